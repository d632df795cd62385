/* Searches the texts, with Pagefind: bundle by bundle from the newest back. */

import { isAlike } from "./alike"
import { choose, reached, readBundles, type Bundle, type Bundles } from "./bundles"
import { noCounts, pieces, type Counts, type Finder, type Found, type Hit } from "./finder"
import { FACETS, type Query } from "./query"
import { read } from "./spelling"
import { closed, spaced } from "./unspaced"
import { asked, formsOf, termsOf } from "./words"

/* Of Pagefind's own interface, what is used here. */

interface Fragment {
  readonly url: string
  readonly excerpt: string
  /** All of the text. */
  readonly raw_content: string
  /** Which of its words were found. */
  readonly locations: readonly number[]
  readonly meta: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, readonly string[]>>
}

interface Result {
  readonly score: number
  data(): Promise<Fragment>
}

type Values = Readonly<Record<string, Readonly<Record<string, number>>>>

interface Answer {
  readonly results: readonly Result[]
  /** How many of them each value of each filter has. */
  readonly filters: Values
}

interface Options {
  readonly filters: Record<string, string | { any: readonly string[] }>
  readonly sort: Record<string, "asc" | "desc">
}

interface Pagefind {
  init(): Promise<void>
  mergeIndex(path: string, options: Record<string, unknown>): Promise<void>
  filters(): Promise<unknown>
  search(words: string | null, options: Options): Promise<Answer>
}

interface Programs {
  createInstance: (options: Record<string, unknown>) => Pagefind
}

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
    const words = asked(typed) || null
    const terms = termsOf(typed)
    // Of signs alone there is no word to be found.
    const isNothing = words === null && typed !== ""
    const results: Result[] = []
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
        const ask = async (facets: Query["facets"]) => {
          if (isNothing) return NOTHING
          const answer = await soon(pagefind.search(words, narrowed(facets, query.isByDate, chosen.days, path)))
          return (await isMeant(answer, terms)) ? answer : NOTHING
        }
        const answer = await ask(query.facets)
        results.push(...answer.results)
        isSure &&= answer.results.length > 0
        if (!wantsCounts) continue
        for (const facet of FACETS) {
          // Of a facet that is narrowed by, one wants to know how many its other values have.
          const { [facet]: wanted, ...others } = query.facets
          const { filters } = wanted ? await ask(others) : answer
          add(counts[facet], filters[facet])
        }
      }
      const isDone = many >= chosen.bundles.length
      if (isDone && !isSure) await this.#check()
      if (signal.aborted) return
      await tell(together(results, counts, query, reached(chosen, many), isDone))
    }
  }

  /** Throws where bundles are no more what they were, or there is no connection.

      Pagefind keeps to itself that it could not load a piece of an index, and finds nothing there. */
  async #check(): Promise<void> {
    const now = await readBundles(this.#all.base)
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

const NOTHING: Answer = { results: [], filters: {} }

function narrowed(facets: Query["facets"], isByDate: boolean, days: readonly string[], bundle: string): Options {
  const filters: Options["filters"] = { ...facets, [BUNDLE]: bundle }
  if (days.length) filters["day"] = { any: days }
  return { filters, sort: isByDate ? { date: "desc" } : {} }
}

/** How many results of a bundle are looked at, of those that may not be meant. */
const LOOKED_AT = 4

/** Whether what a bundle has found is what was asked for.

    Where no word of a bundle begins as one that is searched for, Pagefind finds all that begin as a
    few of its letters do. That is so for the whole bundle, so its first results tell: the very first
    where they are meant. */
async function isMeant({ results }: Answer, terms: readonly string[]): Promise<boolean> {
  if (!terms.length) return results.length > 0
  for (const result of results.slice(0, LOOKED_AT)) {
    const found = foundIn(await result.data())
    if (terms.every(term => found.some(other => isAlike(term, other)))) return true
  }
  return false
}

/** Gives the words of a result that were found, and those of its names, in all their forms. */
function foundIn({ raw_content, locations, meta }: Fragment): string[] {
  const all = raw_content.split(/\s+/)
  const words = [...locations.map(at => all[at] ?? ""), ...Object.values(meta)]
  return [...new Set(words)].flatMap(formsOf)
}

/** Puts together what was found in bundles, newest first. */
function together(all: readonly Result[], counts: Counts, query: Query, since: string, isDone: boolean): Found {
  const results = [...all]
  // By date they are in order already: bundle after bundle, and sorted in each.
  if (!query.isByDate) results.sort((one, other) => other.score - one.score)
  const hits = async (from: number, to: number) =>
    (await Promise.all(results.slice(from, to).map(result => result.data()))).map(hit)
  return { count: results.length, counts, since, isDone, hits }
}

function add(sums: Record<string, number>, counts: Readonly<Record<string, number>> = {}): void {
  for (const [value, count] of Object.entries(counts)) sums[value] = (sums[value] ?? 0) + count
}

/** Gives a text as it was before it was written for Pagefind. */
const told = (text = ""): string => closed(read(text))

function hit({ url, excerpt, meta, filters }: Fragment): Hit {
  // It is text with two marks in it, in which nothing else is escaped but these.
  const shown = pieces(told(excerpt), "<mark>", "</mark>")
  return {
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
