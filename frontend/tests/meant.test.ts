import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { goesOn, isInflected, strangers } from "../src/search/meant"

const word = () => fc.stringMatching(/^[a-z]{1,12}$/)

for (const [one, other] of [
  ["run", "running"],
  ["city", "cities"],
  ["carried", "carry"],
  ["election", "elections"],
  ["election", "elected"],
  ["ibex", "ibexes"],
] as const) {
  test(`${one} and ${other} differ by an ending`, () => {
    assert.ok(isInflected(one, other))
    assert.ok(isInflected(other, one))
  })
}

for (const [one, other] of [
  ["international", "internal"],
  ["experience", "experiment"],
  ["business", "busy"],
  ["train", "bus"],
] as const) {
  test(`${one} and ${other} are words of their own`, () => {
    assert.ok(!isInflected(one, other))
    assert.ok(!isInflected(other, one))
  })
}

test("What a reader has typed so far finds the word that they go on to", () => {
  fc.assert(fc.property(word(), word(), (start, end) => goesOn(start, start + end)))
  assert.ok(!goesOn("election", "electricity"))
})

test("Terms that stand in a text by their stem alone are counted", () => {
  assert.equal(strangers(["international", "bus"], ["internal", "buses"]), 1)
  assert.equal(strangers(["pay", "cities"], ["payment", "city"]), 0)
  assert.equal(strangers(["union"], []), 1)
})
