/* The dialog in which one searches from everywhere. Loaded when it is first asked for.

It follows the pattern of an editable combobox with a list (ARIA Authoring Practices). */

import { activate } from "./listbox"
import { make } from "./make"
import type { Found, Hit } from "./search/finder"
import { about, fetchPlaces, type Place, type Places } from "./search/places"
import { writeQuery, type Query, type Span } from "./search/query"
import { keepRecent, recent } from "./search/recent"
import { origin, written } from "./search/results"
import { Search } from "./search/search"
import { takeTyped } from "./search/typed"
import { say, sayMany } from "./words"

const PAUSE = 100
/** How many names are offered, and how many briefings. */
const [NAMES, SHOWN] = [4, 7]
const LIST = "__finder-list"

/** A line of the list: where it leads, and what it is. */
interface Choice {
  readonly href: string
  readonly content: readonly (Node | string)[]
}

class Finder {
  readonly #page: string
  readonly #search: Search
  readonly #input: HTMLInputElement
  readonly #list = make("ul", { id: LIST, role: "listbox", "aria-label": say("Results") })
  readonly #status = make("p", { class: "news-note", role: "status" })
  readonly #dialog: HTMLDialogElement
  #usual: Span = "all"
  #places: Places | undefined
  /** The briefings that are shown: they stay until there are others. */
  #hits: readonly Hit[] = []
  #choices: readonly Choice[] = []
  #active = -1
  #pause = 0

  constructor(page: string, root: string) {
    this.#page = page
    this.#search = new Search(page, root)
    this.#input = make("input", {
      type: "search",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": LIST,
      "aria-expanded": "false",
      "aria-label": say("Search the briefings"),
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      placeholder: say("Search the briefings"),
    })
    const close = make("button", { class: "news-tool", type: "button", "aria-label": say("Close") }, "×")
    const head = make("div", { class: "news-finder__head" }, this.#input, close)
    this.#dialog = make("dialog", { class: "news-dialog news-finder", "aria-label": say("Search") }, head, this.#status, this.#list)
    close.addEventListener("click", () => this.#dialog.close())
    this.#dialog.addEventListener("click", event => event.target === this.#dialog && this.#dialog.close())
    this.#dialog.addEventListener("close", () => this.#search.stop())
    this.#input.addEventListener("input", () => this.#runSoon())
    this.#input.addEventListener("keydown", event => this.#press(event))
    this.#list.addEventListener("click", event => this.#click(event))
    document.body.append(this.#dialog)
  }

  open(): void {
    const typed = takeTyped()
    if (this.#dialog.open) return
    this.#dialog.showModal()
    this.#input.focus()
    if (typed) this.#input.value = typed
    else this.#input.select()
    this.#activate(-1)
    this.#run()
    // Without the names, briefings are found all the same.
    this.#loadPlaces().catch(() => {})
    // So that the first letter finds all in its place.
    this.#search.usual().then(
      usual => (this.#usual = usual),
      () => this.#fail(),
    )
  }

  async #loadPlaces(): Promise<void> {
    this.#places ??= await fetchPlaces(this.#page)
    if (this.#input.value.trim()) this.#offerFor(this.#input.value)
  }

  #runSoon(): void {
    clearTimeout(this.#pause)
    this.#activate(-1)
    this.#pause = setTimeout(() => this.#run(), PAUSE)
  }

  #run(): void {
    const words = this.#input.value
    if (!words.trim()) {
      this.#search.stop()
      this.#status.textContent = ""
      this.#hits = []
      this.#offer(recent().map(each => ({ href: this.#all(each), content: [each] })))
      return
    }
    this.#offerFor(words)
    this.#search.find(this.#query(words), false, found => this.#show(found, words)).catch(() => this.#fail())
  }

  #query(words: string): Query {
    return { words, span: this.#usual, isByDate: false, isEverywhere: false, facets: {} }
  }

  #all(words: string): string {
    return new URL(writeQuery(this.#query(words), this.#usual), this.#page).href
  }

  async #show(found: Found, words: string): Promise<void> {
    const hits = await found.hits(0, SHOWN)
    if (words !== this.#input.value) return
    const isNamed = (this.#places?.matching(words) ?? []).length > 0
    this.#status.textContent = told(found, isNamed)
    this.#hits = hits
    this.#offerFor(words)
  }

  /** Offers the pages of what is called so, then briefings, then all results. */
  #offerFor(words: string): void {
    const places = this.#places?.matching(words).slice(0, NAMES) ?? []
    const all = { href: this.#all(words), content: [say("All results for “%(words)s”", { words: words.trim() })] }
    this.#offer([...places.map(place), ...this.#hits.map(choice), all])
  }

  #fail(): void {
    this.#status.textContent = navigator.onLine ? say("The search could not be loaded.") : say("A search needs a connection.")
    this.#hits = []
    this.#offer([])
  }

  /** Offers these; what was chosen meanwhile stays so, wherever it is in the list now. */
  #offer(choices: readonly Choice[]): void {
    const chosen = this.#choices[this.#active]?.href
    this.#choices = choices
    const options = choices.map(({ content }, at) =>
      make("li", { id: `${LIST}-${at}`, role: "option", "aria-selected": "false" }, ...content),
    )
    this.#list.replaceChildren(...options)
    this.#list.hidden = !options.length
    this.#input.setAttribute("aria-expanded", String(options.length > 0))
    this.#activate(choices.findIndex(each => each.href === chosen))
  }

  #activate(at: number): void {
    this.#active = at
    activate(this.#input, this.#list, at)
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const many = this.#choices.length
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      const by = event.key === "ArrowDown" ? 1 : -1
      if (many) this.#activate((Math.max(this.#active, by > 0 ? -1 : 0) + by + many) % many)
    } else if (event.key === "Enter") {
      event.preventDefault()
      const words = this.#input.value
      const href = this.#choices[this.#active]?.href ?? (words.trim() ? this.#all(words) : undefined)
      if (href) this.#go(href)
    }
  }

  #click(event: MouseEvent): void {
    const option = (event.target as Element).closest("[role='option']")
    const chosen = this.#choices[[...this.#list.children].indexOf(option as Element)]
    if (chosen) this.#go(chosen.href)
  }

  #go(href: string): void {
    keepRecent(this.#input.value)
    location.href = href
  }
}

/** Says how much was found; names that were found are there, whatever briefings are. */
function told({ count, isDone }: Found, isNamed: boolean): string {
  if (count) return sayMany("%(num)s briefing", "%(num)s briefings", count)
  if (!isDone) return say("Searching …")
  return isNamed
    ? say("No briefing found. The search page looks further back.")
    : say("Nothing found. The search page looks further back.")
}

function choice(hit: Hit): Choice {
  const title = make("span", { class: "news-finder__title", ...written(hit) }, hit.title)
  return { href: hit.url, content: [title, make("span", { class: "news-meta" }, ...origin(hit))] }
}

function place(found: Place): Choice {
  const title = make("span", { class: "news-finder__title" }, found.name)
  return { href: found.href, content: [title, make("span", { class: "news-meta" }, about(found))] }
}

let finder: Finder | undefined

/** Opens the dialog; `link` leads to the search page. */
export function openFinder(link: HTMLAnchorElement): void {
  finder ??= new Finder(link.href, new URL(link.dataset["root"] ?? "", document.baseURI).href)
  finder.open()
}
