/* Names of countries, sources and topics, as people write them. */

import { folded } from "./folded"
import { LANGUAGE } from "./language"

/** Gives a name to compare by: `&` is "and", "St." is "Saint", and neither "the" nor a sign counts. */
export const named = (name: string): string =>
  folded(name)
    .replace(/['’‘ʼʻ`´.]/g, "")
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(?<=^| )ste?(?= )/g, "saint")
    .replace(/(?<=^| )the /g, "")
    .trim()

/** Whether each word of what is wanted begins a word of a name; both are `named`. */
export const hasWords = (name: string, wanted: string): boolean =>
  wanted.split(" ").every(word => ` ${name}`.includes(isUnspaced(word) ? word : ` ${word}`) || isSaint(name, word))

/** Whether what may become another word is "St." so far. */
const isSaint = (name: string, word: string) => word === "st" && ` ${name} `.includes(" saint ")

/** Compares two names by their places in a list. */
export const inOrder = (one: string, other: string): number => (collator ??= new Intl.Collator(LANGUAGE)).compare(one, other)

let collator: Intl.Collator | undefined

/** Some scripts have no spaces between words. */
const isUnspaced = (word: string) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(word)

/** Gives the other names of a thing that stand beside its name on a page. */
export const othersOf = (item: HTMLElement): string[] => item.dataset["also"]?.split("|") ?? []
