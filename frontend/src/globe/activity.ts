/* How strongly a country is shaded: by its briefings of the last days. */

import { number, say } from "../words"
import type { Country, News } from "./data"

/** What each step, from few briefings to most, is mixed of: the accent upon the colour of land, then ink
    upon that. The faintest differs from land without news by 3:1 in any palette that ships. */
export const STEPS = [
  { accent: 0.86, ink: 0 },
  { accent: 1, ink: 0 },
  { accent: 1, ink: 0.3 },
  { accent: 1, ink: 0.55 },
] as const

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
  accent: number
  ink: number
  /** How many briefings it stands for, in words. */
  label: string
}

/** Steps of equal ratio between one briefing and the most that a country has. */
export class Scale {
  /** Whether it tells of the last days: where few countries have anything of these, of all days. */
  readonly isRecent: boolean
  readonly #bounds: readonly number[]

  constructor(news: News) {
    this.isRecent = busiest(news).isRecent
    const most = Math.max(...[...news.countries.values()].map(each => this.#count(each)), 1)
    // Of the last days the faintest step is for those with none.
    const shares = this.isRecent ? [0, 1 / 3, 2 / 3] : [1 / 4, 1 / 2, 3 / 4]
    const bounds: number[] = []
    for (const share of shares)
      bounds.push(Math.max(Math.round(most ** share), (bounds.at(-1) ?? (this.isRecent ? 0 : 1)) + 1))
    this.#bounds = bounds
  }

  /** Gives the number of a country's step. */
  stepOf(country: Country): number {
    return this.#bounds.filter(bound => this.#count(country) >= bound).length
  }

  get steps(): Step[] {
    const [one, two, three] = this.#bounds as [number, number, number]
    const first = this.isRecent ? EARLIER : range(1, one - 1)
    const labels = [first, range(one, two - 1), range(two, three - 1), `${number(three)}+`]
    return STEPS.map((step, at) => ({ ...step, label: labels[at] ?? "" }))
  }

  #count({ recent, count }: Country): number {
    return this.isRecent ? recent : count
  }
}

const EARLIER = say("earlier")

const range = (from: number, to: number) => (from === to ? number(from) : `${number(from)}–${number(to)}`)
