/* The buttons beside the globe: one for each region, and one for a country that chance picks. */

import type { Country, News } from "./data"
import { onPress } from "../presses"
import { part } from "./parts"

/** What the buttons do. */
export interface RegionActions {
  /** Looks at a region, or at the whole world again. */
  look(region: string | undefined, countries: readonly Country[]): void
  surprise(country: Country, origin: HTMLElement): void
}

export class Regions {
  readonly #buttons: readonly HTMLButtonElement[]

  constructor(container: HTMLElement, news: News, actions: RegionActions) {
    const all = [...news.countries.values()]
    this.#buttons = [...part(container, "regions").querySelectorAll<HTMLButtonElement>("[data-region]")]
    for (const button of this.#buttons)
      onPress(button, () => {
        const region = isPressed(button) ? undefined : button.dataset["region"]
        this.press(region)
        actions.look(region, region === undefined ? all : all.filter(each => each.region === region))
      })
    const surprise = part(container, "surprise")
    let last: Country | undefined
    onPress(surprise, () => {
      const others = all.filter(each => each !== last)
      last = others[Math.floor(Math.random() * others.length)] ?? last
      if (last) actions.surprise(last, surprise)
    })
  }

  /** Has the button of a region pressed, or none. */
  press(region: string | undefined): void {
    for (const button of this.#buttons)
      button.setAttribute("aria-pressed", String(button.dataset["region"] === region))
  }
}

const isPressed = (button: HTMLElement) => button.getAttribute("aria-pressed") === "true"
