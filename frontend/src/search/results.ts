/* Shows what was found. */

import { make } from "../make"
import { meta } from "../meta"
import { LANGUAGE, LOCALE } from "../language"
import type { Hit, Piece } from "./finder"
import { languageName } from "./languages"

/** Gives a result as a briefing's card. */
export function card(hit: Hit): HTMLElement {
  const link = make("a", { href: hit.url }, hit.title)
  const text = make(
    "div",
    { class: "news-card__text" },
    make("h2", { class: "news-card__title", ...written(hit) }, link),
    make("p", { class: "news-card__summary", ...written(hit) }, ...passage(hit.passage)),
    make("p", { class: "news-meta" }, ...otherLanguage(hit), ...origin(hit)),
  )
  return make("li", {}, make("article", { class: "news-card news-card--row" }, text))
}

/** Gives the nodes of a line that says where a result is from, and when it appeared. */
export const origin = ({ country, source, day, from }: Hit): (Node | string)[] =>
  meta(country, source, day, dayInWords(day), from)

/** Gives the nodes that say in which language a result is, where it is from another part of the site. */
function otherLanguage({ from }: Hit): (Node | string)[] {
  if (from === undefined) return []
  return [make("strong", {}, languageName(from)), " · "]
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
