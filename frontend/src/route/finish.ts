/* Where a way ends: how long it took, and what was passed over. */

import { make } from "../make"
import { dotted } from "../meta"
import { READ, read } from "../shelf"
import { say } from "../words"
import type { Route, Stop } from "./route"

/** How many of those that were passed over are named. */
const SHOWN = 7

const MINUTE = 60_000

/** Shows the end below `nav`, at a way's last briefing and wherever all others have been read. */
export function showFinish(nav: HTMLElement, route: Route, here: string, spent: () => number): void {
  const part = make("section", { class: "news-finish", "aria-labelledby": "__finish", tabindex: "-1", "data-news": "finish", hidden: "" })
  nav.after(part)
  const isLast = route.stops.at(-1)?.url === here
  const show = () => {
    const known = new Set(read.all().map(each => each.url))
    const missed = route.stops.filter(each => each.url !== here && !known.has(each.url))
    part.hidden = missed.length > 0 && !isLast
    if (!part.hidden) part.replaceChildren(...end(route, missed, spent()))
  }
  for (const news of [READ, "pageshow", "storage"]) addEventListener(news, show)
  // The minutes are those of when it is seen.
  new IntersectionObserver(([entry]) => entry?.isIntersecting && show()).observe(part)
  show()
}

function end(route: Route, missed: readonly Stop[], spent: number): HTMLElement[] {
  const minutes = Math.max(1, Math.round(spent / MINUTE))
  const facts = [
    make("bdi", {}, say("Briefings: %(count)s", { count: route.stops.length })),
    make("bdi", {}, say("Time spent: %(minutes)s min", { minutes })),
  ]
  return [
    make("h3", { id: "__finish" }, missed.length ? say("That was the last one") : say("You are up to date")),
    make("p", { class: "news-meta" }, ...dotted(facts)),
    ...(missed.length ? passedOver(route, missed) : []),
  ]
}

function passedOver(route: Route, missed: readonly Stop[]): HTMLElement[] {
  const lines = missed.slice(0, SHOWN).map(({ url, title, lang }) =>
    make("li", {}, make("a", { href: url, lang, dir: "auto" }, title)),
  )
  const heading = make("h4", {}, say("Not read yet: %(count)s", { count: missed.length }))
  const list = make("ul", { class: "news-links" }, ...lines)
  if (missed.length <= SHOWN) return [heading, list]
  return [heading, list, make("a", { class: "news-onward", href: route.url }, say("All of %(list)s", { list: route.name }))]
}
