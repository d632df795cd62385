/* The words that scripts show and say, in the language of the site.

   Each stands in the code in English, and is looked up by that in a catalog that the page names. A page in English
   names none, and nothing is fetched. What one word of English has two senses for is looked up in a context. */

import { LOCALE, root } from "./language"

/** The catalog of a language, as the build writes it. */
export interface Catalog {
  readonly language: string
  /** Categories of CLDR, in the order in which each plural has its forms. */
  readonly plural: readonly string[]
  /** By the English text, or by its context, U+0004 and the text. */
  readonly words: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** What stands in a text in place of `%(name)s`. */
export type Values = Readonly<Record<string, string | number>>

/** What a language says, and how it writes. */
export interface Speech {
  readonly catalog?: Catalog | undefined
  /** For `Intl`. */
  readonly locale: string
  /** Whether it is written from right to left. */
  readonly isFromRight?: boolean
}

/** After so many milliseconds the page's tools go before their language. */
const PATIENCE = 5000

const FROM_RIGHT = /[\u0590-\u08FF\uFB1D-\uFEFC]/

// Each script of a page brings this module; what is fetched is shared.
const page = globalThis as { briefingsWords?: Promise<Catalog | undefined> }
// In a page of the theme it is a script of ours that names the catalog.
const address = root && document.querySelector<HTMLElement>("[data-words]")?.dataset["words"]
if (address) page.briefingsWords ??= fetchCatalog(new URL(address, document.baseURI))
const catalog = page.briefingsWords && (await page.briefingsWords)
const here: Speech = { catalog, locale: LOCALE, isFromRight: root?.dir === "rtl" }

/** Gives a text in the page's language. */
export const say = (text: string, values?: Values): string => textIn(here, text, text, values)

/** Gives a text that has another sense elsewhere, by its context here. */
export const sayIn = (context: string, text: string, values?: Values): string =>
  textIn(here, `${context}\u0004${text}`, text, values)

/** Gives the form of a text for a whole number, which stands in it as `%(num)s`. */
export const sayMany = (one: string, many: string, num: number, values?: Values): string =>
  formIn(here, one, many, num, values)

/** Gives a number as the page's language writes it. */
export const number = (value: number): string => written(value, LOCALE)

/** Gives a text as a language says it, and in English where it has none. */
export const textIn = (speech: Speech, key: string, text: string, values?: Values): string =>
  fill(speech, String(speech.catalog?.words[key] ?? text), values)

/** Gives the form of a text for a number as a language says it. */
export function formIn(speech: Speech, one: string, many: string, num: number, values?: Values): string {
  const forms = [speech.catalog?.words[one] ?? []].flat()
  const category = rulesOf((forms.length && speech.catalog?.language) || "en").select(num)
  // A category without a form is one of fractions, and near the last.
  const form = forms.at(speech.catalog?.plural.indexOf(category) ?? 0)
  return fill(speech, form ?? (category === "one" ? one : many), { num, ...values })
}

const rules = new Map<string, Intl.PluralRules>()

/** Gives a language's rules of plurals. They take a while to make, and a list asks for them with each of its lines. */
function rulesOf(language: string): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known
}

function fill({ locale, isFromRight }: Speech, text: string, values?: Values): string {
  return text.replace(/%(?:\((\w+)\)s|%)/g, (sign, name?: string) => {
    if (name === undefined) return "%"
    const value = values?.[name] ?? sign
    if (typeof value === "number") return written(value, locale)
    // A name that runs the other way would take the signs beside it along: it is set apart (Unicode UAX #9).
    return isFromRight || FROM_RIGHT.test(value) ? `\u2068${value}\u2069` : value
  })
}

/** Gives a number as a language writes it. A whole number below a thousand looks alike in all of them,
    since pages have one kind of digits: so most pages need not wait until the browser has read how it is done. */
function written(value: number, locale: string): string {
  const isShort = Number.isInteger(value) && value >= 0 && value < 1000
  return isShort ? String(value) : value.toLocaleString(locale)
}

/** Fetches a catalog; gives none where it cannot be had: then the words are English. */
async function fetchCatalog(url: URL): Promise<Catalog | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    const found = (await answer.json()) as Partial<Catalog>
    // Whoever answers in the site's place may answer anything.
    return found.words && found.plural ? (found as Catalog) : undefined
  } catch {
    return undefined
  }
}
