/* Beside the globe: where there is most news, or the headlines of the country that was picked. */

import { busiest } from "./activity"
import { counted, readHeadlines, type Country, type Headline, type News } from "./data"
import { isReduced } from "./motion"
import { marked } from "../make"
import { dotted } from "../meta"
import { number, say, sayMany } from "../words"
import { make, part } from "./parts"

const BUSIEST = 8

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
    else this.#list.replaceChildren(make("li", {}, say("The headlines could not be loaded.")))
    this.#tell(told(country, headlines?.length))
  }

  /** Goes back to where there is most news. */
  close(): void {
    if (!this.isOpen) return
    const hadFocus = this.#panel.contains(document.activeElement)
    this.#shown = undefined
    this.#panel.hidden = true
    this.#busiest.hidden = false
    this.#tell(say("Closed."))
    if (hadFocus) this.#origin?.focus({ preventScroll: true })
  }

  #describe({ name, count, recent, url }: Country): void {
    this.#heading.textContent = name
    const { days } = this.#news
    this.#count.textContent = count
      ? sayMany("%(briefings)s, %(recent)s in the last %(num)s day", "%(briefings)s, %(recent)s in the last %(num)s days", days, {
          briefings: counted(count),
          recent,
        })
      : say("No briefing yet: its page shows what is new around it.")
    this.#link.textContent = count
      ? say("All news from %(country)s", { country: name })
      : say("Neighbours, languages and feed of %(country)s", { country: name })
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
      const count = countOf(isRecent ? country.recent : country.count)
      const button = make("button", { type: "button" }, country.name, " ", count)
      button.addEventListener("click", () => this.#onPick(country, button))
      return make("li", {}, button)
    })
    part(this.#container, "when").textContent = region ?? (isRecent ? mostOf(this.#news.days) : say("Most briefings"))
    part(this.#container, "most").replaceChildren(...items)
  }
}

/** Says what is shown of a country: the latest of its briefings, where they could be had. */
function told({ name, count }: Country, shown: number | undefined): string {
  if (shown === undefined) return say("%(country)s: the headlines could not be loaded.", { country: name })
  if (!count) return say("%(country)s: no briefing yet.", { country: name })
  return sayMany(
    "%(country)s: the latest %(shown)s of %(num)s briefing.",
    "%(country)s: the latest %(shown)s of %(num)s briefings.",
    count,
    { country: name, shown },
  )
}

const mostOf = (days: number) =>
  sayMany("Most briefings of the last %(num)s day", "Most briefings of the last %(num)s days", days)

/** Gives a number to see, and to hear what it counts. */
function countOf(many: number): HTMLElement {
  const seen = make("span", {}, number(many))
  seen.setAttribute("aria-hidden", "true")
  const heard = make("span", { className: "news-unseen" }, counted(many))
  return make("span", { className: "news-count" }, seen, heard)
}

function itemOf({ title, url, source, day, lang, dir }: Headline): HTMLLIElement {
  const link = make("a", { href: url }, title)
  const heading = make("p", { lang, dir }, link)
  const facts = [source, day].filter(Boolean).map(fact => make("bdi", {}, fact))
  return make("li", {}, heading, make("p", { className: "news-meta" }, ...dotted(facts)))
}
