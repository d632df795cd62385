import assert from "node:assert/strict"
import { test } from "node:test"
import { NO_PAGES, PageSearch } from "../src/search/pages"
import type { Query } from "../src/search/query"

const query: Query = { words: "rule", span: "week", isByDate: true, isEverywhere: false, facets: {} }
const lines = Array.from({ length: 5 }, (_, at) => ({
  url: `rule-${at}/`,
  title: `Rule ${at}`,
  summary: "",
  date: "",
  country: [],
  country_name: "",
  country_also: "",
  source: "",
  source_name: "",
  tag: [],
  language: "",
  text_language: "en",
}))

/** Serves a list that has pages or none, and notes what is asked for. */
function serve(bundles: readonly unknown[]): string[] {
  const asked: string[] = []
  globalThis.fetch = address => {
    const { pathname } = new URL(address as string | URL)
    asked.push(pathname)
    const told = pathname.endsWith("pages.json") ? { programs: "", language: "en", bundles } : lines
    return Promise.resolve(new Response(JSON.stringify(told)))
  }
  return asked
}

const pages = () => new PageSearch("https://news.example/search/", "https://news.example/", 2)

test("All pages are searched whatever the period, and the first of them are given first", async () => {
  const asked = serve([{ path: "pages/", from: "", to: "", count: 5, tag: "t" }])
  const all = pages()
  assert.deepEqual(asked, [])
  const { count, hits, others } = await all.find(query)
  assert.equal(count, 5)
  assert.deepEqual(hits.map(({ url }) => url), ["/rule-0/", "/rule-1/"])
  assert.deepEqual((await others()).map(({ url }) => url), ["/rule-2/", "/rule-3/", "/rule-4/"])
  assert.deepEqual(asked, ["/search/pages.json", "/search/pages/titles.json"])
})

test("Nothing is asked for where something narrows, and no more than the list where there are no pages", async () => {
  const asked = serve([])
  assert.equal(await pages().find({ ...query, facets: { country: "ua" } }), NO_PAGES)
  assert.equal(await pages().find({ ...query, words: " " }), NO_PAGES)
  assert.deepEqual(asked, [])
  assert.equal(await pages().find(query), NO_PAGES)
  assert.deepEqual(asked, ["/search/pages.json"])
})

test("Where pages cannot be searched none is found, until they can", async () => {
  const all = pages()
  globalThis.fetch = () => Promise.resolve(new Response(null, { status: 500 }))
  assert.equal(await all.find(query), NO_PAGES)
  serve([{ path: "pages/", from: "", to: "", count: 5, tag: "t" }])
  assert.equal((await all.find(query)).count, 5)
})
