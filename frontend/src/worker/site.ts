/* The site that the worker answers for. */

import { clear, open, type Place } from "./places"

interface Build {
  home: string
  offline: string
  edition: string
  always: string[]
  assets: string[]
  /** The way to the site's root from that of a language; not there where it is the same. */
  root?: string
}

declare const self: ServiceWorkerGlobalScope & { BUILD: Build }

/** The worker itself. */
export const worker: ServiceWorkerGlobalScope = self

/** Address that the pages are below for which the worker answers, such as those in one language. */
export const scope = worker.registration.scope

/** Address of the site's root. Nothing of this host that is not below it is any business of ours. */
export const root = new URL(self.BUILD.root ?? "", scope).href

const address = (path: string) => new URL(path, root).href

export const HOME = address(self.BUILD.home)
export const OFFLINE = address(self.BUILD.offline)
export const EDITION = address(self.BUILD.edition)

/** Addresses of pages that are there for whoever comes again. */
export const ALWAYS: readonly string[] = self.BUILD.always.map(address)

/** Addresses of what pages of this build may load. */
export const ASSETS: ReadonlySet<string> = new Set(self.BUILD.assets.map(address))

/** Whether it is of the search, whose files are many, and of no use without the others. */
export const isSearched = (url: string): boolean => url.startsWith(SEARCH)

/** Whether it is of the desk, which edits what is there now. */
export const isOnDesk = (url: string): boolean => url.startsWith(DESK)

const SEARCH = address(`${self.BUILD.home}search/`)
const DESK = address("admin/")
const OURS = address("assets/briefings/")
const STAMPED = /[?&]h=([0-9a-f]{8})$/

/** Whether an address tells of the bytes that are there, and so never gives others. */
export const isLasting = (url: string): boolean => url.startsWith(OURS) || STAMPED.test(url)

/** Whether it is one of the generator's own assets. */
export const isOurs = (url: string): boolean => url.startsWith(OURS)

/** Gives an address from the site's root, which is that of a file below it. */
export const resolve = address

let isLeft = false

/** Drops what is kept of this site, and lets nothing be kept any more. */
export function leave(): Promise<void> {
  isLeft = true
  return clear(scope)
}

/** Opens what is kept of this site in a place; fails once that is left. */
export async function openPlace(place: Place): Promise<Cache> {
  if (isLeft) throw new Error("The place is left.")
  return open(place, scope)
}

/** A page's address as the site has it: without what its server does not look at, nor a file's name, and with
    its slash at the end. */
export function plain(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/\/index\.html$/, "/").replace(/\/[^/.]+$/, "$&/")
}

/** Whether a page's path is written as the site has it, on which its links rely. */
export const isPlain = (url: string): boolean => plain(url) === new URL(new URL(url).pathname, url).href

/** Whether an answer may be kept: whole, from this host, and what was asked for. */
export function isWhole(response: Response): boolean {
  const isSecret = /\bno-store\b/i.test(response.headers.get("Cache-Control") ?? "")
  return response.status === 200 && response.type === "basic" && !response.redirected && !isSecret
}

/** Whether the bytes are those that the address tells of: a server may have newer ones by now. */
export async function isMeant(url: string, response: Response): Promise<boolean> {
  const told = STAMPED.exec(url)?.[1]
  if (!told) return true
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer())
  const start = [...new Uint8Array(digest).slice(0, 4)]
  return start.map(byte => byte.toString(16).padStart(2, "0")).join("") === told
}
