import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import * as fc from "fast-check"
import { followed, learn, look, meet, newOf } from "../src/following/followed"
import { MemoryStorage, useStorage } from "./storage"

const UKRAINE = "/countries/ua/"
const HOUR = 3_600_000

beforeEach(() => {
  useStorage(new MemoryStorage())
  followed.add({ url: UKRAINE, title: "Ukraine" })
})

function newAfter(latest: readonly string[]): string[] {
  learn(UKRAINE, latest)
  const country = followed.all()[0]
  assert.ok(country)
  return newOf(country, latest)
}

test("Of a country that was never looked at nothing is new", () => {
  look(HOUR)
  assert.deepEqual(newAfter(["/b/", "/a/"]), [])
})

test("What has come since the last visit stays new until the next one", () => {
  look(HOUR)
  assert.deepEqual(newAfter(["/b/", "/a/"]), [])
  look(3 * HOUR)
  assert.deepEqual(newAfter(["/d/", "/c/", "/b/", "/a/"]), ["/d/", "/c/"])
  look(3 * HOUR + 60_000)
  assert.deepEqual(newAfter(["/e/", "/d/", "/c/", "/b/"]), ["/e/", "/d/", "/c/"])
  look(5 * HOUR)
  assert.deepEqual(newAfter(["/e/", "/d/", "/c/", "/b/"]), [])
})

test("An older one that follows where one was taken down is not new", () => {
  look(HOUR)
  newAfter(["/c/", "/b/"])
  look(3 * HOUR)
  assert.deepEqual(newAfter(["/b/", "/a/"]), [])
})

test("What its own page has shown is new no more", () => {
  look(HOUR)
  newAfter(["/a/"])
  look(3 * HOUR)
  meet(UKRAINE, ["/b/", "/a/"])
  assert.deepEqual(newAfter(["/b/", "/a/"]), [])
})

test("A clock that is set back begins a new visit, and loses nothing", () => {
  look(5 * HOUR)
  newAfter(["/a/"])
  look(HOUR)
  assert.deepEqual(newAfter(["/b/", "/a/"]), ["/b/"])
})

test("Whatever was kept there, no more is new than there is, and each once", () => {
  const paths = fc.uniqueArray(fc.constantFrom<string[]>("/a/", "/b/", "/c/", "/d/"))
  fc.assert(
    fc.property(paths, fc.option(fc.anything()), (latest, before) => {
      const found = newOf({ url: UKRAINE, title: "Ukraine", before: before as string[] }, latest)
      assert.ok(found.every(url => latest.includes(url)))
      assert.equal(new Set(found).size, found.length)
    }),
  )
})
