/* Who answers: the network, or what is kept. */

import { keepAlways } from "./always"
import { keepEdition } from "./edition"
import { isBusy } from "./line"
import { forget, keepData, keepFile, keepPage, keptData, keptFile, keptPage } from "./storage"
import { isGone, leaveIfGone } from "./leaving"
import { otherSizes } from "./references"
import { untilSettled } from "./settling"
import { HOME, isLasting, isOnDesk, isPlain, isSearched, isWhole, OFFLINE, plain, root, worker } from "./site"
import { keepFallback, fallback } from "./fallback"

/** How long a slow line is waited for where there is a copy, in milliseconds. */
const PATIENCE = 3000

const LOADED = new Set<RequestDestination>(["font", "image", "script", "style"])

/** Gives the answer to a request, or nothing where it is none of our business. */
export function answer(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event
  const { url } = request
  if (request.method !== "GET" || !url.startsWith(root) || request.headers.has("Range")) return undefined
  if (isOnDesk(url)) return undefined
  if (request.mode === "navigate") return request.destination === "document" ? page(event) : undefined
  if (isSearched(url)) return undefined
  if (isLasting(url)) return lasting(event)
  if (LOADED.has(request.destination)) return file(event)
  if (new URL(url).pathname.endsWith(".json")) return data(event)
  return undefined
}

/** Pages come from the network; from the copy where it is slow, down, or the server is. */
async function page(event: FetchEvent): Promise<Response> {
  const url = plain(event.request.url)
  const network = fromNetwork(event)
  const settled = untilSettled()
  event.waitUntil(network.then(response => pageRead(event, url, response.clone(), settled), isOffline))
  const found = await networkFirst(network, keptFor(event.request.url))
  return found ?? (await fallbackFor(url)) ?? network
}

/** Gives the copy of a page; by an address that is written otherwise, the way to the page's own. */
async function keptFor(address: string): Promise<Response | undefined> {
  const url = plain(address)
  const kept = await keptPage(url)
  return kept && !isPlain(address) ? Response.redirect(url + new URL(address).search) : kept
}

/** Does what follows from a page that was read. */
async function pageRead(
  event: FetchEvent,
  url: string,
  response: Response,
  settled: Promise<void>,
): Promise<void> {
  // A server may know nothing of a page by an address that is written otherwise.
  if (isPlain(event.request.url) && isGone(response)) {
    // What a reader has saved is theirs; all else follows the paper.
    await forget(url, ["read", "edition"])
    await leaveIfGone().catch(isOffline)
  }
  if (!isWhole(response) || url === OFFLINE) return
  const isSparing = event.request.headers.get("Save-Data") === "on"
  await read(url, response, [], isSparing, settled)
  // There was a page before this one, or else there would be no worker.
  if (isSparing) return
  await settled
  await keepAlways().catch(isNotKept)
}

/** Keeps a page that was read, and with the front page the edition, once that page has settled. */
export async function read(
  url: string,
  response: Response,
  files: readonly string[],
  isSparing: boolean,
  settled?: Promise<void>,
): Promise<void> {
  await keepPage(url, response, url === HOME ? "edition" : "read", files).catch(isNotKept)
  if (url !== HOME) return
  await settled
  await keepFallback().catch(isNotKept)
  if (!isSparing && !isBusy()) await keepEdition().catch(isNotKept)
}

/** What never changes comes from the copy. */
async function lasting(event: FetchEvent): Promise<Response> {
  const { url } = event.request
  const kept = await keptFile(url)
  if (kept) return kept
  const response = await fetch(event.request)
  event.waitUntil(keepFile(url, response.clone()).catch(isNotKept))
  return response
}

/** What may change comes from the network, as long as it answers. */
async function file(event: FetchEvent): Promise<Response> {
  const { url } = event.request
  const network = fetch(event.request)
  const after = (response: Response) => keepFile(url, response.clone()).catch(isNotKept)
  event.waitUntil(network.then(after, isOffline))
  const found = await networkFirst(network, keptFile(url))
  return found ?? (await otherSize(event)) ?? network
}

async function data(event: FetchEvent): Promise<Response> {
  const { url } = event.request
  const network = fetch(event.request)
  const after = (response: Response) => keepData(url, response.clone()).catch(isNotKept)
  event.waitUntil(network.then(after, isOffline))
  return (await networkFirst(network, keptData(url))) ?? network
}

/** Gives the network's answer, or else the copy; nothing where there is neither. */
async function networkFirst(
  network: Promise<Response>,
  copy: Promise<Response | undefined>,
): Promise<Response | undefined> {
  const kept = await copy
  if (!kept) return network.catch(isOffline)
  const enough = new Promise<undefined>(resolve => {
    setTimeout(resolve, PATIENCE)
  })
  const found = await Promise.race([network.catch(isOffline), enough])
  return found && found.status < 500 ? found : kept
}

/** The browser has asked already, while this worker was being started. */
async function fromNetwork(event: FetchEvent): Promise<Response> {
  const early = (await event.preloadResponse) as Response | undefined
  return early ?? fetch(event.request)
}

/** Says in a page's place that it cannot be reached, and what can be read. */
async function fallbackFor(url: string): Promise<Response | undefined> {
  const kept = await fallback()
  if (!kept || url === OFFLINE) return kept
  return new Response(kept.body, { status: 503, headers: kept.headers })
}

/** Gives a picture in another size: the one that suits this screen was not asked for before. */
async function otherSize(event: FetchEvent): Promise<Response | undefined> {
  if (event.request.destination !== "image") return undefined
  const client = await worker.clients.get(event.clientId)
  if (!client) return undefined
  const from = plain(client.url)
  const kept = await keptPage(from)
  if (!kept) return undefined
  for (const url of otherSizes(await kept.text(), from, event.request.url)) {
    const found = await keptFile(url)
    if (found) return found
  }
  return undefined
}

function isOffline(): undefined {
  // The network does not answer, which is what all of this is for.
}

/** Takes note that something could not be kept, for whoever looks for the reason. */
export function isNotKept(error: unknown): void {
  console.debug("Not kept:", error)
}
