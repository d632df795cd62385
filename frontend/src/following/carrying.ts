/* Countries that are followed, as files: out of this browser, and into another. */

/** A country that can be followed, with whole addresses. */
export interface Country {
  readonly name: string
  readonly url: string
  /** That of its feed. */
  readonly feed: string
}

/** What a file has brought. */
export interface Brought<Found extends Country> {
  readonly countries: readonly Found[]
  /** How many entries are of no country of this site. */
  readonly others: number
}

/** Longer files are no lists of countries. */
export const LONGEST = 1_000_000

/** Writes them as JSON. */
export function json(countries: readonly Country[]): string {
  return `${JSON.stringify({ countries }, undefined, 2)}\n`
}

/** Writes their feeds as OPML 2.0, which feed readers know. */
export function opml(countries: readonly Country[], title: string): string {
  const file = document.implementation.createDocument(null, "opml")
  const root = file.documentElement
  root.setAttribute("version", "2.0")
  const within = (parent: Element, name: string, attributes: Record<string, string> = {}) => {
    const element = file.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    parent.append("\n", element)
    return element
  }
  within(within(root, "head"), "title").textContent = title
  const body = within(root, "body")
  for (const { name, url, feed } of countries) {
    within(body, "outline", { type: "rss", text: name, xmlUrl: feed, htmlUrl: url })
  }
  body.append("\n")
  root.append("\n")
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`
}

/** Reads either; nothing where it is neither. `known` are the countries of this site. */
export function readFile<Found extends Country>(text: string, known: readonly Found[]): Brought<Found> | undefined {
  const named = /^\s*[[{]/.test(text) ? addressesInJson(text) : addressesInOpml(text)
  if (!named) return undefined
  const places = new Map(known.flatMap(it => [[plain(it.url), it], [plain(it.feed), it]] as const))
  const found = named.map(addresses => addresses.map(it => places.get(plain(it))).find(Boolean))
  const countries = [...new Set(found.filter(it => it !== undefined))]
  return { countries, others: found.filter(it => it === undefined).length }
}

function addressesInJson(text: string): string[][] | undefined {
  try {
    const { countries } = (JSON.parse(text) ?? {}) as { countries?: unknown }
    if (!Array.isArray(countries)) return undefined
    return countries.map(it => {
      const { url, feed } = (it ?? {}) as Partial<Country>
      return [url, feed].filter(each => typeof each === "string")
    })
  } catch {
    return undefined
  }
}

function addressesInOpml(text: string): string[][] | undefined {
  const file = new DOMParser().parseFromString(text, "text/xml")
  if (file.documentElement.localName !== "opml") return undefined
  return Array.from(file.querySelectorAll("outline[xmlUrl]"), line =>
    ["xmlUrl", "htmlUrl"].flatMap(name => line.getAttribute(name) ?? []),
  )
}

/** A site is the same by either scheme. */
function plain(address: string): string {
  try {
    const { host, pathname } = new URL(address)
    return host + pathname
  } catch {
    return "" // No address.
  }
}
