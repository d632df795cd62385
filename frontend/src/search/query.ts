/* What a reader searches for, as it stands in the page's address. */

export const SPANS = ["week", "month", "year", "all"] as const

/** How far back: seven days, a month, twelve months, or everything. */
export type Span = (typeof SPANS)[number]

export const FACETS = ["country", "source", "tag", "language"] as const

/** What results can be narrowed by. */
export type Facet = (typeof FACETS)[number]

export interface Query {
  readonly words: string
  readonly span: Span
  readonly isByDate: boolean
  /** Whether a site in several languages is searched in all of them. */
  readonly isEverywhere: boolean
  /** The chosen value of each facet; those without one are left out. */
  readonly facets: Readonly<Partial<Record<Facet, string>>>
}

/** Reads the search of an address; what it does not say is as usual. */
export function readQuery(search: string, usual: Span): Query {
  const told = new URLSearchParams(search)
  const facets: Partial<Record<Facet, string>> = {}
  for (const facet of FACETS) {
    const value = told.get(facet)
    if (value) facets[facet] = value
  }
  return {
    words: told.get("q") ?? "",
    span: SPANS.find(span => span === told.get("in")) ?? usual,
    isByDate: told.get("sort") === "date",
    isEverywhere: told.get("languages") === "all",
    facets,
  }
}

/** Gives the search of an address that says all that is not as usual. */
export function writeQuery(query: Query, usual: Span): string {
  const told = new URLSearchParams()
  if (query.words.trim()) told.set("q", query.words.trim())
  for (const facet of FACETS) {
    const value = query.facets[facet]
    if (value) told.set(facet, value)
  }
  if (query.span !== usual) told.set("in", query.span)
  if (query.isByDate) told.set("sort", "date")
  if (query.isEverywhere) told.set("languages", "all")
  const written = told.toString()
  return written && `?${written}`
}

/** Whether there is anything to search for: words, or something to narrow by. */
export const isEmpty = ({ words, facets }: Query): boolean => !words.trim() && !Object.keys(facets).length
