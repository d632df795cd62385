/* Whether what was found is what was searched for. The stems of the index are out of reach: it is asked which
   results have a word of the same stem, and of others it is read how the words that were found begin. */

import type { Answer, Fragment, Result } from "./pagefind"
import { isUnspaced } from "./unspaced"
import { askedOf, formsOf, type Term } from "./words"

/** Whether a word goes on as one that is searched for begins: who types "pay" may mean "payment". */
export const goesOn = (searched: string, found: string): boolean => found.startsWith(searched)

/** How many letters an ending has at most. */
const ENDING = 3

/** Whether two words of one stem differ by no more than an ending: "city" and "cities", not "internal" and "international". */
export function isInflected(one: string, other: string): boolean {
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  // Before an ending a letter may be doubled: run, running.
  const ending = (word: string) => word.slice(word[same] === word[same - 1] ? same + 1 : same).length
  return same > 1 && ending(one) <= ENDING && ending(other) <= ENDING
}

/** How many of the terms stand in a text only as another word of their stem. */
export const strangers = (terms: readonly string[], found: readonly string[]): number =>
  terms.filter(term => !found.some(other => goesOn(term, other) || isInflected(term, other))).length

/** What is searched for, as Pagefind is asked for it, word by word, and as it is compared. */
export interface Wanted {
  /** Null for everything; empty where signs alone were typed, of which no word is made. */
  readonly words: string | null
  /** Words that may be found by what begins as they do. */
  readonly terms: readonly Term[]
  /** The same with the parts of `Kyiv-Lviv` as words, as a dash between them makes them; null where it has no parts. */
  readonly apart: Wanted | null
}

/** A result, and whether all words in it are of the stems that are searched for. */
export interface Ranked extends Result {
  readonly isWhole: boolean
}

export function wantedOf(typed: string): Wanted {
  if (!typed) return { words: null, terms: [], apart: null }
  const { words, terms } = askedOf(typed)
  const parts = typed.replace(HYPHENS, " ")
  const apart = parts === typed ? null : wantedOf(/\s/.test(typed) ? parts : `"${parts}"`)
  // Each character of some scripts is a word: it is there or not.
  return { words, terms: terms.filter(({ term }) => !isUnspaced(term)), apart }
}

/** Hyphens between letters or digits, which are typed for dashes too. */
const HYPHENS = /(?<=[\p{L}\p{M}\p{N}])[-\u2010\u2011](?=[\p{L}\p{N}])/gu

/** How many of the results that may not be meant are looked at first, and how many at most. */
const [SAMPLE, LOOKED_AT] = [4, 40]

/** Gives what of a bundle is meant.

    Pagefind finds all words that begin as the stem of one that is searched for, such as "electricity" for
    "election", and where there is none, all that begin as a few of its letters do. So it is asked besides which
    results have a word of the very stem. Of others those are meant whose words begin as what was typed. */
export async function meant(wanted: Wanted, ask: Ask): Promise<Meant> {
  const found = await asWritten(wanted, ask)
  // Where nothing has the word with its hyphen, a dash may stand between its parts.
  return found.results.length || !wanted.apart ? found : asWritten(wanted.apart, ask)
}

type Ask = (words: string | null) => Promise<Answer>
type Meant = Answer & { readonly results: readonly Ranked[] }

async function asWritten({ words, terms }: Wanted, ask: Ask): Promise<Meant> {
  if (words === "") return { results: [], filters: {} }
  const all = await ask(words)
  if (!all.results.length) return { ...all, results: [] }
  const answers = await Promise.all(terms.map(({ word }) => ask(`"${word}"`)))
  const having = answers.map(({ results }) => new Set(results.map(({ id }) => id)))
  const isWhole = ({ id }: Result) => having.every(ids => ids.has(id))
  const goesOnAs = async (result: Result) => {
    const rest = terms.filter((_, at) => !having[at]?.has(result.id))
    if (rest.some(term => term.isWhole)) return false
    const found = foundIn(await result.data())
    return rest.every(({ term }) => found.some(other => goesOn(term, other)))
  }
  const begun = await those(all.results.filter(result => !isWhole(result)), goesOnAs)
  const results = all.results.filter(result => isWhole(result) || begun.has(result)).map(result => ({ ...result, isWhole: isWhole(result) }))
  // Of one word it is known how many results there are of each value without the rest.
  const [only] = answers.length === 1 && !begun.size ? answers : []
  return { results, filters: (only ?? all).filters }
}

/** Gives those of which something holds; where there are many, some tell for all. */
async function those(results: readonly Result[], holds: (result: Result) => Promise<boolean>): Promise<ReadonlySet<Result>> {
  const sample = await Promise.all(results.slice(0, SAMPLE).map(holds))
  if (!sample.includes(true)) return new Set()
  if (!sample.includes(false) || results.length > LOOKED_AT) return new Set(results)
  const rest = await Promise.all(results.slice(SAMPLE).map(holds))
  return new Set(results.filter((_, at) => [...sample, ...rest][at]))
}

/** Gives the words of a result that were found, and those of its names, in all their forms. */
export function foundIn({ raw_content, locations, meta }: Pick<Fragment, "raw_content" | "locations" | "meta">): string[] {
  const all = raw_content.split(/\s+/)
  const words = [...locations.map(at => all[at] ?? ""), ...Object.values(meta)]
  return [...new Set(words)].flatMap(formsOf)
}
