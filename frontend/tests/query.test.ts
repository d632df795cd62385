import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { FACETS, isEmpty, readQuery, SPANS, writeQuery, type Query } from "../src/search/query"

const span = () => fc.constantFrom(...SPANS)
const query = (): fc.Arbitrary<Query> =>
  fc.record(
    {
      words: fc.string({ unit: "grapheme" }).map(words => words.trim()),
      span: span(),
      isByDate: fc.boolean(),
      isEverywhere: fc.boolean(),
      facets: fc
        .dictionary(fc.constantFrom(...FACETS), fc.string({ unit: "grapheme", minLength: 1 }))
        .map(facets => ({ ...facets })),
    },
    { noNullPrototype: true },
  )

test("An address says all of a query", () => {
  fc.assert(
    fc.property(query(), span(), (asked, usual) => {
      assert.deepEqual(readQuery(writeQuery(asked, usual), usual), asked)
    }),
  )
})

test("What is as usual stands in no address", () => {
  assert.equal(writeQuery({ words: "  ", span: "month", isByDate: false, isEverywhere: false, facets: {} }, "month"), "")
  assert.equal(
    writeQuery({ words: " rail link ", span: "all", isByDate: true, isEverywhere: true, facets: { country: "ke" } }, "month"),
    "?q=rail+link&country=ke&in=all&sort=date&languages=all",
  )
})

test("What an address says wrongly is as usual", () => {
  assert.deepEqual(readQuery("?in=century&sort=best&country=&author=me&q", "year"), {
    words: "",
    span: "year",
    isByDate: false,
    isEverywhere: false,
    facets: {},
  })
})

test("A query is empty without words and without anything to narrow by", () => {
  assert.ok(isEmpty(readQuery("?q=+&in=all&sort=date", "month")))
  assert.ok(!isEmpty(readQuery("?tag=transport", "month")))
})
