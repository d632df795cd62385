/* The line that says where a briefing is from, and when it appeared. */

import { make } from "./make"

/** Gives its nodes; what is empty is left out. `day` is as YYYY-MM-DD.

    `lang` is the language of the names, where that is another than the page's. */
export function meta(country: string, source: string, day: string, dayInWords: string, lang?: string): (Node | string)[] {
  const names = [country, source].filter(Boolean).map(name => make("bdi", { lang }, name))
  const parts = [...names, make("time", { datetime: day }, dayInWords)]
  return dotted(parts)
}

/** Puts dots between facts on a line. A dot goes with what follows it, and is cut where that begins a line. */
export function dotted(facts: readonly Node[]): (Node | string)[] {
  return facts.flatMap<Node | string>((fact, at) => (at ? [" ", make("span", { class: "news-also" }, make("i", {}, "· "), fact)] : [fact]))
}
