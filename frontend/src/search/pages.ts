/* Searches the pages of `docs/`, which are found beside the news: all of them, whatever the period. */

import { PAGES } from "./bundles"
import type { Found, Hit } from "./finder"
import type { Query } from "./query"
import { Search, type Others } from "./search"

export interface FoundPages {
  readonly count: number
  /** The first of them. */
  readonly hits: readonly Hit[]
  /** Gives the others. */
  readonly others: () => Promise<readonly Hit[]>
}

export const NO_PAGES: FoundPages = { count: 0, hits: [], others: () => Promise.resolve([]) }

/** Whether pages are looked for: they have no country, no source and no topic to narrow by. */
export const asksForPages = ({ words, facets }: Query): boolean => words.trim() !== "" && !Object.keys(facets).length

export class PageSearch {
  readonly #search: Search
  readonly #shown: number

  /** `shown` is how many are given first; the rest is as `Search` has it. */
  constructor(base: string, root: string, shown: number, others?: Others) {
    this.#search = new Search(base, root, others, PAGES)
    this.#shown = shown
  }

  /** Searches, and ends the search before it. Without a connection no pages are found: of that the news tell. */
  async find(query: Query): Promise<FoundPages> {
    this.#search.stop()
    if (!asksForPages(query)) return NO_PAGES
    let found: Found | undefined
    const take = (told: Found) => {
      found = told
      return Promise.resolve()
    }
    try {
      await this.#search.find({ ...query, span: "all", isByDate: false }, false, take)
      return found ? await this.#first(found) : NO_PAGES
    } catch {
      this.#search.forget()
      return NO_PAGES
    }
  }

  async #first({ count, hits }: Found): Promise<FoundPages> {
    return { count, hits: await hits(0, this.#shown), others: () => hits(this.#shown, count) }
  }
}
