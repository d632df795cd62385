/* Pages that a reader wants in whatever edition: what they saved, their countries, and all countries. */

import { isBusy } from "./line"
import { keepPage } from "./storage"
import { ALWAYS, isWhole, openPlace } from "./site"

/** Keeps those that are not there yet; or, when the news has changed, those that are, as they are now.

    Who has read but one page has none of them, and is sent none. */
export async function keepAlways(isAnew = false): Promise<void> {
  const store = await openPlace("always")
  for (const url of ALWAYS) {
    if (isBusy()) return
    if (Boolean(await store.match(url)) !== isAnew) continue
    const page = await fetch(url, { cache: "no-cache" })
    if (isWhole(page)) await keepPage(url, page, "always")
  }
}
