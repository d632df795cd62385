/* Searching, from a list of bundles to results, with one search at a time. */

import { NEWS, readBundles, usualSpan, type Bundles } from "./bundles"
import type { Site } from "./everywhere"
import type { Finder, Found } from "./finder"
import { isEmpty, type Query, type Span } from "./query"
import { TextFinder } from "./texts"
import { TitleFinder } from "./titles"

/** The search of a site in its other languages. */
export interface Others {
  /** Addresses of its folders. */
  readonly folders: readonly string[]
  /** Makes one finder of those of all languages; only some pages need the code of it. */
  readonly join: (sites: readonly Site[]) => Finder
}

export class Search {
  readonly #base: string
  readonly #root: string
  readonly #others: Others | undefined
  readonly #list: string
  #opening: Promise<{ all: Bundles; finder: Finder }> | undefined
  #openingAll: Promise<Finder> | undefined
  #running = new AbortController()

  /** `base` is the address of the search's folder, `root` that of the site's root, and `list` what is searched. */
  constructor(base: string, root: string, others?: Others, list = NEWS) {
    this.#base = base
    this.#list = list
    this.#others = others
    this.#root = new URL(root).pathname
  }

  /** Gives the list of bundles, fetched once. Throws where that fails. */
  async bundles(): Promise<Bundles> {
    return (await this.#open()).all
  }

  /** Gives the span that is searched where none was chosen, and loads what every search needs. */
  async usual(): Promise<Span> {
    const { all, finder } = await this.#open()
    // A search that needs it and fails says so.
    finder.prepare().catch(() => {})
    return usualSpan(all.bundles)
  }

  /** Searches, and ends the search before it. Throws where something cannot be loaded, or `tell` does. */
  async find(query: Query, wantsCounts: boolean, tell: (found: Found) => Promise<void>): Promise<void> {
    this.stop()
    const { signal } = (this.#running = new AbortController())
    if (isEmpty(query)) return
    for (let isAgain = false; ; isAgain = true) {
      try {
        const finder = query.isEverywhere && this.#others ? this.#openAll(this.#others) : this.#open().then(own => own.finder)
        await (await finder).find(query, wantsCounts, signal, tell)
        return
      } catch (error) {
        this.forget()
        if (signal.aborted) return
        // The site may have been published anew meanwhile: so once more, from its list on.
        if (isAgain || !navigator.onLine) throw error
      }
    }
  }

  /** Forgets what was loaded. */
  forget(): void {
    this.#opening = this.#openingAll = undefined
  }

  /** Ends the search that is under way. */
  stop(): void {
    this.#running.abort()
  }

  #open(): Promise<{ all: Bundles; finder: Finder }> {
    return (this.#opening ??= readBundles(this.#base, this.#list).then(
      all => ({ all, finder: this.#finder(all) }),
      error => {
        this.#opening = undefined
        throw error
      },
    ))
  }

  /** Gives what searches all languages. Those of others are loaded only here. */
  #openAll(others: Others): Promise<Finder> {
    return (this.#openingAll ??= this.#load(others).catch(error => {
      this.#openingAll = undefined
      throw error
    }))
  }

  async #load({ folders, join }: Others): Promise<Finder> {
    const [own, ...others] = await Promise.all([this.#open(), ...folders.map(folder => readBundles(folder, this.#list))])
    const sites = others.map(all => ({ language: all.language, finder: this.#finder(all) }))
    return join([{ language: own.all.language, finder: own.finder }, ...sites])
  }

  #finder(all: Bundles): Finder {
    return all.programs ? new TextFinder(all, this.#root) : new TitleFinder(all, this.#root)
  }
}
