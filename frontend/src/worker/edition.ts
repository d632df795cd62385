/* The latest edition: its pages are kept before anyone asks for them. */

import { keepPage, tidy } from "./storage"
import { pictures } from "./references"
import { EDITION, HOME, isWhole, openPlace, resolve } from "./site"

interface Edition {
  /** Addresses from the site's root, and a text that changes with what is there. */
  pages: [path: string, mark: string][]
}

/** Keeps the pages of the latest edition, and lets go of those of the last one.

    What has not changed is not fetched again. Ends where the network does; the next visit of the
    front page goes on from there. */
export async function keepEdition(): Promise<void> {
  const answer = await fetch(EDITION, { cache: "no-cache" })
  if (!isWhole(answer)) return
  const edition = (await answer.json()) as Edition
  const store = await openPlace("edition")
  const known = new Map((await kept(store)).pages)
  try {
    for (const [path, mark] of edition.pages) {
      const url = resolve(path)
      if (known.get(path) === mark && (await store.match(url))) continue
      known.delete(path)
      if (await keepOne(url)) known.set(path, mark)
    }
    await letGo(store, edition)
  } finally {
    const pages = edition.pages.flatMap(([path]) => {
      const mark = known.get(path)
      return mark ? [[path, mark]] : []
    })
    await store.put(EDITION, new Response(JSON.stringify({ pages })))
  }
}

async function kept(store: Cache): Promise<Edition> {
  const list = await store.match(EDITION)
  return list ? ((await list.json()) as Edition) : { pages: [] }
}

async function keepOne(url: string): Promise<boolean> {
  const page = await fetch(url, { cache: "no-cache" })
  if (!isWhole(page)) return false
  await keepPage(url, page, "edition", pictures(await page.clone().text(), url, 1))
  return true
}

async function letGo(store: Cache, edition: Edition): Promise<void> {
  const wanted = new Set([HOME, EDITION, ...edition.pages.map(([path]) => resolve(path))])
  const others = (await store.keys()).filter(({ url }) => !wanted.has(url))
  await Promise.all(others.map(page => store.delete(page)))
  if (others.length) await tidy()
}
