/* Lists of briefings that are kept in this browser: what was saved, and what was read. */

import { storage } from "./choices"

/** What is kept of a briefing, so that a list of them needs nothing from the site. */
export interface Kept {
  /** Path of its page on this host. */
  readonly url: string
  readonly title: string
  readonly lang?: string | undefined
  readonly dir?: string | undefined
  readonly source: string
  readonly country: string
  /** The day on which it appeared, as YYYY-MM-DD. */
  readonly day: string
  /** The same day in words. */
  readonly dayInWords: string
}

/** A list of briefings, the one that was added last first. */
export class Shelf {
  readonly #key: string
  readonly #limit: number

  /** Beyond the limit those that were added first are forgotten. */
  constructor(name: string, limit = Infinity) {
    this.#key = `briefings.${name}`
    this.#limit = limit
  }

  all(): Kept[] {
    try {
      const found: unknown = JSON.parse(storage()?.getItem(this.#key) ?? "[]")
      return Array.isArray(found) ? found.filter(isKept) : []
    } catch {
      return [] // Somebody has changed what is kept there.
    }
  }

  has(url: string): boolean {
    return this.all().some(kept => kept.url === url)
  }

  /** Puts a briefing on top, and gives whether the browser keeps it. */
  add(kept: Kept): boolean {
    return this.#write([kept, ...this.#without(kept.url)].slice(0, this.#limit))
  }

  remove(url: string): boolean {
    return this.#write(this.#without(url))
  }

  clear(): boolean {
    return this.#write([])
  }

  #without(url: string): Kept[] {
    return this.all().filter(kept => kept.url !== url)
  }

  #write(all: readonly Kept[]): boolean {
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

function isKept(it: unknown): it is Kept {
  const { url, title } = (it ?? {}) as Partial<Kept>
  // A path of this host: nothing that runs, and nothing that leads elsewhere, as `//` does. Browsers leave
  // out tabs and line breaks, wherever they stand.
  return typeof title === "string" && typeof url === "string" && /^\/(?![\s/\\])/.test(url)
}

export const saved = new Shelf("saved")
export const read = new Shelf("read", 1000)
