import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { inPieces, voiceFor } from "../src/article/speech"

const voice = (lang: string, localService = true, isDefault = false) => ({ lang, localService, default: isDefault })

test("The voice of the same region goes before others of the language", () => {
  const [british, american] = [voice("en-GB", true, true), voice("en_US")]
  assert.equal(voiceFor("en-us", [british, american]), american)
  assert.equal(voiceFor("en-AU", [american, british]), british)
  assert.equal(voiceFor("en", [voice("de-DE"), american]), american)
})

test("No voice of another language, and none that sends the text away", () => {
  assert.equal(voiceFor("ar", [voice("en-GB"), voice("ar-EG", false)]), undefined)
})

test("Pieces hold all of a text, with single spaces", () => {
  const sentence = fc.stringMatching(/^[A-Z][a-z ]{0,90}[.!?]\s{1,3}$/)
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 20 }), all => {
      const text = all.join("")
      const found = [...inPieces(text, "en")]
      assert.equal(found.join(""), text.trim().replaceAll(/\s+/g, " "))
      assert.ok(found.every(piece => piece !== "" && piece.length <= 240))
    }),
  )
})

test("A sentence is never broken, however long", () => {
  const long = `Long ${"word ".repeat(100)}end.`
  assert.deepEqual([...inPieces(`One. ${long} Two.`, "en")], ["One. ", `${long} `, "Two."])
  assert.deepEqual([...inPieces("  \n ", "en")], [])
})
