/* Searches titles and summaries only, where the site has no index of its texts. */

import { folded } from "../folded"
import { choose, reached, type Bundle, type Bundles } from "./bundles"
import { noCounts, type Counts, type Finder, type Found, type Hit, type Piece } from "./finder"
import { FACETS, type Facet, type Query } from "./query"
import { formsOf, termsOf, wanted, within } from "./words"

/** A briefing, as a bundle's list has it. */
interface Line {
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly date: string
  readonly country: readonly string[]
  readonly country_name: string
  /** What its country is called besides. */
  readonly country_also: string
  readonly source: string
  readonly source_name: string
  readonly tag: readonly string[]
  readonly language: string
  readonly text_language: string
  /** The headings of a page of `docs/` that can be led to. */
  readonly sections?: readonly Section[]
}

interface Section {
  readonly anchor: string
  readonly title: string
}

/** A briefing with its words, in which others are looked for. */
interface Entry {
  readonly line: Line
  readonly title: string
  readonly summary: string
  /** Those of its country, or of its headings. */
  readonly names: string
}

/** How much more a word counts in a title, and as a whole: that goes before all others. */
const [TITLE, WHOLE] = [3, 5]

export class TitleFinder implements Finder {
  readonly #all: Bundles
  readonly #root: string
  readonly #loaded = new Map<string, Promise<readonly Entry[]>>()

  /** `root` is the path of the site's root on its host. */
  constructor(all: Bundles, root: string) {
    this.#all = all
    this.#root = root
  }

  async prepare(): Promise<unknown> {
    const [newest] = this.#all.bundles
    return newest && this.#load(newest)
  }

  async find(query: Query, _wantsCounts: boolean, signal: AbortSignal, tell: (found: Found) => Promise<void>): Promise<void> {
    const chosen = choose(this.#all.bundles, query.span)
    const { bundles, days } = chosen
    const words = wanted(query.words)
    // Of signs alone there is no word to be found.
    const isNothing = !words.length && query.words.trim() !== ""
    const found: { line: Line; score: number }[] = []
    for (let done = 0, many = 1; done < bundles.length; done = many, many *= 2) {
      const lists = await Promise.all(bundles.slice(done, many).map(bundle => this.#load(bundle)))
      if (signal.aborted) return
      for (const entry of lists.flat()) {
        const { line } = entry
        if (isNothing || (days.length && !days.includes(line.date))) continue
        const score = rank(entry, words)
        if (score) found.push({ line, score })
      }
      await tell(this.#found(found, query, words, reached(chosen, many), many >= bundles.length))
    }
  }

  #load({ path, tag }: Bundle): Promise<readonly Entry[]> {
    let list = this.#loaded.get(path)
    if (!list) {
      const url = new URL(`${path}titles.json?${tag}`, this.#all.base)
      list = fetch(url).then(async response => {
        if (!response.ok) throw new Error(`${path}: ${response.status}`)
        return ((await response.json()) as readonly Line[]).map(entry)
      })
      this.#loaded.set(path, list)
    }
    return list
  }

  #found(
    all: readonly { line: Line; score: number }[],
    query: Query,
    words: readonly (readonly string[])[],
    since: string,
    isDone: boolean,
  ): Found {
    const counts: Counts = {}
    for (const facet of FACETS) {
      const rest = all.filter(({ line }) => fits(line, query, facet))
      counts[facet] = count(rest.flatMap(({ line }) => values(line, facet)))
    }
    const shown = all.filter(({ line }) => fits(line, query))
    // They come newest first, and equal ones stay in their order.
    if (!query.isByDate) shown.sort((one, other) => other.score - one.score)
    const marks = words.flat().map(way => way.trim())
    const hits = (from: number, to: number) =>
      Promise.resolve(shown.slice(from, to).map(({ line }) => this.#hit(line, words, marks)))
    return { count: shown.length, counts, since, isDone, hits }
  }

  #hit(line: Line, words: readonly (readonly string[])[], marks: readonly string[]): Hit {
    const section = sectionOf(line, words)
    return {
      ...(section && { section: section.title }),
      url: this.#root + line.url + (section ? `#${section.anchor}` : ""),
      title: line.title,
      language: line.text_language,
      country: line.country_name,
      source: line.source_name,
      day: line.date,
      passage: marked(line.summary, marks),
    }
  }
}

const entry = (line: Line): Entry => ({
  line,
  title: searched(line.title),
  summary: searched(line.summary),
  names: searched([line.country_name, line.country_also, ...(line.sections ?? []).map(({ title }) => title)].join(", ")),
})

/** Gives the words of a text, with spaces around each: as they follow each other, and then in all their forms. */
const searched = (text: string): string => ` ${[...termsOf(text), "|", ...formsOf(text)].join(" ")} `

function rank({ title, summary, names }: Entry, words: readonly (readonly string[])[]): number {
  let score = 1
  for (const ways of words) {
    const isIn = (text: string) => ways.some(way => has(text, way))
    const own = (isIn(title) ? TITLE : 0) + (isIn(summary) || isIn(names) ? 1 : 0)
    if (!own) return 0
    const isWhole = [title, summary, names].some(text => ways.some(way => text.includes(` ${way.trim()} `)))
    score += own + (isWhole ? WHOLE : 0)
  }
  return score
}

/** Gives the heading that has most of the words; nothing where title and summary have as many. */
function sectionOf({ title, summary, sections = [] }: Line, words: readonly (readonly string[])[]): Section | undefined {
  const having = (text: string) => words.filter(ways => ways.some(way => has(searched(text), way))).length
  let [best, most]: [Section | undefined, number] = [undefined, having(`${title}, ${summary}`)]
  for (const section of sections) {
    const many = having(section.title)
    if (many > most) [best, most] = [section, many]
  }
  return best
}

/** Whether it may stand anywhere in a text: some scripts have no spaces between words. */
const isAnywhere = (word: string) => /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d ]/u.test(word)

/** Whether a text has a word that begins so. */
const has = (text: string, word: string) => text.includes(isAnywhere(word) ? word : ` ${word}`)

const values = (line: Line, facet: Facet): readonly string[] => {
  const value = line[facet]
  return typeof value === "string" ? (value ? [value] : []) : value
}

/** Whether a briefing has all that results are narrowed by, but for one facet. */
const fits = (line: Line, { facets }: Query, but?: Facet) =>
  FACETS.every(facet => facet === but || !facets[facet] || values(line, facet).includes(facets[facet]))

function count(all: readonly string[]): Record<string, number> {
  const counts = noCounts()
  for (const value of all) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** Marks in a text the words that are searched for; they are folded already. */
export function marked(text: string, words: readonly string[]): Piece[] {
  const letters = Array.from(text)
  const isFound = letters.map(() => false)
  // With what stands within words, and without it: "well-known" has `known`, and "won’t" has `wont`.
  for (const plain of [letters.map(folded), letters.map(within)]) mark(plain, words, isFound)
  return joined(letters, isFound)
}

/** Notes which letters are of the words; folded, a letter may be several, or none as a sign above another one. */
function mark(plain: readonly string[], words: readonly string[], isFound: boolean[]): void {
  const places = plain.flatMap(({ length }, at) => Array.from({ length }, () => at))
  const whole = plain.join("")
  for (const word of words) {
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
      const isStart = !/[\p{L}\p{N}]/u.test(whole[at - 1] ?? "")
      if (isStart || isAnywhere(word)) isFound.fill(true, places[at], (places[at + word.length - 1] ?? 0) + 1)
    }
  }
}

function joined(letters: readonly string[], isFound: readonly boolean[]): Piece[] {
  const pieces: { text: string; isFound: boolean }[] = []
  for (const [at, text] of letters.entries()) {
    // A sign above a letter goes with it.
    const last = pieces.at(-1)
    if (last && (isFound[at] === last.isFound || !folded(text))) last.text += text
    else pieces.push({ text, isFound: isFound[at] ?? false })
  }
  return pieces
}
