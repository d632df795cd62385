/* The latest edition: its pages are kept before anyone asks for them. */

import { keepAlways } from "./always"
import { isBusy } from "./line"
import { keepData, keepPage, keptData, keptFile, tidy } from "./storage"
import { pictures } from "./references"
import { EDITION, HOME, isWhole, openPlace, resolve } from "./site"

/** How much is kept of an edition at most, pages and pictures together, in bytes. */
const ROOM = 20_000_000

/** Of how many briefings the picture is kept too: the most important ones. */
const PICTURED = 40

/** Addresses from the site's root, and a text that changes with what is there. */
type Told = [path: string, mark: string]

interface Edition {
  pages: Told[]
  /** Address of the list along which these pages lead. */
  data: string
}

/** What is kept of the edition: the same, and how many bytes each takes. */
type Kept = [path: string, mark: string, bytes: number]

interface List {
  pages: Kept[]
  /** The site's own list, as it was then. */
  told?: string
}

/** Keeps the pages of the latest edition as far as there is room, and lets go of those of the last one.

    What has not changed is not fetched again. Ends where the network does, or a line becomes slow; the
    next visit of the front page goes on from there. */
export async function keepEdition(): Promise<void> {
  const answer = await fetch(EDITION, { cache: "no-cache" })
  if (!isWhole(answer)) return
  const told = await answer.text()
  const { pages, data } = JSON.parse(told) as Edition
  const store = await openPlace("edition")
  const before = await kept(store)
  const known = new Map(before.pages.map(each => [each[0], each]))
  try {
    const isWanted = await keepAll(pages, known, store)
    await letGo(store, pages.filter(isWanted))
    await keepOrder(resolve(data), told !== before.told)
  } finally {
    const now = pages.flatMap(([path]) => {
      const each = known.get(path)
      return each ? [each] : []
    })
    await store.put(EDITION, new Response(JSON.stringify({ pages: now, told } satisfies List)))
  }
  if (told === before.told) return
  await keepAlways(true)
  // What the pages before these were shown with may be needed by nobody any more.
  await tidy()
}

/** Keeps what is not there yet, takes note of it, and tells for which there was room. */
async function keepAll(
  pages: readonly Told[],
  known: Map<string, Kept>,
  store: Cache,
): Promise<(page: Told) => boolean> {
  const left = new Set<string>()
  let room = ROOM
  for (const [place, [path, mark]] of pages.entries()) {
    if (isBusy()) break
    if (room <= 0) {
      left.add(path)
      known.delete(path)
      continue
    }
    const url = resolve(path)
    if (known.get(path)?.[1] !== mark || !(await store.match(url))) {
      known.delete(path)
      const bytes = await keepOne(url, place < PICTURED)
      if (bytes !== undefined) known.set(path, [path, mark, bytes])
    }
    room -= known.get(path)?.[2] ?? 0
  }
  return ([path]) => !left.has(path)
}

/** Keeps the list of the edition's briefings, along which its pages lead. */
async function keepOrder(url: string, isNew: boolean): Promise<void> {
  if (isNew || !(await keptData(url))) await keepData(url, await fetch(url, { cache: "no-cache" }))
}

async function kept(store: Cache): Promise<List> {
  const list = await store.match(EDITION)
  return list ? ((await list.json()) as List) : { pages: [] }
}

/** Keeps a page, and gives its bytes; nothing where it is not to be had. */
async function keepOne(url: string, isPictured: boolean): Promise<number | undefined> {
  const page = await fetch(url, { cache: "no-cache" })
  if (!isWhole(page)) return undefined
  const html = await page.clone().text()
  const shown = isPictured ? pictures(html, url, 1) : []
  await keepPage(url, page, "edition", shown)
  const files = await Promise.all(shown.map(keptFile))
  const sizes = await Promise.all(files.map(async file => (file ? (await file.blob()).size : 0)))
  return new Blob([html]).size + sizes.reduce((sum, size) => sum + size, 0)
}

async function letGo(store: Cache, pages: readonly Told[]): Promise<void> {
  const wanted = new Set([HOME, EDITION, ...pages.map(([path]) => resolve(path))])
  const others = (await store.keys()).filter(({ url }) => !wanted.has(url))
  await Promise.all(others.map(page => store.delete(page)))
  if (others.length) await tidy()
}
