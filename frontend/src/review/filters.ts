/* By what the queue is narrowed: a choice each of country, outlet, language and finding. */

import { make } from "../make"
import { inOrder } from "../names"
import type { Line, Named } from "./records"
import { type Filters } from "./queue"

type Name = keyof Filters

const LABELS: readonly (readonly [Name, string])[] = [
  ["country", "Country"],
  ["source", "Outlet"],
  ["language", "Language"],
  ["finding", "Findings"],
]

export class FilterBoxes {
  readonly #boxes = new Map<Name, HTMLSelectElement>()

  constructor(place: HTMLElement, change: (filters: Filters) => void) {
    for (const [name, label] of LABELS) {
      const box = make("select", {})
      box.addEventListener("change", () => change(this.chosen))
      this.#boxes.set(name, box)
      place.append(make("label", {}, label, box))
    }
  }

  get chosen(): Filters {
    const value = (name: Name) => this.#boxes.get(name)?.value ?? ""
    return { country: value("country"), source: value("source"), language: value("language"), finding: value("finding") }
  }

  focus(): void {
    this.#boxes.get("country")?.focus()
  }

  clear(): void {
    for (const box of this.#boxes.values()) box.value = ""
  }

  /** Offers what there is to choose; what was chosen stays. */
  offer(lines: readonly Line[]): void {
    this.#fill("country", byName(lines.flatMap(line => line.countries)))
    this.#fill("source", byName(lines.map(line => line.outlet)))
    this.#fill("language", byName(lines.map(line => line.language)))
    const kinds = [...new Set(lines.flatMap(line => line.findings))].toSorted()
    this.#fill("finding", [
      { code: "none", name: "None" },
      { code: "any", name: "Any" },
      ...kinds.map(kind => ({ code: kind, name: kind })),
    ])
  }

  #fill(name: Name, choices: readonly Named[]): void {
    const box = this.#boxes.get(name)
    if (!box) return
    const chosen = box.value
    // Nothing is left to be seen of a choice whose last draft was decided on, and that is said.
    const known = choices.some(each => each.code === chosen) || !chosen
    const offered = known ? choices : [...choices, { code: chosen, name: box.selectedOptions[0]?.text ?? chosen }]
    box.replaceChildren(
      make("option", { value: "" }, "All"),
      ...offered.map(each => make("option", { value: each.code }, each.name)),
    )
    box.value = chosen
  }
}

function byName(all: readonly Named[]): readonly Named[] {
  const unique = new Map(all.filter(each => each.code).map(each => [each.code, each]))
  return [...unique.values()].toSorted((one, other) => inOrder(one.name, other.name))
}
