/* On the page that stands in for others: what this browser has kept, and can be read. */

import { open, REASONS, type Reason } from "./worker/places"

interface Kept {
  url: string
  title: string
}

const manifest = document.querySelector<HTMLLinkElement>("link[rel=manifest]")
const scope = new URL("./", manifest?.href).href

async function pages(reason: Reason): Promise<Kept[]> {
  const cache = await open(reason, scope)
  const found = await Promise.all((await cache.keys()).map(request => told(cache, request)))
  return found.filter(page => page !== undefined)
}

async function told(cache: Cache, request: Request): Promise<Kept | undefined> {
  const response = await cache.match(request)
  if (!response?.headers.get("Content-Type")?.startsWith("text/html")) return undefined
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const title = page.querySelector<HTMLMetaElement>("meta[property='og:title']")?.content
  return { url: request.url, title: title || page.title }
}

function item({ url, title }: Kept): HTMLLIElement {
  const link = document.createElement("a")
  link.href = url
  link.textContent = title
  link.dir = "auto"
  const line = document.createElement("li")
  line.append(link)
  return line
}

const section = (name: string) => document.querySelector<HTMLElement>(`[data-kept='${name}']`)

/** Shows all lists in one step: what has come does not move when more comes. */
async function show(): Promise<void> {
  const shown = new Set<string>()
  const lists = new Map<Reason, Kept[]>()
  for (const reason of REASONS) {
    const found = (await pages(reason)).filter(page => !shown.has(page.url))
    // What was read last comes first; an edition has an order of its own.
    if (reason !== "edition") found.reverse()
    for (const page of found) shown.add(page.url)
    lists.set(reason, found)
  }
  for (const [reason, found] of lists) {
    const part = section(reason)
    part?.querySelector("ul")?.replaceChildren(...found.map(item))
    if (part) part.hidden = !found.length
  }
  tellOfNothing(!shown.size)
}

function tellOfNothing(isSo: boolean): void {
  const nothing = section("nothing")
  if (nothing) nothing.hidden = !isSo
}

// Without an answer from the browser's storage there is nothing to show, which the page says.
if ("caches" in window) show().catch(() => tellOfNothing(true))
else tellOfNothing(true)
