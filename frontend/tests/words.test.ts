import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { read, written } from "../src/search/spelling"
import { askedOf, formsOf, partsOf, termsOf, wanted } from "../src/search/words"

test("A text's parts come without what stands between them", () => {
  assert.deepEqual(partsOf("“Élan” – O’Neil’s 2nd, кот-кот"), ["elan", "o", "neil", "s", "2nd", "кот", "кот"])
  assert.deepEqual(partsOf(" … "), [])
})

for (const [text, terms] of [
  ["U.S. envoy", ["us", "envoy"]],
  ["won't won’t wonʼt", ["wont", "wont", "wont"]],
  ["The mayor—Okafor—said", ["the", "mayor", "okafor", "said"]],
  ["Wait…what 2019–2021 Kyiv→Lviv", ["wait", "what", "2019", "2021", "kyiv", "lviv"]],
  ["«Łódź» Þór STRAẞE", ["lodz", "thor", "strasse"]],
  ["well-known well\u2011known and/or", ["wellknown", "wellknown", "andor"]],
  ["— … ’", []],
] as const) {
  test(`The terms of ${text}`, () => assert.deepEqual(termsOf(text), terms))
}

test("A word in which something stands has several forms", () => {
  assert.deepEqual(formsOf("U.S."), ["us", "u", "s"])
  assert.deepEqual(formsOf("well-known"), ["wellknown", "well", "known"])
  assert.deepEqual(formsOf("plain"), ["plain"])
})

test("Quotation marks of every kind ask for a whole", () => {
  for (const text of ['"Envoy arrives"', "“Envoy, arrives”", "«Envoy arrives.»"]) {
    assert.deepEqual(wanted(text), [["envoy arrives"]])
    assert.equal(askedOf(text).words, '"Envoy arrives"')
  }
  assert.deepEqual(wanted('kenya "night train" won\'t'), [["night train"], ["kenya"], ["wont", "won t"]])
  assert.deepEqual(wanted("mayor’s well-known U.S."), [["mayors", "mayor "], ["wellknown", "well known"], ["us", "u s"]])
  assert.equal(askedOf('Nairobi "night').words, "Nairobi night")
  assert.equal(askedOf(' "—" ').words, "")
})

test("Shortened words are whole", () => {
  assert.deepEqual(askedOf("the U.S. — won't").terms, [
    { word: "the", term: "the", isWhole: false },
    { word: "US", term: "us", isWhole: true },
    { word: "wont", term: "wont", isWhole: false },
  ])
  assert.deepEqual(askedOf("Okafor said.").terms.map(({ isWhole }) => isWhole), [false, false])
})

test("What is written for the index is read as it was", () => {
  const sign = fc.constantFrom("–", "—", "…", "“", "”", "‘", "’", "ʼ", "ʻ", "′", "´", "\u2010", "\u2011", "→", " ", "-", "'", '"', ".", "`")
  const letter = fc.constantFrom("a", "e", "ł", "Ł", "æ", "Æ", "ə", "ß", "ẞ", "þ", "Þ", "ŧ", "đ", "ð", "ɗ", "ɖ", "é", "s", "h", "東")
  const text = fc.array(fc.oneof(sign, letter), { maxLength: 20 }).map(all => all.join(""))
  fc.assert(fc.property(text, it => read(written(it)) === it))
})

test("A passage is read within its marks too", () => {
  const passage = (it: string) => written(it).replace(/\S*Okafor\S*/, "<mark>$&</mark>")
  assert.equal(read(passage("The mayor—Okafor—said")), "The mayor—<mark>Okafor—</mark>said")
})
