/* The briefing whose page this is. */

import { marked } from "../make"
import type { Kept } from "../shelf"

/** Gives a button of its tools. */
export const tool = (name: string): HTMLButtonElement | null => {
  const tools = marked("tools")
  return tools && marked<HTMLButtonElement>(name, tools)
}

/** Gives the briefing's own element. */
export const article = (): HTMLElement | null => document.querySelector<HTMLElement>(".news-article")

/** Gives the page's address without a place in it, as it is shared. */
export const address = (): string => location.origin + location.pathname

/** Gives what a list of briefings shows of this one. */
export function briefing(): Kept | undefined {
  const all = article()
  const title = all?.querySelector("h1")?.textContent
  if (!all || !title) return undefined
  const { source = "", country = "" } = marked("tools")?.dataset ?? {}
  const time = all.querySelector("time")
  return {
    url: location.pathname,
    title: title.trim(),
    lang: all.lang || undefined,
    dir: all.dir || undefined,
    source,
    country,
    day: time?.dateTime.slice(0, 10) ?? "",
    dayInWords: time?.textContent ?? "",
  }
}
