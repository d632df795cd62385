/* The page that is shown in place of one that is not kept. */

import { find, keepPage } from "./storage"
import { needed } from "./references"
import { ASSETS, isOurs, isWhole, OFFLINE } from "./site"

/** Gives it. */
export const fallback = (): Promise<Response | undefined> => find(["fallback"], OFFLINE)

/** Keeps it as it is now; fails where it is not of the worker's own build.

    While a new build is put online, some files are of the old one. The browser tries again with
    one of the next pages. */
export async function keepFallback(): Promise<void> {
  const page = await fetch(OFFLINE, { cache: "no-cache" })
  const files = needed(await page.clone().text(), OFFLINE)
  if (!isWhole(page) || !files.every(file => ASSETS.has(file) || !isOurs(file))) {
    throw new Error("The site is just being replaced.")
  }
  await keepPage(OFFLINE, page, "fallback")
}
