/* The way that a reader takes through the briefings: the list from which they came, or else the edition.
   It is kept for this tab alone, and only until the tab is closed. */

/** A briefing on the way. */
export interface Stop {
  /** Path of its page on this host. */
  readonly url: string
  readonly title: string
  readonly lang?: string | undefined
}

/** A list along which one goes. */
export interface Route {
  /** Path of the list's page on this host, with what is asked of it. */
  readonly url: string
  readonly name: string
  readonly stops: readonly Stop[]
}

const KEY = "briefings.route"
const SPENT = "briefings.spent "

/** A path of this host, and nothing that leads elsewhere, as `//` does. */
const PATH = /^\/(?![\s/\\])/

/** Keeps the way that is taken from now on; without one it is the edition of each briefing. */
export function keepRoute(route: Route | undefined): void {
  try {
    if (route) tab()?.setItem(KEY, JSON.stringify(route))
    else tab()?.removeItem(KEY)
  } catch {
    // The storage is full: the way is the edition, then.
  }
}

/** Gives the way that is kept, where there is one. */
export function keptRoute(): Route | undefined {
  try {
    const found: unknown = JSON.parse(tab()?.getItem(KEY) ?? "null")
    return isRoute(found) ? found : undefined
  } catch {
    return undefined // Somebody has changed what is kept there.
  }
}

/** Gives for how many milliseconds briefings of a list were looked at. */
export const spentOn = (list: string): number => Number(tab()?.getItem(SPENT + list)) || 0

/** Keeps for how many milliseconds they were. */
export function keepSpent(list: string, time: number): void {
  try {
    tab()?.setItem(SPENT + list, String(Math.round(time)))
  } catch {
    // The storage is full: the time is not told.
  }
}

function isRoute(it: unknown): it is Route {
  const { url, name, stops } = (it ?? {}) as Partial<Route>
  return isPath(url) && typeof name === "string" && Array.isArray(stops) && stops.every(isStop)
}

function isStop(it: unknown): it is Stop {
  const { url, title } = (it ?? {}) as Partial<Stop>
  return isPath(url) && typeof title === "string"
}

const isPath = (it: unknown): it is string => typeof it === "string" && PATH.test(it)

/** Gives the tab's storage, which some settings refuse by throwing. */
function tab(): Storage | undefined {
  try {
    return window.sessionStorage
  } catch {
    return undefined
  }
}
