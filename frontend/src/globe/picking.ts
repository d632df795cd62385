/* Which country is open: on the globe, beside it, and in the page's address. */

import { codeInAddress, keepInAddress } from "./address"
import type { Country, News } from "./data"
import type { Globe } from "./globe"
import type { Panel } from "./panel"

/** What shows a country; asked for when it is needed, since both of them also pick one. */
export interface Shown {
  /** None before it lives: then it follows what is open. */
  globe?: Globe
  panel: Panel
}

export class Picking {
  readonly #news: News
  readonly #shown: () => Shown

  constructor(news: News, shown: () => Shown) {
    this.#news = news
    this.#shown = shown
    addEventListener("hashchange", () => this.follow())
  }

  /** Opens a country. With an origin, the focus comes to it, and goes back there afterwards. */
  readonly pick = (country: Country, origin?: HTMLElement): void => {
    this.#show(country, origin)
    keepInAddress(country.code)
  }

  /** Closes what is open. */
  readonly close = (): void => {
    this.#hide()
    keepInAddress(undefined)
  }

  /** Opens what the address names, or turns to it where there is no news of it. */
  follow(): void {
    const code = codeInAddress()
    const country = this.#news.countries.get(code) ?? this.#news.quiet?.get(code)
    if (country) this.#show(country)
    else {
      this.#hide()
      this.#shown().globe?.pointTo(code)
    }
  }

  #show(country: Country, origin?: HTMLElement): void {
    const { globe, panel } = this.#shown()
    globe?.pick(country)
    if (panel.shown !== country || origin) void panel.show(country, origin)
  }

  #hide(): void {
    const { globe, panel } = this.#shown()
    if (!panel.isOpen) return
    globe?.release()
    panel.close()
  }
}
