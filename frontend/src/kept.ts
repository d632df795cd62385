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

async function show(): Promise<void> {
  const shown = new Set<string>()
  for (const reason of REASONS) {
    const part = document.querySelector<HTMLElement>(`[data-kept='${reason}']`)
    const found = (await pages(reason)).filter(page => !shown.has(page.url))
    // What was read last comes first; an edition has an order of its own.
    if (reason !== "edition") found.reverse()
    for (const page of found) shown.add(page.url)
    part?.querySelector("ul")?.replaceChildren(...found.map(item))
    if (part) part.hidden = !found.length
  }
  const nothing = document.querySelector<HTMLElement>("[data-kept='nothing']")
  if (nothing) nothing.hidden = shown.size > 0
}

// Without an answer from the browser's storage there is nothing to show, which the page says.
if ("caches" in window) void show()
