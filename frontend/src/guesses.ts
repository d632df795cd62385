/* What may have been meant by an address that leads nowhere. */

export interface Guess {
  /** From the front page on. */
  readonly url: string
  readonly name: string
}

/** Gives the parts of a path from the front page on, in letters; of all of it where it does not begin there. */
export function partsOf(pathname: string, home: string): string[] {
  const path = pathname.startsWith(home) ? pathname.slice(home.length) : pathname
  return inLetters(path).split("/").filter(Boolean)
}

function inLetters(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // it is no text at all
  }
}

/** Gives the editions, months and countries that an address may name, each called in a language. */
export const guesses = (parts: readonly string[], language: string): Guess[] => [
  ...days(parts, language),
  ...countries(parts, language),
]

/** Gives the words of an address to search for; none where it has only numbers and the like. */
export function wordsIn(parts: readonly string[]): string {
  const words = parts.at(-1)?.replace(/\.\w+$/, "").split(/[-_\s]+/).filter(Boolean) ?? []
  return words.some(word => /\p{L}{3}/u.test(word)) ? words.join(" ") : ""
}

function days(parts: readonly string[], language: string): Guess[] {
  const found = /(?<year>\d{4})\D?(?<month>\d{2})(?:\D?(?<day>\d{2}))?/.exec(parts.join("/"))?.groups
  if (!found) return []
  const { year, month, day } = found
  const moment = (of: string) => new Date(Date.UTC(Number(year), Number(month) - 1, Number(of)))
  const named = (of: string, form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(moment(of))
  const whole = { day: "numeric", month: "long", year: "numeric" } as const
  const edition = day ? [{ url: `${year}/${month}/${day}/`, name: named(day, whole) }] : []
  const { day: _, ...long } = whole
  return [...edition, { url: `${year}/${month}/`, name: named("1", long) }]
}

function countries(parts: readonly string[], language: string): Guess[] {
  const names = new Intl.DisplayNames(language, { type: "region" })
  return parts
    .filter(each => /^[a-z]{2}$/i.test(each))
    .map(code => ({
      url: `countries/${code.toLowerCase()}/`,
      name: names.of(code.toUpperCase()) ?? code,
    }))
}
