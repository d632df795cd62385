/* The countries, sources, topics and stories that stand on the search page by their names. */

import { folded } from "../folded"

export interface Place {
  readonly link: HTMLAnchorElement
  /** What results are narrowed by with it; empty for a story. */
  readonly facet: string
  readonly name: string
}

interface Line extends Place {
  readonly text: string
  /** The first letters of its name, so that "uk" finds the United Kingdom. */
  readonly initials: string
}

const plain = (text: string) => folded(text).replace(/\s+/g, " ").trim()

/** All names on the page. */
export class Places {
  readonly #groups: readonly { readonly group: HTMLElement; readonly lines: readonly Line[] }[]

  constructor() {
    const groups = [...document.querySelectorAll<HTMLElement>("[data-news='places']")]
    this.#groups = groups.map(group => ({ group, lines: [...linesOf(group)] }))
  }

  /** Gives the name of a value of a facet: of the country `ua`, say. */
  name(facet: string, value: string): string | undefined {
    const all = this.#groups.flatMap(({ lines }) => lines)
    return all.find(line => line.facet === facet && key(line.link) === value)?.name
  }

  /** Gives those that have all the words in them, those that begin so first. */
  matching(query: string): readonly Place[] {
    const words = plain(query).split(" ").filter(Boolean)
    if (!words.length) return []
    const found = this.#groups.flatMap(({ lines }) => lines.filter(line => matches(line, words)))
    const starts = (line: Line) => Number(plain(line.name).startsWith(words.join(" ")))
    return found.toSorted((one, other) => starts(other) - starts(one))
  }

  /** Shows the lists, or hides them. */
  show(isShown: boolean): void {
    for (const { group } of this.#groups) group.hidden = !isShown
  }
}

function* linesOf(group: HTMLElement): Generator<Line> {
  const facet = group.dataset["facet"] ?? ""
  for (const item of group.querySelectorAll<HTMLElement>("li")) {
    const link = item.querySelector("a")
    if (!link) continue
    const name = link.textContent.trim()
    const initials = plain(name).replace(/(\S)\S*\s?/g, "$1")
    yield { link, facet, name, text: plain(item.textContent), initials }
  }
}

/** The last part of its address, which is what results are narrowed by. */
const key = ({ pathname }: HTMLAnchorElement) =>
  decodeURIComponent(pathname.replace(/\/$/, "").split("/").at(-1) ?? "")

const matches = ({ text, initials }: Line, words: readonly string[]): boolean =>
  words.every(word => text.includes(word)) || (words.length === 1 && initials === words[0])
