/* Which country is at a pixel, and where most news is. Countries with news are easy to hit. */

import { geoDistance } from "d3-geo"
import type { Country, News } from "./data"
import { isOn, type Land } from "./lands"
import type { Pixel, Place, View } from "./view"

/** Half of the 24 pixels that a finger needs. */
const TARGET = 12

/** So far from the middle news is seen well, in radians. */
const SIGHT = Math.PI / 4

const AROUND = Array.from({ length: 8 }, (_, turn) => (turn * Math.PI) / 4)

export class Finder {
  readonly #view: View
  readonly #lands: readonly Land[]
  readonly #withNews: readonly Land[]

  constructor(view: View, lands: readonly Land[], news: News) {
    this.#view = view
    this.#lands = lands.filter(land => land.code !== undefined)
    this.#withNews = lands.filter(land => news.countries.has(land.code ?? ""))
  }

  /** Gives the country at a pixel: a small one with news close by goes before what is there. */
  at(pixel: Pixel): Land | undefined {
    const small = this.#nearest(pixel, TARGET, land => this.#isSmall(land))
    if (small) return small
    const there = this.#on(this.#lands, pixel)
    if (there && this.#withNews.includes(there)) return there
    return this.#beside(pixel) ?? there
  }

  /** Gives the country with news whose middle is nearest to the middle of the view. */
  inTheMiddle(within: number): Land | undefined {
    const half = this.#view.size / 2
    return this.#nearest([half, half], within, () => true)
  }

  /** Gives the place of the country around which most briefings of some countries are. */
  among(countries: readonly Country[]): Place | undefined {
    const counts = new Map(countries.map(({ code, count }) => [code, count]))
    const there = this.#withNews.filter(({ code }) => counts.has(code ?? ""))
    const around = ({ middle }: Land) =>
      there
        .filter(other => geoDistance(middle, other.middle) <= SIGHT)
        .reduce((many, { code }) => many + (counts.get(code ?? "") ?? 0), 0)
    return there.toSorted((one, other) => around(other) - around(one))[0]?.middle
  }

  #isSmall({ extent }: Land): boolean {
    return extent * this.#view.projection.scale() < TARGET
  }

  #nearest([x, y]: Pixel, within: number, wanted: (land: Land) => boolean): Land | undefined {
    let found: Land | undefined
    let best = within
    for (const land of this.#withNews) {
      const at = wanted(land) ? this.#view.pixelOf(land.middle) : undefined
      const distance = at ? Math.hypot(at[0] - x, at[1] - y) : Infinity
      if (distance <= best) [found, best] = [land, distance]
    }
    return found
  }

  #on(lands: readonly Land[], pixel: Pixel): Land | undefined {
    const place = this.#view.placeAt(pixel)
    return place && lands.find(land => isOn(land, place))
  }

  #beside([x, y]: Pixel): Land | undefined {
    for (const far of [TARGET / 2, TARGET])
      for (const turn of AROUND) {
        const land = this.#on(this.#withNews, [x + far * Math.cos(turn), y + far * Math.sin(turn)])
        if (land) return land
      }
    return undefined
  }
}
