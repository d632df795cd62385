/* The search page: results while one types, in an address that can be shared. */

import { make, marked } from "./make"
import { everywhere } from "./search/everywhere"
import { Facets } from "./search/facets"
import type { Found, Hit } from "./search/finder"
import { NO_PAGES, PageSearch, type FoundPages } from "./search/pages"
import { about, Places, type Place } from "./search/places"
import { isEmpty, readQuery, SPANS, writeQuery, type Query, type Span } from "./search/query"
import { forgetRecent, keepRecent, recent } from "./search/recent"
import { card, dayInWords, pageGroup, rowOf, showCards, told } from "./search/results"
import { Search } from "./search/search"
import { glide } from "./transitions"
import { say, sayMany } from "./words"

/** How long a reader has to pause before a search begins, in milliseconds. */
const PAUSE = 100

/** How many results are shown at once. */
const SHOWN = 10

/** How many pages of `docs/` are shown below them at once. */
const PAGES = 4

/** How many names are shown above the results. */
const NAMES = 6
const absolute = (relative: string) => new URL(relative, document.baseURI).href

class SearchPage {
  readonly #box: HTMLInputElement
  readonly #status = part("found")
  readonly #named = part("named")
  readonly #results = part("results")
  readonly #list = part<HTMLOListElement>("list")
  readonly #more = part<HTMLButtonElement>("more")
  readonly #onward = part("onward")
  readonly #recent = part("recent")
  readonly #narrow = part<HTMLDetailsElement>("narrow")
  readonly #span = part<HTMLSelectElement>("span")
  readonly #sort = part<HTMLSelectElement>("sort")
  readonly #reach = marked<HTMLSelectElement>("reach")
  readonly #facets: Facets
  readonly #places = new Places(document, document.baseURI)
  readonly #search: Search
  readonly #pages: PageSearch
  #usual: Span | undefined
  #found: Found | undefined
  #names: readonly Place[] = []
  #shown = 0
  #pause = 0

  constructor(form: HTMLFormElement) {
    this.#box = form.querySelector("input") as HTMLInputElement
    const folders = (this.#reach?.dataset["others"] ?? "").split(" ").filter(Boolean).map(absolute)
    const [base, root, others] = [absolute("./"), absolute(form.dataset["root"] ?? ""), { folders, join: everywhere }]
    this.#search = new Search(base, root, others)
    this.#pages = new PageSearch(base, root, PAGES, others)
    const box = (name: string) => form.querySelector<HTMLSelectElement>(`[data-facet="${name}"]`) as HTMLSelectElement
    const boxes = { country: box("country"), source: box("source"), tag: box("tag"), language: box("language") }
    this.#facets = new Facets(boxes, this.#places, () => this.#run())
    this.#box.addEventListener("input", () => this.#runSoon())
    this.#span.addEventListener("change", () => this.#run())
    this.#sort.addEventListener("change", () => this.#run())
    this.#reach?.addEventListener("change", () => this.#run())
    this.#narrow.addEventListener("toggle", () => this.#narrow.open && this.#run())
    this.#more.addEventListener("click", () => void this.#showMore())
    this.#list.addEventListener("click", () => keepRecent(this.#box.value))
    form.addEventListener("submit", event => {
      event.preventDefault()
      keepRecent(this.#box.value)
      this.#run()
    })
    addEventListener("popstate", () => this.#usual && this.#readAddress(this.#usual))
    this.#recent.querySelector("button")?.addEventListener("click", () => {
      forgetRecent()
      this.#showRecent(true)
      this.#box.focus()
    })
    this.#showRecent(true)
  }

  /** Begins with what the address says, once it is known what there is. */
  start(): void {
    this.#load().catch(() => this.#fail())
  }

  async #load(): Promise<void> {
    const { bundles } = await this.#search.bundles()
    const usual = await this.#search.usual()
    const [newest, oldest] = [bundles[0]?.to ?? "", bundles.at(-1)?.from ?? ""]
    const names: Record<Span, string> = {
      week: sayMany("Last %(num)s day", "Last %(num)s days", 7),
      month: dayInWords(newest, { month: "long", year: "numeric" }),
      year: sayMany("Last %(num)s month", "Last %(num)s months", 12),
      all: say("Everything since %(month)s", { month: dayInWords(oldest, { month: "long", year: "numeric" }) }),
    }
    this.#span.replaceChildren(...SPANS.map(span => make("option", { value: span }, names[span])))
    this.#usual = usual
    this.#readAddress(usual)
  }

  /** What the boxes say. */
  #query(): Query {
    return {
      words: this.#box.value,
      span: this.#span.value as Span,
      isByDate: this.#sort.value === "date",
      isEverywhere: this.#reach?.value === "all",
      facets: this.#facets.read(),
    }
  }

  #readAddress(usual: Span): void {
    const query = readQuery(location.search, usual)
    // Somebody may have begun to type before all was loaded.
    if (!this.#box.value || query.words) this.#box.value = query.words
    this.#span.value = query.span
    this.#sort.value = query.isByDate ? "date" : ""
    if (this.#reach) this.#reach.value = query.isEverywhere ? "all" : ""
    this.#facets.write(query.facets)
    if (Object.keys(query.facets).length) this.#narrow.open = true
    this.#run()
  }

  #runSoon(): void {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.#run(), PAUSE)
  }

  #run(): void {
    clearTimeout(this.#pause)
    const query = this.#query()
    this.#showNames(query.words)
    this.#showRecent(isEmpty(query))
    if (!this.#usual) return
    this.#keepInAddress(query, this.#usual)
    this.#onward.replaceChildren()
    if (isEmpty(query)) {
      this.#search.stop()
      this.#found = undefined
      this.#results.hidden = true
      this.#status.textContent = ""
      return
    }
    this.#shown = 0
    this.#results.setAttribute("aria-busy", "true")
    const pages = this.#pages.find(query)
    this.#search
      .find(query, this.#narrow.open, found => this.#show(found, query, pages))
      .catch(() => this.#fail())
  }

  #keepInAddress(query: Query, usual: Span): void {
    const address = location.pathname + writeQuery(query, usual)
    if (address !== location.pathname + location.search) history.replaceState(history.state, "", address)
  }

  async #show(found: Found, query: Query, finding: Promise<FoundPages>): Promise<void> {
    this.#found = found
    if (this.#narrow.open) this.#facets.show(found.counts)
    const hits = await found.hits(0, Math.max(SHOWN, this.#shown))
    if (this.#found !== found) return
    showCards(this.#list, hits)
    this.#shown = hits.length
    this.#results.hidden = false
    this.#more.hidden = found.count <= this.#shown
    const pages = found.isDone ? await finding : NO_PAGES
    if (this.#found !== found) return
    this.#status.textContent = told(found, this.#names, pages)
    if (!found.isDone) return
    this.#results.removeAttribute("aria-busy")
    this.#onward.replaceChildren(...pageGroup(pages, () => this.#fail()), rowOf(...this.#waysOn(found, query, pages)))
  }

  async #showMore(): Promise<void> {
    const found = this.#found
    if (!found) return
    let hits: readonly Hit[]
    try {
      hits = await found.hits(this.#shown, this.#shown + SHOWN)
    } catch {
      this.#fail()
      return
    }
    if (this.#found !== found) return
    const cards = hits.map(card)
    await glide(() => {
      this.#list.append(...cards)
      this.#shown += hits.length
      this.#more.hidden = found.count <= this.#shown
      // The button goes away in the end, and the focus would be lost with it.
      cards[0]?.querySelector("a")?.focus()
    })
  }

  #fail(): void {
    this.#search.forget()
    this.#results.removeAttribute("aria-busy")
    this.#status.textContent = navigator.onLine
      ? say("The search could not be loaded.")
      : say("There is no connection, and a search needs one.")
    const again = make("button", { class: "news-button", type: "button" }, say("Try again"))
    again.addEventListener("click", () => {
      if (this.#usual) this.#run()
      else this.start()
      this.#box.focus()
    })
    this.#onward.replaceChildren(rowOf(again))
  }

  /** Where a reader can look further: further back, or without what the results are narrowed by. */
  #waysOn({ count }: Found, query: Query, pages: FoundPages): Node[] {
    const ways: Node[] = []
    const offer = (words: string, change: () => void) => {
      const button = make("button", { class: "news-button", type: "button" }, words)
      button.addEventListener("click", () => {
        change()
        this.#run()
        this.#box.focus()
      })
      ways.push(button)
    }
    for (const span of SPANS.slice(SPANS.indexOf(query.span) + 1)) {
      const name = this.#span.options[SPANS.indexOf(span)]?.text ?? ""
      offer(say("Search: %(words)s", { words: name }), () => (this.#span.value = span))
    }
    if (!count && Object.keys(query.facets).length) {
      offer(say("Search all countries, sources, topics and languages"), () => this.#facets.write({}))
    }
    // Not below what was found by its name.
    if (!count && !ways.length && !this.#names.length && !pages.count) {
      ways.push(make("p", {}, say("Try fewer or other words: words are found from their beginning.")))
    }
    return ways
  }

  #showNames(words: string): void {
    this.#names = this.#places.matching(words).slice(0, NAMES)
    const items = this.#names.map(it =>
      make("li", {}, make("a", { href: it.href }, it.name), " ", make("span", { class: "news-count" }, about(it))),
    )
    this.#named.replaceChildren(...items)
    // Its place is kept, so that the results stay in theirs.
    this.#named.hidden = !words.trim()
    this.#places.show(!words.trim())
  }

  #showRecent(isWanted: boolean): void {
    const items = recent().map(words => {
      const button = make("button", { class: "news-button", type: "button" }, words)
      button.addEventListener("click", () => {
        this.#box.value = words
        this.#run()
        this.#box.focus()
      })
      return make("li", {}, button)
    })
    this.#recent.querySelector("ul")?.replaceChildren(...items)
    this.#recent.hidden = !isWanted || !items.length
  }
}

function part<Kind extends HTMLElement>(name: string): Kind {
  const found = marked<Kind>(name)
  if (!found) throw new Error(`The search page has no part ${name}.`)
  return found
}

/** Without an index only the names on the page are found. */
function offerNames(form: HTMLFormElement): void {
  const box = form.querySelector("input") as HTMLInputElement
  const [status, named, places] = [part("found"), part("named"), new Places(document, document.baseURI)]
  const show = () => {
    const found = places.matching(box.value)
    named.replaceChildren(
      ...found.map(it => make("li", {}, make("a", { href: it.href }, it.name), " ", make("span", { class: "news-count" }, about(it)))),
    )
    named.hidden = !found.length
    places.show(!box.value.trim())
    const outcome = found.length ? sayMany("%(num)s found.", "%(num)s found.", found.length) : say("Nothing found by that name.")
    status.textContent = box.value.trim() ? outcome : ""
  }
  box.addEventListener("input", show)
  form.addEventListener("submit", event => {
    event.preventDefault()
    named.querySelector("a")?.focus()
  })
  box.value ||= new URLSearchParams(location.search).get("q") ?? ""
  show()
}

const form = marked<HTMLFormElement>("find")
if (form?.dataset["root"] === undefined) {
  if (form) offerNames(form)
} else {
  new SearchPage(form).start()
}
