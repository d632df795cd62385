/* How the page says numbers and names. */

import type { Coverage } from "./records"

export const PARTS: Readonly<Record<string, string>> = {
  title: "Headline",
  summary: "Summary",
  key_points: "Key points",
  body: "Text",
}

export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}

/** The same sentence as on the article's page, but for who measured it. */
export function told(coverage: Coverage): string {
  const publishers = coverage.families === 1 ? "one publisher" : `${coverage.families} publishers`
  const countries = coverage.countries === 1 ? "one country" : `${coverage.countries} countries`
  return `Told by ${publishers} in ${countries}${american(coverage.us, coverage.us_polled)}.`
}

function american(us: number, polled: number): string {
  if (!polled) return ""
  if (polled === 1) return `; ${us ? "by" : "not by"} the one American outlet that we follow`
  if (us === polled) return `; by all ${polled} American outlets that we follow`
  return `; by ${us || "none"} of the ${polled} American outlets that we follow`
}

/** Gives an address of the web; others come from strangers too, and may run what they like. */
export function webAddress(written: string): string | undefined {
  return /^https?:\/\//i.test(written) ? written : undefined
}

/** A moment as the editor's own browser writes it. */
export function moment(written: string): string {
  const at = new Date(written)
  if (Number.isNaN(at.valueOf())) return written
  return at.toLocaleString(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })
}
