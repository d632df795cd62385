/* Which country is at a pixel. Those with news are easy to hit. */

import type { News } from "./data"
import { isOn, type Land } from "./lands"
import type { Pixel, View } from "./view"

/** Half of the 24 pixels that a finger needs. */
const TARGET = 12

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
