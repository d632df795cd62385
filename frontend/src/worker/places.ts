/* Where things are kept. Several sites may share a host, and so a browser's storage. */

/** Pages are kept for a reason each; one page may have several. */
export const REASONS = ["saved", "edition", "always", "read"] as const
export type Reason = (typeof REASONS)[number]

/** Besides pages: what stands in for one that is not kept, what pages load, and data. */
export type Place = Reason | "fallback" | "files" | "data"
const PLACES: readonly Place[] = [...REASONS, "fallback", "files", "data"]

/** Opens what is kept in a place; `scope` is the address of the site's root. */
export const open = (place: Place, scope: string): Promise<Cache> => caches.open(`${prefix(scope)}${place}`)

/** Drops what is kept of the site; with `others`, only what this version knows nothing of. */
export async function clear(scope: string, others = false): Promise<void> {
  const start = prefix(scope)
  const known = others ? PLACES.map(place => start + place) : []
  const found = (await caches.keys()).filter(name => name.startsWith(start) && !known.includes(name))
  await Promise.all(found.map(name => caches.delete(name)))
}

const prefix = (scope: string) => `briefings ${scope} `
