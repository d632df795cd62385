/* The bundles that the archive is searched in, and which of them a span of time needs. */

import type { Span } from "./query"

export interface Bundle {
  /** Address of its folder, relative to the list's. */
  readonly path: string
  /** Its first day, as YYYY-MM-DD. */
  readonly from: string
  readonly to: string
  /** About how many briefings it has. */
  readonly count: number
  /** Changes when the bundle does. */
  readonly tag: string
}

export interface Bundles {
  /** What the list is called in its folder. */
  readonly list: string
  /** Address of the folder that paths are relative to. */
  readonly base: string
  /** Path of what searches in texts; empty where there are titles only. */
  readonly programs: string
  readonly language: string
  /** Newest first. */
  readonly bundles: readonly Bundle[]
}

/** Bundles that are searched, and the days that count where they hold others too. */
export interface Chosen {
  readonly bundles: readonly Bundle[]
  readonly days: readonly string[]
  /** The first day that counts. */
  readonly since: string
}

/** With so many briefings in a month, or in a year, a search begins with those. */
const ENOUGH = 300

const DAY = 86_400_000

/** Lists of bundles: those of the news, and that of the pages of `docs/`. */
export const [NEWS, PAGES] = ["bundles.json", "pages.json"]

/** Fetches a list. Throws where that fails. */
export async function readBundles(base: string, list = NEWS): Promise<Bundles> {
  const response = await fetch(new URL(list, base), { cache: "no-cache" })
  if (!response.ok) throw new Error(`${list}: ${response.status}`)
  return { list, base, ...((await response.json()) as Omit<Bundles, "base" | "list">) }
}

/** Gives the bundles of a span, which ends with the newest briefing. */
export function choose(all: readonly Bundle[], span: Span): Chosen {
  const newest = all[0]?.to ?? ""
  if (span === "all" || !newest) return { bundles: all, days: [], since: "" }
  const since = first(newest, span)
  const bundles = all.filter(({ to }) => to >= since)
  const isExact = bundles.every(({ from }) => from >= since)
  return { bundles, days: isExact ? [] : days(since, newest), since }
}

/** Gives the first day that counts of the newest bundles, so many of them. */
export function reached({ bundles, since }: Chosen, many: number): string {
  const from = bundles[Math.min(many, bundles.length) - 1]?.from ?? since
  return from > since ? from : since
}

/** Gives the span that is searched where a reader has chosen none. */
export function usualSpan(all: readonly Bundle[]): Span {
  const has = (span: Span) => choose(all, span).bundles.reduce((sum, { count }) => sum + count, 0)
  return (["month", "year"] as const).find(span => has(span) >= ENOUGH) ?? "all"
}

/** Gives the first day of a span. A month and a year begin as in the calendar. */
function first(newest: string, span: Span): string {
  const day = new Date(`${newest}T00:00Z`)
  if (span === "week") day.setTime(day.getTime() - 6 * DAY)
  else day.setUTCDate(1)
  if (span === "year") day.setUTCMonth(day.getUTCMonth() - 11)
  return day.toISOString().slice(0, 10)
}

function days(from: string, to: string): string[] {
  const found: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) {
    found.push(new Date(at).toISOString().slice(0, 10))
  }
  return found
}
