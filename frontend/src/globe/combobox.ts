/* The box in which one types a country: the equal path for those who do not use the globe.

It follows the pattern of an editable combobox with a list (ARIA Authoring Practices). */

import { activate } from "../listbox"
import { hasWords, named } from "../names"
import { wasPressed } from "../presses"
import { say, sayMany } from "../words"
import { counted, type Country } from "./data"
import { make } from "./parts"

const NO_COUNTRY = say("No country has this name.")
const NO_COUNTRY_WITH_NEWS = say("No country with news has this name.")

export class Combobox {
  readonly #input: HTMLInputElement
  readonly #list: HTMLElement
  readonly #countries: readonly Country[]
  readonly #tell: (text: string) => void
  readonly #onPick: (country: Country) => void
  readonly #none: string
  #found: readonly Country[] = []
  #active = -1

  constructor(
    input: HTMLInputElement,
    list: HTMLElement,
    countries: Iterable<Country>,
    tell: (text: string) => void,
    onPick: (country: Country) => void,
  ) {
    this.#input = input
    this.#list = list
    this.#countries = [...countries]
    this.#none = this.#countries.some(({ count }) => !count) ? NO_COUNTRY : NO_COUNTRY_WITH_NEWS
    this.#tell = tell
    this.#onPick = onPick
    input.addEventListener("input", () => this.#open())
    input.addEventListener("click", () => this.#open())
    input.addEventListener("keydown", event => this.#press(event))
    input.addEventListener("blur", () => this.#close())
    // The focus stays where one types.
    list.addEventListener("pointerdown", event => event.preventDefault())
    list.addEventListener("click", event => {
      const option = (event.target as Element).closest("[role='option']")
      const country = this.#found[[...list.children].indexOf(option as HTMLElement)]
      if (country) this.#pick(country)
    })
    // What was typed before the script came.
    const wasEntered = wasPressed(input)
    if (input.value && (wasEntered || input.matches(":focus"))) this.#open()
    if (input.value && wasEntered) this.#enter()
  }

  get #isOpen(): boolean {
    return this.#list.hidden === false
  }

  #open(): void {
    const wanted = named(this.#input.value)
    const isNothing = !wanted && this.#input.value.trim() !== ""
    this.#found = this.#countries
      .filter(country => !isNothing && rank(country, wanted) < NOT_AT_ALL)
      .toSorted((one, other) => rank(one, wanted) - rank(other, wanted))
    this.#list.replaceChildren(...this.#found.map((country, at) => this.#option(country, at)))
    if (!this.#found.length) {
      this.#list.append(make("li", { className: "news-globe__none" }, this.#none))
      this.#list.firstElementChild?.setAttribute("role", "presentation")
    }
    this.#list.hidden = false
    this.#input.setAttribute("aria-expanded", "true")
    this.#activate(wanted && this.#found.length ? 0 : -1)
    const many = this.#found.length
    this.#tell(many ? sayMany("%(num)s country", "%(num)s countries", many) : this.#none)
  }

  #option(country: Country, at: number): HTMLLIElement {
    const count = make("span", { className: "news-count" }, counted(country.count))
    const option = make("li", { id: `${this.#list.id}-${at}` }, country.name, " ", count)
    option.setAttribute("role", "option")
    option.setAttribute("aria-selected", "false")
    return option
  }

  #close(): void {
    this.#list.hidden = true
    this.#input.setAttribute("aria-expanded", "false")
    this.#activate(-1)
  }

  #activate(at: number): void {
    this.#active = at
    activate(this.#input, this.#list, at)
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      const wasOpen = this.#isOpen
      if (!wasOpen) this.#open()
      // The first press shows the list, and is at its beginning or end.
      if (wasOpen || this.#active < 0) this.#step(event.key === "ArrowDown" ? 1 : -1)
    } else if (event.key === "Enter") {
      event.preventDefault()
      this.#enter()
    } else if (event.key === "Escape") {
      event.preventDefault()
      if (this.#isOpen) this.#close()
      else this.#input.value = ""
    }
  }

  #enter(): void {
    const country = this.#isOpen ? this.#found[this.#active] : undefined
    if (country) this.#pick(country)
    else this.#open()
  }

  #step(by: number): void {
    const many = this.#found.length
    if (!many) return
    const from = this.#active < 0 && by < 0 ? 0 : this.#active
    this.#activate((from + by + many) % many)
  }

  #pick(country: Country): void {
    this.#close()
    this.#input.value = country.name
    this.#onPick(country)
  }
}

/** The rank of a country that does not fit. */
export const NOT_AT_ALL = 3

/** How well a country fits: as its code or from its beginning, from its words', or by another name.

    Nothing within a word fits: who types "rwa" and presses Enter does not mean Norway. */
export function rank({ code, name, also = [] }: Country, wanted: string): number {
  const own = named(name)
  if (own.startsWith(wanted) || code.toLowerCase() === wanted) return 0
  if (hasWords(own, wanted)) return 1
  return also.some(other => hasWords(named(other), wanted)) ? 2 : NOT_AT_ALL
}
