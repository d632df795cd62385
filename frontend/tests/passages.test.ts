import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { pieces } from "../src/search/finder"
import { closed, spaced } from "../src/search/unspaced"

const text = () => fc.array(fc.constantFrom("a", "rail ", "é", "<", "<mark>", "</mark>"), { maxLength: 12 }).map(all => all.join(""))

test("What stands between marks is what was found", () => {
  assert.deepEqual(pieces("The <mark>rail</mark> link", "<mark>", "</mark>"), [
    { text: "The ", isFound: false },
    { text: "rail", isFound: true },
    { text: " link", isFound: false },
  ])
  assert.deepEqual(pieces("", "<mark>", "</mark>"), [])
})

test("A mark that nothing closes goes on to the end", () => {
  assert.deepEqual(pieces("a<mark>b", "<mark>", "</mark>"), [
    { text: "a", isFound: false },
    { text: "b", isFound: true },
  ])
})

test("No letter of a passage is lost, and no piece is empty", () => {
  const plain = (all: string) => all.replaceAll("<mark>", "")
  fc.assert(
    fc.property(text(), it => {
      const found = pieces(it, "<mark>", "</mark>")
      assert.equal(found.map(piece => piece.text).join("").replaceAll("</mark>", ""), plain(it).replaceAll("</mark>", ""))
      assert.ok(found.every(piece => piece.text))
    }),
  )
})

test("Scripts without spaces are parted at every character, and others are not", () => {
  assert.equal(spaced("東京 rail 駅"), "東 京 rail 駅")
  assert.equal(spaced("東京rail"), "東 京 rail")
  assert.equal(spaced("rail link"), "rail link")
})

test("A sign stays with the character that it stands on", () => {
  assert.equal(spaced("กำลัง").replaceAll(" ", ""), "กำลัง")
  assert.ok(!/ \p{M}/u.test(spaced("ที่นี่ မြန်မာ")))
})

test("A passage is closed up again as it was written", () => {
  const written = () => fc.array(fc.constantFrom("東", "京", "ก", "ที่", "か", "rail", " "), { maxLength: 10 })
  fc.assert(
    fc.property(written(), all => {
      // Between such a character and others a space stays: where one was is not told any more.
      const it = all.join("").trim()
      assert.equal(closed(spaced(it)).replaceAll(" ", ""), it.replaceAll(" ", ""))
    }),
  )
  assert.equal(closed("<mark>東</mark> <mark>京</mark> 駅"), "<mark>東京</mark>駅")
})
