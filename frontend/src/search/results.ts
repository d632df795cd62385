/* Shows what was found, and says how much it is. */

import { make } from "../make"
import { meta } from "../meta"
import { LANGUAGE, LOCALE } from "../language"
import { reconcile } from "../reconcile"
import { glide } from "../transitions"
import { say, sayMany } from "../words"
import type { Found, Hit, Piece } from "./finder"
import { languageName } from "./languages"
import type { FoundPages } from "./pages"
import type { Place } from "./places"

/** Gives a result as a briefing's card. */
export function card(hit: Hit): HTMLElement {
  return cardBelow("h2", hit, origin(hit))
}

/** Shows these results in a list; those that it shows already stay the same elements. */
export function showCards(list: Element, hits: readonly Hit[]): void {
  reconcile(list, hits.map(card))
}

/** Gives a page of `docs/` as a card below a heading of such pages. */
export function pageCard(hit: Hit): HTMLElement {
  return cardBelow("h3", hit, place(hit))
}

function cardBelow(heading: "h2" | "h3", hit: Hit, line: (Node | string)[]): HTMLElement {
  const link = make("a", { href: hit.url }, hit.title)
  const text = make(
    "div",
    { class: "news-card__text" },
    make(heading, { class: "news-card__title", ...written(hit) }, link),
    make("p", { class: "news-card__summary", ...written(hit) }, ...passage(hit.passage)),
    make("p", { class: "news-meta" }, ...otherLanguage(hit), ...line),
  )
  return make("li", {}, make("article", { class: "news-card news-card--row" }, text))
}

/** Gives the nodes of a line that says where a result is from, and when it appeared. */
export const origin = ({ country, source, day, from }: Hit): (Node | string)[] =>
  meta(country, source, day, dayInWords(day), from)

/** Gives the nodes of a line that says to which of its headings a result leads. */
export const place = ({ section, ...hit }: Hit): (Node | string)[] => (section ? [make("span", written(hit), section)] : [])

/** Gives the nodes that say in which language a result is, where it is from another part of the site. */
function otherLanguage({ from }: Hit): (Node | string)[] {
  if (from === undefined) return []
  return [make("strong", {}, languageName(from)), " "]
}

/** The attributes of an element whose text is in a result's language. */
export function written({ language }: Hit): Record<string, string | undefined> {
  return language && language !== LANGUAGE ? { lang: language, dir: "auto" } : { dir: "auto" }
}

/** Gives the nodes of a passage; one that is cut out of a text begins and ends with dots. */
function passage(all: readonly Piece[]): (Node | string)[] {
  const shown = all.map(({ text, isFound }) => (isFound ? make("mark", {}, text) : text))
  const [start, end] = [all[0]?.text ?? "", all.at(-1)?.text ?? ""]
  const isWhole = /[.!?。！？؟]["'”’»]?\s*$/u.test(end)
  return [/^\p{Ll}/u.test(start) ? "… " : "", ...shown, isWhole ? "" : " …"]
}

const MEDIUM: Intl.DateTimeFormatOptions = { dateStyle: "medium" }

/** Gives a day in words. */
export function dayInWords(day: string, style = MEDIUM): string {
  const date = new Date(`${day}T00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return new Intl.DateTimeFormat(LOCALE, { ...style, timeZone: "UTC" }).format(date)
}

/** Gives ways on in a row. It is a new one each time: a box that stays, and comes up from below the window, moves. */
export function rowOf(...ways: Node[]): HTMLElement {
  return make("div", { class: "news-search__ways" }, ...ways)
}

/** Gives the pages under a heading, a new one each time as `rowOf` is; nothing where none is found.

    `fail` tells that those which are not shown yet cannot be loaded. */
export function pageGroup({ count, hits, others }: FoundPages, fail: () => void): HTMLElement[] {
  if (!count) return []
  const list = make("ol", { class: "news-list news-list--row" }, ...hits.map(pageCard))
  const section = make("section", { class: "news-search__pages" }, make("h2", {}, say("Pages")), list)
  if (count === hits.length) return [section]
  const more = make("button", { class: "news-button", type: "button" }, say("Show more"))
  const show = async () => {
    const cards = (await others()).map(pageCard)
    await glide(() => {
      list.append(...cards)
      // The button goes away, and the focus would be lost with it.
      cards[0]?.querySelector("a")?.focus()
      more.remove()
    })
  }
  more.addEventListener("click", () => void show().catch(fail))
  section.append(more)
  return [section]
}

/** Says how much was found, and how far back, and how many pages of `docs/` besides. */
export function told(found: Found, names: readonly Place[], pages: FoundPages): string {
  if (!pages.count) return toldOfNews(found, names)
  const ofPages = sayMany("%(num)s page found.", "%(num)s pages found.", pages.count)
  const nothing = () => say("No briefing has these words, back to %(day)s.", { day: dayInWords(found.since) })
  return `${found.count || names.length ? toldOfNews(found, names) : nothing()} ${ofPages}`
}

/** Says how many briefings were found, and how far back; of words that are only a name, what has it. */
function toldOfNews({ count, since, isDone }: Found, names: readonly Place[]): string {
  const day = dayInWords(since)
  if (!isDone) return sayMany("%(num)s briefing so far, back to %(day)s …", "%(num)s briefings so far, back to %(day)s …", count, { day })
  const [first] = names
  if (!count && first) {
    const name = `${first.name} (${first.kind})`
    return say("Found by name: %(name)s. No briefing has these words, back to %(day)s.", { name, day })
  }
  if (!count) return say("Nothing found, back to %(day)s.", { day })
  return sayMany("%(num)s briefing found, back to %(day)s.", "%(num)s briefings found, back to %(day)s.", count, { day })
}
