/* The words of a text and of what is searched for: the same for both, and as Pagefind has them. */

import { folded } from "../folded"
import { PARTS, written } from "./spelling"

/** What no word is made of: Pagefind takes letters, digits and small pictures alone. */
const NO_WORD = /[^\p{L}\p{M}\p{N}\p{Emoji_Presentation}]+/gu
/** What quotation marks are around. */
const QUOTED = /(?<=^|\s)["“”„«»]([^"“”„«»]+)["“”„«»](?=$|\s)/gu

/** Gives the words, folded, each as one whatever stands within it: "won't" is `wont`, and "U.S." `us`. */
export const termsOf = (text: string): string[] =>
  parted(text).map(word => folded(word).replace(NO_WORD, "")).filter(Boolean)

/** Gives the words, folded, and the parts of those in which something stands: `well-known` has three forms. */
export const formsOf = (text: string): string[] => [...new Set(parted(text).flatMap(word => [...termsOf(word), ...partsOf(word)]))]

/** Gives the parts of words between whatever stands there, folded. */
export const partsOf = (text: string): string[] => folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/** Gives what has to be found, folded: the ways to write each word, and as one whatever quotation marks are around.

    One that ends in a space is a whole word, and others are beginnings. */
export function wanted(text: string): string[][] {
  const whole = [...text.matchAll(QUOTED)].map(([, quoted = ""]) => [termsOf(quoted).join(" ")])
  const words = parted(text.replace(QUOTED, " ")).map(word => waysToWrite(word))
  return [...whole, ...words].map(ways => ways.filter(Boolean)).filter(ways => ways.length > 0)
}

/** "mayor's" is `mayors` or `mayor`, and "well-known" is `wellknown` or `well known`. */
function waysToWrite(word: string): string[] {
  const [base, last, ...others] = partsOf(word)
  if (base === undefined || last === undefined) return termsOf(word)
  const isPossessive = last === "s" && !others.length && base.length > 1
  return [...termsOf(word), isPossessive ? `${base} ` : [base, last, ...others].join(" ")]
}

/** A word, as Pagefind is asked for it and as it is compared. */
export interface Term {
  readonly word: string
  readonly term: string
  /** Whether no other word is meant that begins so: "U.S." is not the beginning of "used". */
  readonly isWhole: boolean
}

/** Gives what to ask Pagefind for, and its words; in quotation marks, and without them, where they are around all of it. */
export function askedOf(text: string): { readonly words: string; readonly terms: readonly Term[] } {
  const all = parted(text).map(part => ({
    word: part.replace(NO_WORD, ""),
    term: termsOf(part).join(""),
    isWhole: /\p{L}\.\p{L}/u.test(part),
  }))
  const terms = all.filter(({ word }) => word)
  const words = terms.map(({ word }) => word).join(" ")
  const isWhole = words !== "" && text.trim().replace(QUOTED, "") === ""
  return isWhole ? { words: `"${words}"`, terms: [] } : { words, terms }
}

/** Gives a letter of a text as it stands in its words: signs within them are none, and those that part them a space. */
export const within = (letter: string): string =>
  /\s/.test(letter) || PARTS.test(letter) ? " " : folded(letter).replace(NO_WORD, "")

/** Gives what stands between spaces and signs that part words, as it is written for Pagefind. */
const parted = (text: string): string[] => written(text).split(/\s+/)
