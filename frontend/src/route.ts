/* Leads along the way on which a reader came to a briefing, to its end. Without it a page leads to the one
   before and the one after in its edition. */

import { make, marked } from "./make"
import { countTime } from "./route/clock"
import { showFinish } from "./route/finish"
import { keptRoute, type Route, type Stop } from "./route/route"
import { followSwipes } from "./route/swipe"
import { say, sayIn } from "./words"

const LABELS = { prev: sayIn("briefing", "Previous"), next: sayIn("briefing", "Next") }
type Side = keyof typeof LABELS

/** How near the end of a page is when its edition is asked for. */
const NEAR = "1200px 0px"

interface Edition {
  name: string
  briefings: [url: string, title: string, language: string][]
}

function lead(nav: HTMLElement): void {
  const here = location.pathname
  const kept = keptRoute()
  if (kept?.stops.some(each => each.url === here)) follow(nav, kept, here)
  else followEdition(nav, here)
  const page = document.querySelector<HTMLElement>(".news-article")
  if (page) followSwipes(page, by => link(nav, by > 0 ? "next" : "prev")?.click())
}

function followEdition(nav: HTMLElement, here: string): void {
  const watch = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return
      watch.disconnect()
      edition(nav).then(
        route => route.stops.some(each => each.url === here) && follow(nav, route, here),
        () => {
          // There is no network, and the edition was not kept: the page's own links lead on.
        },
      )
    },
    { rootMargin: NEAR },
  )
  watch.observe(nav)
}

async function edition(nav: HTMLElement): Promise<Route> {
  const address = new URL(nav.dataset["edition"] ?? "", document.baseURI)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} is not to be had`)
  const { name, briefings } = (await answer.json()) as Edition
  const { lang: around } = document.documentElement
  const stops = briefings.map(([url, title, lang]) => ({
    url: new URL(url, address).pathname,
    title,
    lang: lang === around ? undefined : lang,
  }))
  return { url: new URL("./", address).pathname, name, stops }
}

function follow(nav: HTMLElement, route: Route, here: string): void {
  const { stops } = route
  const at = stops.findIndex(each => each.url === here)
  const list = nav.querySelector<HTMLAnchorElement>("p a")
  if (list && list.pathname !== route.url) replaceList(nav, list, route)
  const place = say("%(place)s of %(count)s", { place: at + 1, count: stops.length })
  list?.after(make("bdi", { class: "news-place" }, place))
  offer(nav, "prev", stops[at - 1])
  offer(nav, "next", stops[at + 1])
  dropRepeated(nav)
  showFinish(nav, route, here, countTime(route.url))
}

/** Names the list from which the reader came; the edition goes to the other ways on. */
function replaceList(nav: HTMLElement, list: HTMLAnchorElement, route: Route): void {
  const others = nav.parentElement?.querySelector(":scope > .news-tags")
  others?.append(make("li", {}, make("a", { href: list.href }, list.textContent)))
  nav.setAttribute("aria-label", route.name)
  list.href = route.url
  list.textContent = route.name
  list.dir = "auto"
}

function offer(nav: HTMLElement, side: Side, stop: Stop | undefined): void {
  const there = link(nav, side)
  if (!stop) return there?.remove()
  if (there?.pathname === stop.url) return
  const title = make("b", { lang: stop.lang, dir: "auto" }, stop.title)
  const made = make("a", { rel: side, href: stop.url }, make("span", {}, LABELS[side]), " ", title)
  if (there) there.replaceWith(made)
  else if (side === "prev") nav.querySelector("p")?.after(made)
  else nav.append(made)
}

const link = (nav: HTMLElement, side: Side) => nav.querySelector<HTMLAnchorElement>(`a[rel="${side}"]`)

/** Takes away what is offered further down though the way leads there. */
function dropRepeated(nav: HTMLElement): void {
  const shown = new Set([...nav.querySelectorAll("a")].map(each => each.pathname + each.search))
  const below = nav.parentElement?.querySelectorAll("a") ?? []
  for (const each of below) {
    if (nav.contains(each) || each.closest(".news-kicker") || !shown.has(each.pathname + each.search)) continue
    const line = each.closest("li") ?? each
    const list = line.parentElement
    line.remove()
    // A heading over nothing says nothing.
    if (list && !list.childElementCount) {
      if (list.previousElementSibling?.matches("h3")) list.previousElementSibling.remove()
      list.remove()
    }
  }
}

const nav = marked("route")
if (nav) lead(nav)
