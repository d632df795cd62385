import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { choose, reached, usualSpan, type Bundle } from "../src/search/bundles"
import { SPANS } from "../src/search/query"

const DAY = 86_400_000
const day = (at: number) => new Date(at * DAY).toISOString().slice(0, 10)
const bundle = (from: string, to: string, count = 1): Bundle => ({ path: `${from}/`, from, to, count, tag: "" })

/** An archive: bundles without gaps in their order, newest first, each of some days. */
const archive = () =>
  fc
    .tuple(fc.integer({ min: 0, max: 40_000 }), fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 40 }))
    .map(([start, lengths]) => {
      let at = start
      return lengths
        .map(length => {
          const from = at
          at += length
          return bundle(day(from), day(at - 1), length)
        })
        .toReversed()
    })

test("A week is seven days, a month and a year begin as in the calendar", () => {
  const all = [bundle("2024-01-01", "2024-03-05")]
  assert.equal(choose(all, "week").since, "2024-02-28")
  assert.equal(choose(all, "month").since, "2024-03-01")
  assert.equal(choose(all, "year").since, "2023-04-01")
  assert.equal(choose([bundle("2026-12-01", "2026-12-31")], "year").since, "2026-01-01")
})

test("Days are named only where bundles hold others too", () => {
  const all = [bundle("2026-03-01", "2026-03-05"), bundle("2026-02-01", "2026-02-28")]
  assert.deepEqual(choose(all, "month"), { bundles: [all[0]], days: [], since: "2026-03-01" })
  const { bundles, days } = choose(all, "week")
  assert.deepEqual(bundles, all)
  assert.deepEqual(days, ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"])
})

test("Every day of a span is searched, and no other", () => {
  fc.assert(
    fc.property(archive(), fc.constantFrom(...SPANS), (all, span) => {
      const { bundles, days, since } = choose(all, span)
      const isSearched = (at: string) =>
        bundles.some(({ from, to }) => from <= at && at <= to) && (!days.length || days.includes(at))
      const first = Date.parse(all.at(-1)?.from ?? "") / DAY
      const last = Date.parse(all[0]?.to ?? "") / DAY
      for (let at = first; at <= last; at++) assert.equal(isSearched(day(at)), day(at) >= since)
    }),
  )
})

test("What is reached goes back with each bundle, to the span's first day", () => {
  fc.assert(
    fc.property(archive(), fc.constantFrom(...SPANS), (all, span) => {
      const chosen = choose(all, span)
      const days = [...chosen.bundles.keys()].map(at => reached(chosen, at + 1))
      assert.deepEqual(days, days.toSorted().toReversed())
      assert.ok(days.every(each => each >= chosen.since))
      assert.equal(reached(chosen, chosen.bundles.length * 2), days.at(-1))
    }),
  )
})

test("A search begins with the shortest span that has enough", () => {
  const month = bundle("2026-03-01", "2026-03-05", 299)
  const before = bundle("2026-02-01", "2026-02-28", 1)
  assert.equal(usualSpan([{ ...month, count: 300 }, before]), "month")
  assert.equal(usualSpan([month, before]), "year")
  assert.equal(usualSpan([month]), "all")
})

test("A site without briefings has nothing to choose from", () => {
  assert.deepEqual(choose([], "week"), { bundles: [], days: [], since: "" })
  assert.equal(usualSpan([]), "all")
  assert.equal(reached(choose([], "all"), 1), "")
})
