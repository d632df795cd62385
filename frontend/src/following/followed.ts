/* The countries that a reader follows, and what is new of them since they last looked. */

import { storage } from "../choices"
import { inOrder } from "../names"
import { Shelf, type Page } from "../shelf"
import { say } from "../words"

/** A country that is followed; its title is its name. */
export interface Followed extends Page {
  /** Paths of its latest briefings, as they were when the reader last looked. */
  readonly known?: readonly string[] | undefined
  /** The same as they were on the visit before: what has come since is new. */
  readonly before?: readonly string[] | undefined
}

export const followed = new Shelf<Followed>("countries")

/** The event of a window in which other countries are followed now. */
export const CHANGED = "briefings-followed"

/** What is said where a country cannot be kept. */
export const REFUSED = say("This browser does not let a page keep anything, so nothing is followed")

const LOOKED = "briefings.looked"

/** Who looks again within this time is still on the same visit, in milliseconds. */
const PAUSE = 30 * 60_000

/** Takes note that the reader looks at what is new. On a new visit, what the last one showed is known. */
export function look(now = Date.now()): void {
  const last = Number(kept()) || 0
  if (Math.abs(now - last) > PAUSE) followed.change(country => ({ ...country, before: pathsOf(country.known) }))
  try {
    storage()?.setItem(LOOKED, String(now))
  } catch {
    // The storage is full: this visit goes on.
  }
}

/** Takes note of a country's latest briefings, which are newest first. When it was never looked at, none is new. */
export function learn(url: string, latest: readonly string[]): void {
  followed.change(country =>
    country.url === url ? { ...country, known: latest, before: pathsOf(country.before) ?? latest } : country,
  )
}

/** Takes note that its own page has shown the latest, so that they are new no more. */
export function meet(url: string, latest: readonly string[]): void {
  followed.change(country => (country.url === url ? { ...country, known: latest, before: latest } : country))
}

/** Gives those of a country's latest briefings that have come since the last visit. */
export function newOf(country: Followed, latest: readonly string[]): string[] {
  const before = pathsOf(country.before)
  if (!before) return []
  const isKnown = (url: string) => before.includes(url)
  // Where one is taken down, an older one follows below all that were known: it is not new.
  const end = latest.findLastIndex(isKnown)
  return (end < 0 ? latest : latest.slice(0, end)).filter(url => !isKnown(url))
}

/** Gives countries in the order of their names. */
export const byName = (countries: readonly Followed[]): Followed[] =>
  countries.toSorted((one, other) => inOrder(one.title, other.title))

/** Somebody may have changed what is kept. */
const pathsOf = (paths: readonly string[] | undefined) =>
  Array.isArray(paths) ? paths.filter(path => typeof path === "string") : undefined

function kept(): string | null | undefined {
  return storage()?.getItem(LOOKED)
}
