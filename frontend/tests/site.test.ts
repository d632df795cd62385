import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { test } from "node:test"

const ROOT = "https://news.example/paper/"

Object.assign(globalThis, {
  self: {
    registration: { scope: ROOT },
    BUILD: { home: "./", offline: "offline/", edition: "edition.json", always: ["saved/"], assets: ["assets/briefings/news.js?h=89abcdef"] },
  },
})
const site = await import("../src/worker/site")

/** An answer as a browser's, of which Node's own cannot be made. */
function answer(body: string, { type = "basic", status = 200, redirected = false, cache = "" } = {}): Response {
  const response = new Response(body, { status, headers: cache ? { "Cache-Control": cache } : {} })
  return Object.defineProperties(response, { type: { value: type }, redirected: { value: redirected } })
}

test("Addresses of a build are below the site's root", () => {
  assert.equal(site.HOME, ROOT)
  assert.equal(site.OFFLINE, `${ROOT}offline/`)
  assert.deepEqual(site.ALWAYS, [`${ROOT}saved/`])
  assert.ok(site.ASSETS.has(`${ROOT}assets/briefings/news.js?h=89abcdef`))
  assert.equal(site.resolve("2026/03/02/"), `${ROOT}2026/03/02/`)
})

test("What tells of its bytes in its address lasts", () => {
  assert.ok(site.isLasting(`${ROOT}assets/briefings/news.css`))
  assert.ok(site.isLasting(`${ROOT}a.webp?h=0123abcd`))
  assert.ok(site.isLasting(`${ROOT}a.webp?w=1&h=0123abcd`))
  for (const url of ["a.webp", "a.webp?h=0123abc", "a.webp?h=0123abcd&w=1", "a.webp?sh=0123abcd"]) assert.ok(!site.isLasting(ROOT + url), url)
  assert.ok(!site.isOurs(`${ROOT}a.webp?h=0123abcd`))
})

test("The search's files are recognised, and pages that begin alike are not", () => {
  assert.ok(site.isSearched(`${ROOT}search/bundles.json`))
  assert.ok(!site.isSearched(`${ROOT}searching/`))
})

test("A page's address is plain without what servers do not look at", () => {
  assert.equal(site.plain(`${ROOT}2026/?from=mail#top`), `${ROOT}2026/`)
  for (const name of ["", "index.html", "index.html?from=mail#top"]) assert.equal(site.plain(`${ROOT}2026/${name}`), `${ROOT}2026/`)
  assert.equal(site.plain(`${ROOT}2026?from=mail`), `${ROOT}2026/`)
  for (const page of ["404.html", "about/own.html"]) assert.equal(site.plain(ROOT + page), ROOT + page)
})

test("A page's links rely on how its path is written", () => {
  for (const page of ["", "2026/", "2026/?from=mail#top", "404.html"]) assert.ok(site.isPlain(ROOT + page), page)
  for (const page of ["2026", "2026?from=mail", "index.html", "2026/index.html#top"]) assert.ok(!site.isPlain(ROOT + page), page)
})

test("Only a whole answer of this host may be kept", () => {
  assert.ok(site.isWhole(answer("")))
  assert.ok(site.isWhole(answer("", { cache: "no-cache, max-age=0" })))
  assert.ok(!site.isWhole(answer("", { cache: "private, No-Store" })))
  assert.ok(!site.isWhole(answer("", { status: 206 })))
  assert.ok(!site.isWhole(answer("", { status: 404 })))
  assert.ok(!site.isWhole(answer("", { type: "opaque" })))
  assert.ok(!site.isWhole(answer("", { redirected: true })))
})

test("Bytes are meant that the address tells of, or any where it tells of none", async () => {
  const told = createHash("sha256").update("body").digest("hex").slice(0, 8)
  assert.ok(await site.isMeant(`${ROOT}a.css?h=${told}`, answer("body")))
  assert.ok(!(await site.isMeant(`${ROOT}a.css?h=${told}`, answer("newer"))))
  assert.ok(await site.isMeant(`${ROOT}a.css`, answer("newer")))
})
