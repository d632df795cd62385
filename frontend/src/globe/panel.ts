/* Beside the globe: where there is most news, or the headlines of the country that was picked. */

import { busiest } from "./activity"
import { counted, readHeadlines, type Country, type Headline, type News } from "./data"
import { isReduced } from "./motion"
import { marked } from "../make"
import { make, part } from "./parts"

const BUSIEST = 8
const NONE_YET = "No briefing yet: its page shows what is new around it."

export class Panel {
  readonly #busiest: HTMLElement
  readonly #panel: HTMLElement
  readonly #heading: HTMLElement
  readonly #count: HTMLElement
  readonly #list: HTMLElement
  readonly #link: HTMLAnchorElement
  /** A site's own template may have none. */
  readonly #follow: HTMLElement | null
  readonly #news: News
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
    this.#listBusiest(container, onPick)
    part(container, "close").addEventListener("click", onClose)
    this.#panel.addEventListener("keydown", event => {
      if (event.key === "Escape") onClose()
    })
  }

  get isOpen(): boolean {
    return this.#panel.hidden === false
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
    // Below the globe it may begin where nobody sees it.
    if (top > innerHeight * 0.75)
      this.#panel.scrollIntoView({ block: "center", behavior: isReduced() ? "instant" : "smooth" })
  }

  #listBusiest(
    container: HTMLElement,
    onPick: (country: Country, origin: HTMLElement) => void,
  ): void {
    const { isRecent, countries } = busiest(this.#news)
    const items = countries.slice(0, BUSIEST).map(country => {
      const count = make("span", { className: "news-count" }, String(isRecent ? country.recent : country.count))
      count.append(make("span", { className: "news-unseen" }, " briefings"))
      const button = make("button", { type: "button" }, country.name, " ", count)
      button.addEventListener("click", () => onPick(country, button))
      return make("li", {}, button)
    })
    const when = isRecent ? ` of the last ${this.#news.days} days` : ""
    part(container, "when").textContent = `Most briefings${when}`
    part(container, "most").replaceChildren(...items)
  }
}

function itemOf({ title, url, source, day, lang, dir }: Headline): HTMLLIElement {
  const link = make("a", { href: url }, title)
  const heading = make("p", { lang, dir }, link)
  const outlet = source ? [make("bdi", {}, source), " · "] : []
  return make("li", {}, heading, make("p", { className: "news-meta" }, ...outlet, day))
}
