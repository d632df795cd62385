import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { guesses, partsOf, wordsIn } from "../src/guesses"

test("An address is read from the front page on, in letters", () => {
  assert.deepEqual(partsOf("/paper/2026/%C3%A9lan/", "/paper/"), ["2026", "élan"])
  assert.deepEqual(partsOf("/elsewhere/x/", "/paper/"), ["elsewhere", "x"])
  assert.deepEqual(partsOf("/%FF%FE/", "/"), ["%FF%FE"])
})

test("A date is guessed from however it is written", () => {
  const edition = [
    { url: "2026/03/02/", name: "March 2, 2026" },
    { url: "2026/03/", name: "March 2026" },
  ]
  for (const path of ["2026/03/02/night-train", "2026-03-02", "news/20260302.html", "2026_03_02"]) {
    assert.deepEqual(guesses(path.split("/"), "en"), edition)
  }
  assert.deepEqual(guesses(["2026", "03"], "de"), [{ url: "2026/03/", name: "März 2026" }])
})

test("A country is guessed from its code", () => {
  assert.deepEqual(guesses(["country", "KE"], "en"), [{ url: "countries/ke/", name: "Kenya" }])
  assert.deepEqual(guesses(["night-train", "x"], "en"), [])
})

test("The last part's words are searched for, where there is a word", () => {
  assert.equal(wordsIn(["2026", "night-train_runs.html"]), "night train runs")
  assert.equal(wordsIn(["-поезд-"]), "поезд")
  assert.equal(wordsIn(["2026", "03"]), "")
  assert.equal(wordsIn([]), "")
})

test("Whatever an address is, guesses lead below the front page", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), path => {
      const parts = partsOf(path, "/paper/")
      assert.ok(parts.every(part => part !== "" && !part.includes("/")))
      for (const { url } of guesses(parts, "en")) assert.match(url, /^(\d{4}\/\d\d\/(\d\d\/)?|countries\/[a-z]{2}\/)$/)
    }),
  )
})
