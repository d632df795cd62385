/* Beside the globe: where there is most news, or the headlines of the country that was picked. */

import { busiest } from "./activity"
import { counted, readHeadlines, type Country, type Headline, type News } from "./data"
import { isReduced } from "./motion"
import { marked } from "../make"
import { make, part } from "./parts"

const BUSIEST = 8
const NONE_YET = "No briefing yet: its page shows what is new around it."
const MOST_EVER = "Most briefings"
const MOST_LATELY = "Most briefings of the last 7 days"

export class Panel {
  readonly #busiest: HTMLElement
  readonly #panel: HTMLElement
  readonly #heading: HTMLElement
  readonly #count: HTMLElement
  readonly #list: HTMLElement
  readonly #link: HTMLAnchorElement
  /** A site's own template may have none. */
  readonly #follow: HTMLElement | null
  readonly #container: HTMLElement
  readonly #news: News
  readonly #onPick: (country: Country, origin: HTMLElement) => void
  readonly #tell: (text: string) => void
  #origin: HTMLElement | undefined
  #shown: Country | undefined

  constructor(
    container: HTMLElement,
    news: News,
    tell: (text: string) => void,
    onPick: (country: Country, origin: HTMLElement) => void,
    onClose: () => void,
  ) {
    this.#busiest = part(container, "busiest")
    this.#panel = part(container, "panel")
    this.#heading = part(container, "picked")
    this.#count = part(container, "count")
    this.#list = part(container, "headlines")
    this.#link = part(container, "link")
    this.#follow = marked("follow", container)
    this.#news = news
    this.#tell = tell
    this.#container = container
    this.#onPick = onPick
    this.list([...news.countries.values()])
    part(container, "close").addEventListener("click", onClose)
    this.#panel.addEventListener("keydown", event => {
      if (event.key === "Escape") onClose()
    })
  }

  get isOpen(): boolean {
    return this.#panel.hidden === false
  }

  /** The country that is open. */
  get shown(): Country | undefined {
    return this.#shown
  }

  /** Shows a country. With an origin, the focus comes here, and goes back there afterwards. */
  async show(country: Country, origin: HTMLElement | undefined): Promise<void> {
    this.#shown = country
    this.#origin = origin
    this.#describe(country)
    this.#busiest.hidden = true
    this.#panel.hidden = false
    this.#list.setAttribute("aria-busy", "true")
    this.#list.replaceChildren()
    this.#bringIntoView()
    if (origin) this.#heading.focus({ preventScroll: true })
    const headlines = await readHeadlines(country).catch(() => undefined)
    // Another one may have been picked meanwhile.
    if (this.#shown !== country) return
    this.#list.removeAttribute("aria-busy")
    if (headlines) this.#list.replaceChildren(...headlines.map(itemOf))
    else this.#list.replaceChildren(make("li", {}, "The headlines could not be loaded."))
    this.#tell(
      headlines
        ? `${country.name}: ${country.count ? `the latest ${headlines.length} of ` : ""}${counted(country.count)}.`
        : `${country.name}: the headlines could not be loaded.`,
    )
  }

  /** Goes back to where there is most news. */
  close(): void {
    if (!this.isOpen) return
    const hadFocus = this.#panel.contains(document.activeElement)
    this.#shown = undefined
    this.#panel.hidden = true
    this.#busiest.hidden = false
    this.#tell("Closed.")
    if (hadFocus) this.#origin?.focus({ preventScroll: true })
  }

  #describe({ name, count, recent, url }: Country): void {
    this.#heading.textContent = name
    this.#count.textContent = count ? `${counted(count)}, ${recent} in the last ${this.#news.days} days` : NONE_YET
    this.#link.textContent = count ? `All news from ${name}` : `Neighbours, languages and feed of ${name}`
    this.#link.href = url
    if (!this.#follow) return
    Object.assign(this.#follow.dataset, { country: name, page: url })
    this.#follow.dispatchEvent(new Event("change"))
  }

  #bringIntoView(): void {
    const { top } = this.#panel.getBoundingClientRect()
    // Below the globe it may begin where nobody sees it: then both come into view.
    if (top > innerHeight * 0.6)
      this.#container.scrollIntoView({ block: "start", behavior: isReduced() ? "instant" : "smooth" })
  }

  /** Lists those of some countries that have most news, below a region's name if it is given. */
  list(countries: readonly Country[], region?: string): void {
    const lately = busiest(this.#news)
    // Of a region all are listed, those with the latest news first.
    const isRecent = lately.isRecent && !region
    const most = region
      ? countries.toSorted((one, other) => other.recent - one.recent || other.count - one.count)
      : lately.countries
    const items = most.slice(0, BUSIEST).map(country => {
      const count = make("span", { className: "news-count" }, String(isRecent ? country.recent : country.count))
      count.append(make("span", { className: "news-unseen" }, " briefings"))
      const button = make("button", { type: "button" }, country.name, " ", count)
      button.addEventListener("click", () => this.#onPick(country, button))
      return make("li", {}, button)
    })
    part(this.#container, "when").textContent = region ?? (isRecent ? MOST_LATELY : MOST_EVER)
    part(this.#container, "most").replaceChildren(...items)
  }
}

function itemOf({ title, url, source, day, lang, dir }: Headline): HTMLLIElement {
  const link = make("a", { href: url }, title)
  const heading = make("p", { lang, dir }, link)
  const outlet = source ? [make("bdi", {}, source), " · "] : []
  return make("li", {}, heading, make("p", { className: "news-meta" }, ...outlet, day))
}
