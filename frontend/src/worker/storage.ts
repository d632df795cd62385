/* Keeping pages, with all that they need, and letting go of what no kept page needs.

   A page refers to its styles and scripts by addresses that tell of their bytes, and is kept only
   together with them. So whatever is kept is of one build, however many builds there have been. */

import { type Place, REASONS, type Reason } from "./places"
import { isKeepable, named, namedInStyles, needed } from "./references"
import { ASSETS, isLasting, isMeant, isWhole, openPlace, root, scope } from "./site"

/** How many pages are kept since they were read, and how many more before some are let go. */
const MOST = 100
const SLACK = 10

/** How long a file may take that a page to be kept waits for, in milliseconds. */
const DEADLINE = 30_000

/** Gives the copy of a page. Where storage is refused there is none. */
export const keptPage = (url: string): Promise<Response | undefined> => find(REASONS, url)

/** Gives the copy of what a page loads, or of data. */
export const keptFile = (url: string): Promise<Response | undefined> => find(["files"], url)
export const keptData = (url: string): Promise<Response | undefined> => find(["data"], url)

/** Gives what is kept at an address, from the first of these places that has it. */
export async function find(places: readonly Place[], url: string): Promise<Response | undefined> {
  try {
    for (const place of places) {
      const found = await (await openPlace(place)).match(url, { ignoreVary: true })
      if (found) return found
    }
  } catch {
    // The browser refuses its storage, so nothing is kept.
  }
  return undefined
}

/** Keeps a page with what it needs, and with `files` where they are to be had.

    Fails where something that it needs is not to be had: what was kept before stays. */
export async function keepPage(
  url: string,
  response: Response,
  reason: Reason | "fallback",
  files: readonly string[] = [],
): Promise<void> {
  const html = await response.clone().text()
  if (!isWhole(response) || !isKeepable(html)) return
  await inTurn(async () => {
    const essential = needed(html, url).filter(isBelow)
    const wanted = [...essential, ...files.filter(isBelow)]
    for (const file of essential) await have(file, wanted)
    for (const file of files.filter(isBelow)) await have(file, wanted).catch(isLeftOut)
    for (const place of await placesOf(url, reason)) await put(place, url, response, wanted)
    if (reason === "read") await forgetOldest()
  })
}

/** Keeps what a page has just loaded. */
export async function keepFile(url: string, response: Response): Promise<void> {
  if (!isWhole(response) || !(await isMeant(url, response))) return
  await inTurn(() => put("files", url, response, [url]))
}

/** Keeps data, of which only the latest is of use. */
export async function keepData(url: string, response: Response): Promise<void> {
  if (!isWhole(response)) return
  await inTurn(async () => {
    await put("data", url, response, [])
    const data = await openPlace("data")
    const urls = await data.keys()
    for (const old of urls.slice(0, Math.max(0, urls.length - MOST))) await data.delete(old)
  })
}

/** Lets go of a page, as far as it was kept for these reasons. */
export async function forget(url: string, reasons: readonly Reason[]): Promise<void> {
  await inTurn(async () => {
    let isGone = false
    for (const reason of reasons) isGone = (await (await openPlace(reason)).delete(url)) || isGone
    if (isGone) await sweep()
  })
}

/** Lets go of files that no kept page refers to and that are not of this build. */
export const tidy = (): Promise<void> => inTurn(() => sweep())

const isBelow = (url: string) => url.startsWith(root)

/** One after the other, in this worker and in the one that follows it. */
const inTurn = (work: () => Promise<void>): Promise<void> =>
  navigator.locks.request(`briefings ${scope}`, work)

/** Sees to it that a file is there. */
async function have(url: string, wanted: readonly string[]): Promise<void> {
  if (isLasting(url) && (await (await openPlace("files")).match(url))) return
  const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE) })
  if (!isWhole(response) || !(await isMeant(url, response))) {
    throw new Error(`${url} is not to be had as the page means it`)
  }
  await put("files", url, response, wanted)
}

function isLeftOut(): void {
  // A picture or a font, say: the page is worth keeping without it.
}

async function placesOf(url: string, reason: Reason | "fallback"): Promise<Place[]> {
  const others = await Promise.all(
    REASONS.map(async each => ((await (await openPlace(each)).match(url)) ? each : undefined)),
  )
  return [...new Set([reason, ...others])].filter(place => place !== undefined)
}

async function put(
  place: Place,
  url: string,
  response: Response,
  wanted: readonly string[],
): Promise<void> {
  const cache = await openPlace(place)
  try {
    await cache.put(url, response.clone())
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error
    await forgetHalf(wanted)
    await cache.put(url, response.clone())
  }
}

async function forgetOldest(): Promise<void> {
  const read = await openPlace("read")
  const pages = await read.keys() // in the order in which they were put there
  if (pages.length <= MOST + SLACK) return
  for (const page of pages.slice(0, pages.length - MOST)) await read.delete(page)
  await sweep()
}

async function forgetHalf(wanted: readonly string[]): Promise<void> {
  const read = await openPlace("read")
  const pages = await read.keys()
  for (const page of pages.slice(0, Math.ceil(pages.length / 2))) await read.delete(page)
  await sweep(wanted)
}

async function sweep(wanted: readonly string[] = []): Promise<void> {
  const referred = new Set([...ASSETS, ...wanted])
  for (const place of [...REASONS, "fallback"] as const) {
    for (const [url, text] of await texts(place)) {
      for (const each of named(text, url)) referred.add(each)
    }
  }
  for (const [url, text] of await texts("files", file => referred.has(file) && isStyleSheet(file))) {
    for (const each of namedInStyles(text, url)) referred.add(each)
  }
  const files = await openPlace("files")
  for (const file of await files.keys()) if (!referred.has(file.url)) await files.delete(file)
}

const isStyleSheet = (url: string) => new URL(url).pathname.endsWith(".css")

async function texts(
  place: Place,
  isWanted: (url: string) => boolean = () => true,
): Promise<[url: string, text: string][]> {
  const cache = await openPlace(place)
  const found: [string, string][] = []
  for (const { url } of await cache.keys()) {
    const response = isWanted(url) ? await cache.match(url, { ignoreVary: true }) : undefined
    if (response) found.push([url, await response.text()])
  }
  return found
}
