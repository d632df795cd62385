import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { everywhere, type Site } from "../src/search/everywhere"
import type { Found, Hit } from "../src/search/finder"
import type { Query } from "../src/search/query"

const query = (isByDate: boolean): Query => ({ words: "a", span: "all", isByDate, isEverywhere: true, facets: {} })

const hit = (url: string, day: string): Hit => ({ url, title: url, language: "", country: "", source: "", day, passage: [] })

/** Gives a site that tells of what it finds in steps, or of nothing where there is nothing. */
const site = (language: string, days: readonly string[], steps: number): Site => ({
  language,
  finder: {
    prepare: () => Promise.resolve(),
    async find(_query, _wantsCounts, _signal, tell) {
      for (let step = 1; step <= steps; step++) {
        const all = days.slice(0, Math.ceil((days.length * step) / steps)).map((day, at) => hit(`${language} ${at}`, day))
        const counts = { country: { ua: all.length } }
        const hits = (from: number, to: number) => Promise.resolve(all.slice(from, to))
        await tell({ count: all.length, counts, since: "2026-01-01", isDone: step === steps, hits })
      }
    },
  },
})

const day = fc.integer({ min: 1, max: 28 }).map(number => `2026-03-${String(number).padStart(2, "0")}`)
const days = fc.array(day, { maxLength: 6 }).map(all => all.toSorted().toReversed())

async function search(sites: readonly Site[], isByDate: boolean): Promise<Found[]> {
  const told: Found[] = []
  await everywhere(sites).find(query(isByDate), true, new AbortController().signal, found => {
    told.push(found)
    return Promise.resolve()
  })
  return told
}

test("All that each language has is found once, and that it is done is told last", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(days, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), async (all, steps, isByDate) => {
      const told = await search(all.map((each, at) => site(`l${at}`, each, steps)), isByDate)
      const expected = steps ? all.flatMap((each, at) => each.map((_, number) => `l${at} ${number}`)) : []
      const last = told.at(-1) as Found
      assert.deepEqual(told.map(({ isDone }) => isDone), told.map((_, at) => at === told.length - 1))
      assert.equal(last.count, expected.length)
      assert.equal(last.counts.country?.["ua"] ?? 0, expected.length)
      const shown = await last.hits(0, last.count)
      assert.deepEqual(shown.map(({ url }) => url).toSorted(), expected.toSorted())
      const dates = shown.map(each => each.day)
      if (isByDate) assert.deepEqual(dates, dates.toSorted().toReversed())
      else assert.deepEqual(shown.map(({ url }) => url), expected)
      for (const each of shown) assert.equal(each.from, each.url.startsWith("l0") ? undefined : each.url.split(" ")[0])
    }),
  )
})

test("A part of the results is that part of all", async () => {
  await fc.assert(
    fc.asyncProperty(days, days, fc.nat(12), fc.nat(12), fc.boolean(), async (one, other, from, many, isByDate) => {
      const told = await search([site("a", one, 1), site("b", other, 1)], isByDate)
      const last = told.at(-1) as Found
      const whole = await last.hits(0, last.count)
      assert.deepEqual(await last.hits(from, from + many), whole.slice(from, from + many))
    }),
  )
})
