/* The boxes by which results are narrowed; each says how many there would be. */

import { make } from "../make"
import { inOrder } from "../names"
import { number, say } from "../words"
import type { Counts } from "./finder"
import { languageName } from "./languages"
import type { Places } from "./places"
import { FACETS, type Facet, type Query } from "./query"

const ANY: Readonly<Record<Facet, string>> = {
  country: say("All countries"),
  source: say("All sources"),
  tag: say("All topics"),
  language: say("All languages"),
}

export class Facets {
  readonly #boxes: Readonly<Record<Facet, HTMLSelectElement>>
  readonly #places: Places

  constructor(boxes: Readonly<Record<Facet, HTMLSelectElement>>, places: Places, change: () => void) {
    this.#boxes = boxes
    this.#places = places
    for (const facet of FACETS) boxes[facet].addEventListener("change", change)
  }

  /** Gives what is chosen. */
  read(): Query["facets"] {
    const chosen: Partial<Record<Facet, string>> = {}
    for (const facet of FACETS) if (this.#boxes[facet].value) chosen[facet] = this.#boxes[facet].value
    return chosen
  }

  /** Chooses, whether or not there are results of it. */
  write(facets: Query["facets"]): void {
    for (const facet of FACETS) this.#fill(facet, {}, facets[facet] ?? "")
  }

  /** Shows how many results there are of each. */
  show(counts: Counts): void {
    for (const facet of FACETS) this.#fill(facet, counts[facet] ?? {}, this.#boxes[facet].value)
  }

  #fill(facet: Facet, counts: Readonly<Record<string, number>>, chosen: string): void {
    const box = this.#boxes[facet]
    const there = Object.entries(counts).filter(([, count]) => count > 0)
    if (chosen && !there.some(([value]) => value === chosen)) there.push([chosen, 0])
    const named = there.map(([value, count]) => ({ value, count, name: this.#name(facet, value) }))
    named.sort((one, other) => inOrder(one.name, other.name))
    const wanted = ["", ...named.map(({ value, count }) => `${value} ${count}`)].join("\n")
    // Rebuilding a box closes it under the reader's hands.
    if (box.dataset["shown"] !== wanted) {
      box.dataset["shown"] = wanted
      const options = named.map(({ value, count, name }) =>
        make("option", { value }, count ? `${name} (${number(count)})` : name),
      )
      box.replaceChildren(make("option", { value: "" }, ANY[facet]), ...options)
    }
    box.value = chosen
  }

  #name(facet: Facet, value: string): string {
    return facet === "language" ? languageName(value) : (this.#places.name(facet, value) ?? value)
  }
}
