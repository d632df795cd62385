/* Pages without a network. A service worker (sw.ts) keeps them; this starts it, and tells it what
   its reader has read and saved. Where a browser has none, or keeps nothing, all is as ever. */

import { nothingToDo } from "./tasks"
import type { Wish } from "./worker/wishes"

const manifest = document.querySelector<HTMLLinkElement>("link[rel=manifest][data-news=offline]")
const isPossible = manifest !== null && isSecureContext && "serviceWorker" in navigator
const script = new URL("sw.js", manifest?.href ?? location.href).href

/** Starts the worker, and lets it fetch ahead, once all that the page shows at first is there. */
export async function offerOffline(first: Promise<unknown>): Promise<void> {
  // One that is to go waits, too, for the page that it has answered for; and it is not always the one started here.
  const isAnswered = "serviceWorker" in navigator && navigator.serviceWorker.controller !== null
  if (!isPossible && !isAnswered) return
  await first
  await nothingToDo()
  const settled: Wish = { type: "settled", url: location.href }
  if (isAnswered) navigator.serviceWorker.controller?.postMessage(settled)
  if (isPossible) start()
}

/** Keeps a page until it is released, whatever else is read. */
export function keep(url: string): void {
  const page = new URL(url, location.href)
  tell({ type: "keep", url: page.href, files: page.pathname === location.pathname ? loaded() : [] })
}

/** Lets go of a page that was to be kept. */
export function release(url: string): void {
  tell({ type: "release", url: new URL(url, location.href).href })
}

function start(): void {
  // The first page was there before the worker, which has not seen it then.
  const isFirst = navigator.serviceWorker.controller?.scriptURL !== script
  navigator.serviceWorker.register(script).then(
    () => isFirst && tell({ type: "read", url: location.href, files: loaded() }),
    () => {
      // Refused, as in some private windows: pages come from the network, as ever.
    },
  )
}

function tell(wish: Wish): void {
  if (isPossible) void own().then(it => it?.active?.postMessage(wish))
}

/** Gives what runs the worker of this page's language, once it does. Until then that of another one may answer for the
    page: where a language stands at the root, or did before, everything is below it. */
async function own(): Promise<ServiceWorkerRegistration | undefined> {
  const { serviceWorker } = navigator
  const found = await serviceWorker.ready
  if (found.active?.scriptURL === script) return found
  if (serviceWorker.controller?.scriptURL !== script)
    await new Promise(claimed => {
      serviceWorker.addEventListener("controllerchange", claimed, { once: true })
    })
  return serviceWorker.getRegistration(script)
}

/** What this page has loaded, such as its fonts, and of each picture the size that suits. */
const loaded = () => performance.getEntriesByType("resource").map(entry => entry.name)
