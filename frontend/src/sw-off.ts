/* Takes the place of a service worker of a site that has switched it off, and goes. */

import { clear } from "./worker/places"

declare const self: ServiceWorkerGlobalScope

self.addEventListener("install", event => event.waitUntil(self.skipWaiting()))
self.addEventListener("activate", event => {
  const { registration } = self
  event.waitUntil(clear(registration.scope).then(() => registration.unregister()))
})
