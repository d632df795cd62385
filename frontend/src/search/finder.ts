/* What a search finds, however it is done. */

import type { Facet, Query } from "./query"

/** A piece of a passage; `isFound` where it is what was searched for. */
export interface Piece {
  readonly text: string
  readonly isFound: boolean
}

export interface Hit {
  readonly url: string
  readonly title: string
  /** BCP 47 tag of its text. */
  readonly language: string
  readonly country: string
  readonly source: string
  /** As YYYY-MM-DD. */
  readonly day: string
  readonly passage: readonly Piece[]
  /** The language in whose part of the site it stands, where that is another than the page's. */
  readonly from?: string
  /** The heading that it leads to, where that is not the page's own. */
  readonly section?: string
}

/** How many results each value of a facet has. */
export type Counts = Partial<Record<Facet, Readonly<Record<string, number>>>>

/** Gives counts of nothing. A value may be called as what every other object has: `constructor`, say. */
export const noCounts = (): Record<string, number> => Object.create(null) as Record<string, number>

/** What is found so far. */
export interface Found {
  readonly count: number
  readonly counts: Counts
  /** The first day that was searched, as YYYY-MM-DD. */
  readonly since: string
  readonly isDone: boolean
  /** Gives some of the results. */
  readonly hits: (from: number, to: number) => Promise<readonly Hit[]>
}

export interface Finder {
  /** Loads what every search needs, for whoever is about to type. */
  prepare(): Promise<unknown>

  /** Searches from the newest briefings back, and tells of what is found again and again.

      Ends early, and tells no more, once the signal says so. Throws where something cannot be loaded. */
  find(query: Query, wantsCounts: boolean, signal: AbortSignal, tell: (found: Found) => Promise<void>): Promise<void>
}

/** Marks in a text what is between two marks in it. */
export function pieces(text: string, open: string, close: string): Piece[] {
  return text.split(open).flatMap((part, at) => {
    const [found = "", ...rest] = at ? part.split(close) : []
    const after = at ? rest.join(close) : part
    return [
      { text: found, isFound: true },
      { text: after, isFound: false },
    ].filter(piece => piece.text)
  })
}
