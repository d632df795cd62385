/* Searches the texts, with Pagefind: bundle by bundle from the newest back. */

import { choose, reached, readBundles, type Bundle, type Bundles } from "./bundles"
import { noCounts, pieces, type Counts, type Finder, type Found, type Hit } from "./finder"
import { foundIn, meant, strangers, wantedOf, type Ranked, type Wanted } from "./meant"
import type { Fragment, Options, Pagefind, Programs, Section } from "./pagefind"
import { FACETS, type Query } from "./query"
import { read } from "./spelling"
import { closed, spaced } from "./unspaced"

/** How long it may take to load what is needed, in milliseconds. */
const LIMIT = 20_000

/** What a bundle is called among the merged ones. */
const BUNDLE = "bundle"

/** How many bundles are merged: a search of one of them looks at all. */
const MERGED = 12

export class TextFinder implements Finder {
  readonly #all: Bundles
  readonly #root: string
  readonly #merged = new Map<number, Merged>()

  /** `root` is the path of the site's root on its host. */
  constructor(all: Bundles, root: string) {
    this.#all = all
    this.#root = root
  }

  async prepare(): Promise<unknown> {
    const [newest] = this.#all.bundles
    return newest && this.#with(newest)
  }

  /** Gives an instance of Pagefind that has a bundle. */
  #with(bundle: Bundle): Promise<Pagefind> {
    const place = Math.floor(this.#all.bundles.indexOf(bundle) / MERGED)
    const merged = this.#merged.get(place) ?? new Merged(this.#all, this.#root)
    this.#merged.set(place, merged)
    return merged.with(bundle)
  }

  async find(query: Query, wantsCounts: boolean, signal: AbortSignal, tell: (found: Found) => Promise<void>): Promise<void> {
    const chosen = choose(this.#all.bundles, query.span)
    const typed = spaced(query.words.trim())
    const wanted = wantedOf(typed)
    const results: Ranked[] = []
    const counts = { country: noCounts(), source: noCounts(), tag: noCounts(), language: noCounts() }
    let isSure = true
    // Each time twice as many: the first results are soon there, and all of them not much later.
    for (let done = 0, many = 1; done < chosen.bundles.length; done = many, many *= 2) {
      const next = chosen.bundles.slice(done, many)
      const instances = await soon(Promise.all(next.map(bundle => this.#with(bundle))))
      if (wantsCounts) await soon(Promise.all([...new Set(instances)].map(pagefind => pagefind.filters())))
      for (const [at, pagefind] of instances.entries()) {
        if (signal.aborted) return
        const path = next[at]?.path ?? ""
        const ask = (facets: Query["facets"]) =>
          meant(wanted, words => soon(pagefind.search(words, narrowed(facets, query.isByDate, chosen.days, path))))
        const answer = await ask(query.facets)
        results.push(...answer.results)
        isSure &&= answer.results.length > 0
        if (!wantsCounts) continue
        for (const facet of FACETS) {
          // Of a facet that is narrowed by, one wants to know how many its other values have.
          const { [facet]: narrowest, ...others } = query.facets
          const { filters } = narrowest ? await ask(others) : answer
          add(counts[facet], filters[facet])
        }
      }
      const isDone = many >= chosen.bundles.length
      if (isDone && !isSure) await this.#check()
      if (signal.aborted) return
      await tell(together(results, wanted, counts, query, reached(chosen, many), isDone))
    }
  }

  /** Throws where bundles are no more what they were, or there is no connection.

      Pagefind keeps to itself that it could not load a piece of an index, and finds nothing there. */
  async #check(): Promise<void> {
    const now = await readBundles(this.#all.base, this.#all.list)
    if (JSON.stringify(now) !== JSON.stringify(this.#all)) throw new Error("The site was published anew.")
  }
}

/** An instance of Pagefind, to which some bundles are added as they are needed. */
class Merged {
  readonly #all: Bundles
  readonly #options: Record<string, unknown>
  readonly #pagefind: Promise<Pagefind>
  readonly #added = new Map<string, Promise<void>>()

  constructor(all: Bundles, root: string) {
    this.#all = all
    this.#options = { baseUrl: root, language: all.language }
    this.#pagefind = this.#begin(new URL(all.programs, all.base).href)
  }

  async #begin(programs: string): Promise<Pagefind> {
    const { createInstance } = (await import(`${programs}pagefind.js`)) as Programs
    const pagefind = createInstance({ ...this.#options, basePath: programs, metaCacheTag: "" })
    await pagefind.init()
    return pagefind
  }

  /** Gives the instance, once it has this bundle too. */
  async with({ path, tag }: Bundle): Promise<Pagefind> {
    const pagefind = await this.#pagefind
    const options = { ...this.#options, mergeFilter: { [BUNDLE]: path }, metaCacheTag: tag }
    const added = this.#added.get(path) ?? pagefind.mergeIndex(new URL(path, this.#all.base).href, options)
    this.#added.set(path, added)
    await added
    return pagefind
  }
}

/** Throws where something takes too long: Pagefind waits for ever for what could not be loaded. */
function soon<Value>(promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("It takes too long.")), LIMIT)
    void promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function narrowed(facets: Query["facets"], isByDate: boolean, days: readonly string[], bundle: string): Options {
  const filters: Options["filters"] = { ...facets, [BUNDLE]: bundle }
  if (days.length) filters["day"] = { any: days }
  return { filters, sort: isByDate ? { date: "desc" } : {} }
}

/** So many results are put in order by the words in them, and no more: for that they have to be loaded. */
const WINDOW = 15

/** Puts together what was found in bundles, newest first. */
function together(all: readonly Ranked[], { terms }: Wanted, counts: Counts, query: Query, since: string, isDone: boolean): Found {
  const results = [...all]
  // By date they are in order already: bundle after bundle, and sorted in each.
  if (!query.isByDate) results.sort((one, other) => Number(other.isWhole) - Number(one.isWhole) || other.score - one.score)
  const texts = terms.map(({ term }) => term)
  const windows = new Map<number, Promise<readonly Hit[]>>()
  const load = async (at: number) => {
    const loaded = await Promise.all(results.slice(at, at + WINDOW).map(result => result.data()))
    const ranked = loaded.map(fragment => ({ fragment, strange: query.isByDate ? 0 : strangers(texts, foundIn(fragment)) }))
    return ranked.toSorted((one, other) => one.strange - other.strange).map(({ fragment }) => hit(fragment, texts))
  }
  const window = (at: number) => {
    const known = windows.get(at) ?? load(at)
    windows.set(at, known)
    return known
  }
  const hits = async (from: number, to: number) => {
    const first = from - (from % WINDOW)
    const last = Math.min(to, results.length)
    const starts = Array.from({ length: Math.max(0, Math.ceil((last - first) / WINDOW)) }, (_, at) => first + at * WINDOW)
    return (await Promise.all(starts.map(window))).flat().slice(from - first, to - first)
  }
  return { count: results.length, counts, since, isDone, hits }
}

function add(sums: Record<string, number>, counts: Readonly<Record<string, number>> = {}): void {
  for (const [value, count] of Object.entries(counts)) sums[value] = (sums[value] ?? 0) + count
}

/** Gives a text as it was before it was written for Pagefind. */
const told = (text = ""): string => closed(read(text))

/** Gives a result. What is found below a heading with an id leads there, where more of the terms are than above. */
function hit(fragment: Fragment, terms: readonly string[]): Hit {
  const { meta, filters } = fragment
  const within = section(fragment, terms)
  const { url, excerpt } = within ?? fragment
  // It is text with two marks in it, in which nothing else is escaped but these.
  const shown = pieces(told(excerpt), "<mark>", "</mark>")
  return {
    ...(within && { section: told(within.title) }),
    url,
    title: told(meta["title"]),
    language: filters["text"]?.[0] ?? "",
    country: told(meta["country"]),
    source: told(meta["source"]),
    day: filters["day"]?.[0] ?? "",
    passage: shown.map(piece => ({
      ...piece,
      text: piece.text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
    })),
  }
}

/** Gives the part of a page of `docs/` that has most of the terms; nothing where that is its beginning. */
function section({ sub_results, raw_content, filters }: Fragment, terms: readonly string[]): Section | undefined {
  // A briefing is read from its beginning.
  if (filters["day"]) return undefined
  const missing = sub_results.map(({ locations }) => strangers(terms, foundIn({ raw_content, locations, meta: {} })))
  const best = sub_results[missing.indexOf(Math.min(...missing))]
  return best?.anchor ? best : undefined
}
