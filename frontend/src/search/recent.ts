/* What a reader has searched for lately. It is kept in this browser alone, and told to nobody. */

import { storage } from "../choices"
import { LANGUAGE } from "../language"

const KEY = "briefings.searches"
const MOST = 6

/** Gives the latest searches, the last one first. */
export function recent(): string[] {
  try {
    const found: unknown = JSON.parse(storage()?.getItem(KEY) ?? "[]")
    return Array.isArray(found) ? found.filter((it): it is string => Boolean(it) && typeof it === "string").slice(0, MOST) : []
  } catch {
    return [] // Somebody has changed what is kept there.
  }
}

/** Keeps what was searched for. */
export function keepRecent(words: string): void {
  const wanted = words.trim()
  if (!wanted) return
  const others = recent().filter(each => small(each) !== small(wanted))
  try {
    storage()?.setItem(KEY, JSON.stringify([wanted, ...others].slice(0, MOST)))
  } catch {
    // The storage is full: it is only a convenience.
  }
}

const small = (text: string) => text.toLocaleLowerCase(LANGUAGE)

/** Forgets all of them. */
export function forgetRecent(): void {
  storage()?.removeItem(KEY)
}
