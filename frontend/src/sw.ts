/* The service worker: pages that were read, that were saved, and those of the latest edition are
   there without a network. `self.BUILD` stands before it when a site is built. */

import { answer, isNotKept, read } from "./worker/answers"
import { forget, keepPage, keptPage, tidy } from "./worker/storage"
import { clear } from "./worker/places"
import { pictures } from "./worker/references"
import { settle } from "./worker/settling"
import { plain, scope, worker } from "./worker/site"
import { keepFallback } from "./worker/fallback"
import type { Wish } from "./worker/wishes"

/** How many pictures of a saved page are kept. */
const PICTURES = 6

worker.addEventListener("install", event => event.waitUntil(install()))
worker.addEventListener("activate", event => event.waitUntil(activate()))
worker.addEventListener("fetch", event => {
  const answered = answer(event)
  if (answered) event.respondWith(answered)
})
worker.addEventListener("message", event => {
  const wish = event.data as Wish
  if (wish.url.startsWith(scope)) event.waitUntil(fulfil(wish).catch(isNotKept))
})

/** Keeps the styles and scripts of the new build first; fails where they are not there. */
async function install(): Promise<void> {
  await keepFallback()
  // Pages that are open have what they need, and this worker gives them the same as the last one.
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  await worker.clients.claim()
  await worker.registration.navigationPreload?.enable()
  await clear(scope, true)
  await tidy()
}

async function fulfil(wish: Wish): Promise<void> {
  if (wish.type === "settled") {
    settle()
    return
  }
  const url = plain(wish.url)
  if (wish.type === "release") return forget(url, ["saved"])
  const page = await fetch(url).catch(() => keptPage(url))
  if (!page) return
  if (wish.type === "read") return read(url, page, wish.files, false)
  const files = wish.files.length ? wish.files : pictures(await page.clone().text(), url, PICTURES)
  return keepPage(url, page, "saved", files)
}
