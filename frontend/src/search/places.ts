/* The countries, sources, topics and stories that stand on the search page by their names. */

import { hasWords, named, othersOf } from "../names"
import { say } from "../words"

/** What one of a list is called, by the facet that the list is of. */
const KINDS: Readonly<Record<string, string>> = {
  country: say("Country"),
  source: say("Source"),
  tag: say("Topic"),
  "": say("Story"),
}

const NO_NEWS = say("no briefing yet")

export interface Place {
  readonly href: string
  /** What results are narrowed by with it; empty for a story. */
  readonly facet: string
  readonly kind: string
  readonly name: string
  /** Whether there is a briefing of it. */
  readonly hasNews: boolean
}

interface Line extends Place {
  /** Its name, as names are compared. */
  readonly own: string
  readonly also: readonly string[]
  /** What stands beside it, such as a source's country. */
  readonly note: string
  /** The first letters of its name, so that "uk" finds the United Kingdom. */
  readonly initials: string
}

/** All names on the page. */
export class Places {
  readonly #groups: readonly { readonly group: HTMLElement; readonly lines: readonly Line[] }[]

  /** `page` is the search page, and `address` its address. */
  constructor(page: Document, address: string) {
    const groups = [...page.querySelectorAll<HTMLElement>("[data-news='places']")]
    this.#groups = groups.map(group => ({ group, lines: [...linesOf(group, address)] }))
  }

  /** Gives the name of a value of a facet: of the country `ua`, say. */
  name(facet: string, value: string): string | undefined {
    const all = this.#groups.flatMap(({ lines }) => lines)
    return all.find(line => line.facet === facet && key(line.href) === value)?.name
  }

  /** Gives those that have words which begin as all that are searched for, those that are called so first. */
  matching(query: string): readonly Place[] {
    const wanted = named(query)
    if (!wanted) return []
    const ranked = this.#groups.flatMap(({ lines }) => lines.map(line => ({ line, at: rank(line, wanted) })))
    const found = ranked.filter(({ at }) => at < NOT_AT_ALL)
    return found.toSorted((one, other) => one.at - other.at).map(({ line }) => line)
  }

  /** Shows the lists, or hides them. */
  show(isShown: boolean): void {
    for (const { group } of this.#groups) group.hidden = !isShown
  }
}

/** Says what a name is of, and whether a reader finds news there. */
export const about = ({ kind, hasNews }: Place): string => (hasNews ? kind : `${kind} · ${NO_NEWS}`)

/** Fetches the names from the search page at an address. Throws where that fails. */
export async function fetchPlaces(address: string): Promise<Places> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return new Places(new DOMParser().parseFromString(await response.text(), "text/html"), address)
}

function* linesOf(group: HTMLElement, address: string): Generator<Line> {
  const facet = group.dataset["facet"] ?? ""
  for (const item of group.querySelectorAll<HTMLElement>("li")) {
    const link = item.querySelector("a")
    if (!link) continue
    const name = link.textContent.trim()
    const own = named(name)
    yield {
      href: new URL(link.getAttribute("href") ?? "", address).href,
      facet,
      kind: KINDS[facet] ?? "",
      name,
      hasNews: !item.matches(".news-quiet"),
      own,
      also: othersOf(item).map(named),
      note: named(item.textContent),
      initials: own.replace(/(\S)\S*\s?/g, "$1"),
    }
  }
}

/** The last part of an address, which is what results are narrowed by. */
const key = (href: string) => decodeURIComponent(new URL(href).pathname.replace(/\/$/, "").split("/").at(-1) ?? "")

const NOT_AT_ALL = 5

/** How well a name is meant: the less the better. */
function rank({ own, also, note, initials }: Line, wanted: string): number {
  if (own === wanted || also.includes(wanted)) return 0
  if (own.startsWith(wanted) || initials === wanted) return 1
  if (hasWords(own, wanted)) return 2
  if (also.some(other => hasWords(other, wanted))) return 3
  return hasWords(note, wanted) ? 4 : NOT_AT_ALL
}
