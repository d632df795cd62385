/* How strongly a country is shaded: by its briefings of the last days. */

import type { Country, News } from "./data"

/** How much of the accent colour each step has: no recent briefing, few, more, most. */
export const STRENGTHS = [0.3, 0.52, 0.76, 1] as const

/** With so many countries that have recent briefings, these are the busiest. */
const ENOUGH = 3

/** Gives the countries with most briefings first: with recent ones, or else in all. */
export function busiest({ countries }: News): { isRecent: boolean; countries: Country[] } {
  const all = [...countries.values()]
  const recent = all.filter(each => each.recent)
  const isRecent = recent.length >= ENOUGH
  const most = isRecent
    ? recent.toSorted((one, other) => other.recent - one.recent)
    : all.toSorted((one, other) => other.count - one.count)
  return { isRecent, countries: most }
}

export interface Step {
  strength: number
  /** How many recent briefings it stands for, in words. */
  label: string
}

/** Steps of equal ratio between one briefing and the most that a country has. */
export class Scale {
  readonly #bounds: readonly number[]

  constructor({ countries }: News) {
    const most = Math.max(3, ...[...countries.values()].map(each => each.recent))
    const second = Math.max(2, Math.round(most ** (1 / 3)))
    this.#bounds = [1, second, Math.max(second + 1, Math.round(most ** (2 / 3)))]
  }

  /** Gives the number of a country's step. */
  stepOf({ recent }: Country): number {
    return this.#bounds.filter(bound => recent >= bound).length
  }

  get steps(): Step[] {
    const [one, two, three] = this.#bounds as [number, number, number]
    const labels = ["earlier", range(one, two - 1), range(two, three - 1), `${three}+`]
    return STRENGTHS.map((strength, step) => ({ strength, label: labels[step] ?? "" }))
  }
}

const range = (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`)
