/* Remembers the list from which a reader goes to a briefing, as the way that they have taken. */

import { HEADLINES, headlinesIn } from "../headlines"
import { say } from "../words"
import { keepRoute, type Route, type Stop } from "./route"

/** Lists that are about different things stand in sections there: each is a way of its own. */
const IN_SECTIONS = ".news-dateline, .news-kept, .news-globe"

/** Where a page shows briefings in several ways, this one has their order. */
const IN_ORDER = ".news-course"

/** How many briefings a way has at most. */
const LONGEST = 1000

/** Keeps the list whenever one of its headlines is followed. */
export function rememberRoute(): void {
  if (document.querySelector(".news-article")) return
  document.addEventListener("click", event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(`main :is(${HEADLINES})`)
    if (link) keepRoute(routeFrom(link))
  })
}

/** Gives the way from a headline; none from one of the edition whose page this is, which is known. */
function routeFrom(link: HTMLAnchorElement): Route | undefined {
  const edition = document.querySelector<HTMLTimeElement>(".news-dateline time")?.dateTime
  const day = link.closest(".news-card")?.querySelector<HTMLTimeElement>(".news-meta time")?.dateTime
  if (edition && day?.startsWith(edition)) return undefined
  const part = document.querySelector(IN_SECTIONS) ? link.closest("section") : undefined
  const list = part ?? document.querySelector(IN_ORDER) ?? document.querySelector("main") ?? document.body
  return { url: location.pathname + location.search, name: nameOf(part), stops: stopsIn(list) }
}

function nameOf(part: Element | null | undefined): string {
  const words = document.querySelector<HTMLInputElement>("#__q")?.value.trim()
  if (words) return say("Search: %(words)s", { words })
  const heading = part?.querySelector("h2, h3") ?? document.querySelector("h1")
  return heading?.textContent.trim() ?? document.title
}

function stopsIn(list: Element): Stop[] {
  const found = new Map<string, Stop>()
  for (const link of headlinesIn(list)) {
    if (found.size < LONGEST && !found.has(link.pathname)) found.set(link.pathname, stop(link))
  }
  return [...found.values()]
}

function stop(link: HTMLAnchorElement): Stop {
  // What was read says so after its headline.
  const words = [...link.childNodes].filter(node => !(node instanceof Element && node.matches(".news-unseen")))
  const lang = link.closest<HTMLElement>("[lang]")
  return {
    url: link.pathname,
    title: words.map(node => node.textContent).join("").trim(),
    lang: lang && lang !== document.documentElement ? lang.lang : undefined,
  }
}
