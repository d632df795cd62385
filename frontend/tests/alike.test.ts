import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { isAlike } from "../src/search/alike"

const word = () => fc.stringMatching(/^[a-z]{1,12}$/)

for (const [searched, found] of [
  ["run", "running"],
  ["running", "run"],
  ["city", "cities"],
  ["cities", "city"],
  ["carried", "carry"],
  ["international", "internationally"],
  ["elections", "electoral"],
] as const) {
  test(`Who searches for ${searched} means ${found}`, () => assert.ok(isAlike(searched, found)))
}

for (const [searched, found] of [
  ["train", "bus"],
  ["train", "tree"],
  ["rail", "race"],
  ["cities", "cat"],
] as const) {
  test(`Who searches for ${searched} does not mean ${found}`, () => assert.ok(!isAlike(searched, found)))
}

test("What a reader has typed so far finds the word that they go on to", () => {
  for (const [typed, whole] of [["ky", "kyiv"], ["pay", "payment"], ["toy", "toyota"], ["y", "yemen"]] as const) {
    assert.ok(isAlike(typed, whole), typed)
  }
  fc.assert(fc.property(word(), word(), (start, end) => isAlike(start, start + end)))
})

test("Words that begin otherwise are never alike", () => {
  fc.assert(fc.property(word(), word(), (one, other) => one[0] === other[0] || !isAlike(`x${one}`, `z${other}`)))
})

