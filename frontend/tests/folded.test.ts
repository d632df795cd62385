import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { folded } from "../src/folded"

const text = () => fc.string({ unit: "grapheme" })

test("Case and the signs above letters make no difference", () => {
  assert.equal(folded("Łódź, São TOMÉ, Việt Nam"), "lodz, sao tome, viet nam")
  assert.equal(folded("İstanbul"), "istanbul")
  assert.equal(folded("IŞIK"), folded("ışık"))
  assert.equal(folded("ﬁne ２０２６"), "fine 2026")
})

test("A sigma is the same at the end of a word as within it", () => {
  assert.equal(folded("ΕΛΛΑΔΑΣ"), folded("ελλαδας"))
  assert.ok(folded("ΟΔΟΣΗΜΑΝΣΗ").startsWith(folded("ΟΔΟΣ")))
})

test("Composed and decomposed letters are alike", () => {
  fc.assert(fc.property(text(), it => folded(it.normalize("NFC")) === folded(it.normalize("NFD"))))
})

test("Letter by letter it gives the same as for the whole text", () => {
  fc.assert(fc.property(text(), it => folded(it) === Array.from(it, folded).join("")))
})

test("What is folded stays as it is", () => {
  fc.assert(fc.property(text(), it => folded(folded(it)) === folded(it)))
})

test("Letters without a sign to take off are spelled plainly", () => {
  assert.equal(folded("Đà Nẵng Søndre IĞDIR ığdır Þór Straße STRAẞE Ħamrun Œuvre Ærø Niŋo Ðakota"), "da nang sondre igdir igdir thor strasse strasse hamrun oeuvre aero nino dakota")
})
