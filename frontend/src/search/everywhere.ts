/* Searches a site in all of its languages: each has bundles of its own. */

import { noCounts, type Counts, type Finder, type Found, type Hit } from "./finder"
import { FACETS, type Query } from "./query"

/** What searches the site in one of its languages. */
export interface Site {
  /** The language as a tag of BCP 47. */
  readonly language: string
  readonly finder: Finder
}

/** Gives a finder of them all; the first is that of the page's own language. */
export const everywhere = (sites: readonly Site[]): Finder => ({
  prepare: () => Promise.all(sites.map(({ finder }) => finder.prepare())),

  async find(query: Query, wantsCounts: boolean, signal: AbortSignal, tell: (found: Found) => Promise<void>): Promise<void> {
    const latest: (Found | undefined)[] = sites.map(() => undefined)
    const isOver = sites.map(() => false)
    const tellAll = () => tell(together(sites, latest, isOver, query))
    await Promise.all(
      sites.map(async ({ finder }, at) => {
        await finder.find(query, wantsCounts, signal, async found => {
          latest[at] = found
          isOver[at] = found.isDone
          await tellAll()
        })
        // Of a language in which there is nothing yet nothing is told.
        if (signal.aborted || isOver[at]) return
        isOver[at] = true
        await tellAll()
      }),
    )
  },
})

/** Puts together what was found in each language so far. */
export function together(
  sites: readonly Site[],
  latest: readonly (Found | undefined)[],
  isOver: readonly boolean[],
  { isByDate }: Query,
): Found {
  const parts = latest.flatMap((found, at) => {
    const language = at ? sites[at]?.language : undefined
    return found ? [marked(found, language)] : []
  })
  const counts: Counts = {}
  for (const facet of FACETS) counts[facet] = sum(parts.map(found => found.counts[facet] ?? {}))
  return {
    count: parts.reduce((all, { count }) => all + count, 0),
    counts,
    // So far back it was looked in each of them.
    since: parts.map(({ since }) => since).reduce((one, other) => (one > other ? one : other), ""),
    isDone: isOver.every(Boolean),
    hits: isByDate ? byDate(parts) : inTurn(parts),
  }
}

/** Gives what was found in another language than the page's, each marked with it. */
function marked(found: Found, from: string | undefined): Found {
  if (from === undefined) return found
  const hits = async (first: number, last: number) => (await found.hits(first, last)).map(hit => ({ ...hit, from }))
  return { ...found, hits }
}

/** What fits best in one language is no better than what does in another: so the reader's own comes first. */
function inTurn(parts: readonly Found[]): Found["hits"] {
  return async (from, to) => {
    const wanted: Promise<readonly Hit[]>[] = []
    let before = 0
    for (const { count, hits } of parts) {
      const [first, last] = [Math.max(from - before, 0), Math.min(to - before, count)]
      if (first < last) wanted.push(hits(first, last))
      before += count
    }
    return (await Promise.all(wanted)).flat()
  }
}

function byDate(parts: readonly Found[]): Found["hits"] {
  return async (from, to) => {
    const all = (await Promise.all(parts.map(({ hits }) => hits(0, to)))).flat()
    // Equal ones stay in their order: the reader's own language before others.
    return all.toSorted((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0)).slice(from, to)
  }
}

function sum(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = noCounts()
  for (const counts of all) {
    for (const [value, count] of Object.entries(counts)) sums[value] = (sums[value] ?? 0) + count
  }
  return sums
}
