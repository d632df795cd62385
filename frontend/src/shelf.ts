/* Lists of pages that are kept in this browser: what was saved, what was read, which countries are followed. */

import { storage } from "./choices"

/** A page that is on a list. */
export interface Page {
  /** Its path on this host. */
  readonly url: string
  readonly title: string
}

/** What is kept of a briefing, so that a list of them needs nothing from the site. */
export interface Kept extends Page {
  readonly lang?: string | undefined
  readonly dir?: string | undefined
  readonly source: string
  readonly country: string
  /** The day on which it appeared, as YYYY-MM-DD. */
  readonly day: string
  /** The same day in words. */
  readonly dayInWords: string
}

/** A list of pages, the one that was added last first. */
export class Shelf<Item extends Page = Kept> {
  readonly #key: string
  readonly #limit: number

  /** Beyond the limit those that were added first are forgotten. */
  constructor(name: string, limit = Infinity) {
    this.#key = `briefings.${name}`
    this.#limit = limit
  }

  all(): Item[] {
    try {
      const found: unknown = JSON.parse(storage()?.getItem(this.#key) ?? "[]")
      return Array.isArray(found) ? found.filter(isPage<Item>) : []
    } catch {
      return [] // Somebody has changed what is kept there.
    }
  }

  has(url: string): boolean {
    return this.all().some(kept => kept.url === url)
  }

  /** Puts a page on top, and gives whether the browser keeps it. */
  add(item: Item): boolean {
    return this.#write([item, ...this.#without(item.url)].slice(0, this.#limit))
  }

  /** Changes what is known of each page, and leaves their order. */
  change(change: (item: Item) => Item): boolean {
    return this.#write(this.all().map(change))
  }

  remove(url: string): boolean {
    return this.#write(this.#without(url))
  }

  clear(): boolean {
    return this.#write([])
  }

  #without(url: string): Item[] {
    return this.all().filter(item => item.url !== url)
  }

  #write(all: readonly Item[]): boolean {
    const kept = storage()
    try {
      if (all.length) kept?.setItem(this.#key, JSON.stringify(all))
      else kept?.removeItem(this.#key)
      return kept !== undefined
    } catch {
      return false // The storage is full.
    }
  }
}

function isPage<Item extends Page>(it: unknown): it is Item {
  const { url, title } = (it ?? {}) as Partial<Page>
  // A path of this host: nothing that runs, and nothing that leads elsewhere, as `//` does. Browsers leave
  // out tabs and line breaks, wherever they stand.
  return typeof title === "string" && typeof url === "string" && /^\/(?![\s/\\])/.test(url)
}

/** What is dispatched to the window when this page's briefing has been read. */
export const READ = "briefings:read"

export const saved = new Shelf("saved")
export const read = new Shelf("read", 1000)
