/* The dialog in which one searches from everywhere. Loaded when it is first asked for.

It follows the pattern of an editable combobox with a list (ARIA Authoring Practices). */

import { activate } from "./listbox"
import { make } from "./make"
import { reconcile } from "./reconcile"
import type { Found, Hit } from "./search/finder"
import { NO_PAGES, PageSearch, type FoundPages } from "./search/pages"
import { about, fetchPlaces, type Place, type Places } from "./search/places"
import { writeQuery, type Query, type Span } from "./search/query"
import { keepRecent, recent } from "./search/recent"
import { origin, place, written } from "./search/results"
import { Search } from "./search/search"
import { takeTyped } from "./search/typed"
import { say, sayMany } from "./words"

const PAUSE = 100
/** How many names are offered, how many briefings, and how many pages of `docs/`. */
const [NAMES, SHOWN, PAGES] = [4, 7, 3]
const LIST = "__finder-list"

/** A line of the list: where it leads, and what it is. */
interface Choice {
  readonly href: string
  readonly content: readonly (Node | string)[]
  /** Whether it is one of the pages of `docs/`, which stand in a group of their own. */
  readonly isPage?: boolean
}

class Finder {
  readonly #page: string
  readonly #search: Search
  readonly #pages: PageSearch
  readonly #input: HTMLInputElement
  readonly #list = make("ul", { id: LIST, role: "listbox", "aria-label": say("Results") })
  readonly #status = make("p", { class: "news-note", role: "status" })
  readonly #dialog: HTMLDialogElement
  #usual: Span = "all"
  #places: Places | undefined
  /** The briefings that are shown: they stay until there are others. */
  #hits: readonly Hit[] = []
  /** The pages of `docs/` that are shown, just as long. */
  #found: FoundPages = NO_PAGES
  #choices: readonly Choice[] = []
  #active = -1
  #pause = 0

  constructor(page: string, root: string) {
    this.#page = page
    this.#search = new Search(page, root)
    this.#pages = new PageSearch(page, root, PAGES)
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
      this.#found = NO_PAGES
      this.#offer(recent().map(each => ({ href: this.#all(each), content: [each] })))
      return
    }
    this.#offerFor(words)
    const query = this.#query(words)
    const pages = this.#pages.find(query)
    this.#search.find(query, false, found => this.#show(found, words, pages)).catch(() => this.#fail())
  }

  #query(words: string): Query {
    return { words, span: this.#usual, isByDate: false, isEverywhere: false, facets: {} }
  }

  #all(words: string): string {
    return new URL(writeQuery(this.#query(words), this.#usual), this.#page).href
  }

  async #show(found: Found, words: string, finding: Promise<FoundPages>): Promise<void> {
    const hits = await found.hits(0, SHOWN)
    if (words !== this.#input.value) return
    this.#hits = hits
    this.#offerFor(words)
    const pages = found.isDone ? await finding : NO_PAGES
    if (words !== this.#input.value) return
    const isNamed = (this.#places?.matching(words) ?? []).length > 0
    this.#status.textContent = told(found, isNamed, pages.count)
    if (!found.isDone) return
    this.#found = pages
    this.#offerFor(words)
  }

  /** Offers the pages of what is called so, then briefings, then pages of `docs/`, then all results. */
  #offerFor(words: string): void {
    const places = this.#places?.matching(words).slice(0, NAMES) ?? []
    const all = { href: this.#all(words), content: [say("All results for “%(words)s”", { words: words.trim() })] }
    this.#offer([...places.map(named), ...this.#hits.map(choice), ...this.#found.hits.map(standing), all])
  }

  #fail(): void {
    this.#status.textContent = navigator.onLine ? say("The search could not be loaded.") : say("A search needs a connection.")
    this.#hits = []
    this.#found = NO_PAGES
    this.#offer([])
  }

  /** Offers these; what was chosen meanwhile stays so, wherever it is in the list now. */
  #offer(choices: readonly Choice[]): void {
    const chosen = this.#choices[this.#active]?.href
    this.#activate(-1)
    this.#choices = choices
    const options = choices.map(({ href, content, isPage }): HTMLElement =>
      make(isPage ? "div" : "li", { id: `${LIST}-${href}`, role: "option", "aria-selected": "false" }, ...content),
    )
    const pages = options.filter((_, at) => choices[at]?.isPage)
    const first = options.indexOf(pages[0] as HTMLElement)
    if (first >= 0) options.splice(first, pages.length, groupOf(pages))
    reconcile(this.#list, options)
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
    const chosen = this.#choices[[...this.#list.querySelectorAll("[role='option']")].indexOf(option as Element)]
    if (chosen) this.#go(chosen.href)
  }

  #go(href: string): void {
    keepRecent(this.#input.value)
    location.href = href
  }
}

/** Says how much was found, of pages too. */
function told(found: Found, isNamed: boolean, pages: number): string {
  const ofNews = toldOfNews(found, isNamed || pages > 0)
  return pages ? `${ofNews} · ${sayMany("%(num)s page found.", "%(num)s pages found.", pages)}` : ofNews
}

/** Says how many briefings were found; names and pages that were found are there, whatever briefings are. */
function toldOfNews({ count, isDone }: Found, isNamed: boolean): string {
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

function standing(hit: Hit): Choice {
  const title = make("span", { class: "news-finder__title", ...written(hit) }, hit.title)
  return { href: hit.url, content: [title, make("span", { class: "news-meta" }, ...place(hit))], isPage: true }
}

/** Gives options under a name of their own, within a list of others. */
function groupOf(options: readonly HTMLElement[]): HTMLElement {
  const name = make("span", { class: "news-finder__group", "aria-hidden": "true" }, say("Pages"))
  return make("li", { role: "presentation" }, make("div", { role: "group", "aria-label": say("Pages") }, name, ...options))
}

function named(found: Place): Choice {
  const title = make("span", { class: "news-finder__title" }, found.name)
  return { href: found.href, content: [title, make("span", { class: "news-meta" }, about(found))] }
}

let finder: Finder | undefined

/** Opens the dialog; `link` leads to the search page. */
export function openFinder(link: HTMLAnchorElement): void {
  finder ??= new Finder(link.href, new URL(link.dataset["root"] ?? "", document.baseURI).href)
  finder.open()
}
