/* The countries, sources, topics and stories that stand on the search page by their names. */

import { hasWords, named, othersOf } from "../names"

export interface Place {
  readonly link: HTMLAnchorElement
  /** What results are narrowed by with it; empty for a story. */
  readonly facet: string
  readonly name: string
}

interface Line extends Place {
  /** With what stands beside it, and what it is called besides. */
  readonly texts: readonly string[]
  /** The first letters of its name, so that "uk" finds the United Kingdom. */
  readonly initials: string
}

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
    const wanted = named(query)
    if (!wanted) return []
    const found = this.#groups.flatMap(({ lines }) => lines.filter(line => matches(line, wanted)))
    const starts = (line: Line) => Number(named(line.name).startsWith(wanted) || line.texts.includes(wanted))
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
    const initials = named(name).replace(/(\S)\S*\s?/g, "$1")
    yield { link, facet, name, texts: [item.textContent, ...othersOf(item)].map(named), initials }
  }
}

/** The last part of its address, which is what results are narrowed by. */
const key = ({ pathname }: HTMLAnchorElement) =>
  decodeURIComponent(pathname.replace(/\/$/, "").split("/").at(-1) ?? "")

const matches = ({ texts, initials }: Line, wanted: string): boolean =>
  texts.some(text => text.includes(wanted) || hasWords(text, wanted)) || initials === wanted
