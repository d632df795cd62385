import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import * as fc from "fast-check"
import { Choice } from "../src/choices"
import { forgetRecent, keepRecent, recent } from "../src/search/recent"
import { Shelf, type Kept } from "../src/shelf"
import { MemoryStorage, useStorage } from "./storage"

let storage = new MemoryStorage()

beforeEach(() => {
  storage = new MemoryStorage()
  useStorage(storage)
})

const kept = (url: string): Kept => ({ url, title: url, source: "", country: "", day: "", dayInWords: "" })
const urls = (shelf: Shelf) => shelf.all().map(({ url }) => url)

test("What was added last comes first, each briefing once", () => {
  const shelf = new Shelf("read", 3)
  for (const url of ["/a/", "/b/", "/c/", "/a/", "/d/"]) assert.ok(shelf.add(kept(url)))
  assert.deepEqual(urls(shelf), ["/d/", "/a/", "/c/"])
  assert.ok(shelf.has("/a/"))
  assert.ok(shelf.remove("/a/"))
  assert.ok(!shelf.has("/a/"))
  assert.ok(shelf.clear())
  assert.equal(storage.getItem("briefings.read"), null)
})

test("A shelf holds what was added and not removed since", () => {
  const step = fc.tuple(fc.boolean(), fc.constantFrom("/a/", "/b/", "/c/", "/d/"))
  fc.assert(
    fc.property(fc.array(step), steps => {
      useStorage(new MemoryStorage())
      const shelf = new Shelf("saved")
      let wanted: string[] = []
      for (const [isAdded, url] of steps) {
        if (isAdded) shelf.add(kept(url))
        else shelf.remove(url)
        wanted = [...(isAdded ? [url] : []), ...wanted.filter(each => each !== url)]
      }
      assert.deepEqual(urls(shelf), wanted)
    }),
  )
})

test("Only paths of this host are taken from the storage", () => {
  const bad = ["//evil.example/", "/\\evil.example/", "/\t/evil.example/", "/\n/evil.example/", "https://evil.example/", "javascript:alert(1)", "a/", ""]
  storage.setItem("briefings.saved", JSON.stringify([...bad.map(kept), kept("/good/"), null, 1, { url: "/untitled/" }]))
  assert.deepEqual(urls(new Shelf("saved")), ["/good/"])
})

test("No path that is taken leads to another host", () => {
  const url = fc.array(fc.constantFrom("/", "\\", "\t", "\n", " ", "a", ":", "@", ".", "?"), { maxLength: 6 })
  fc.assert(
    fc.property(url, parts => {
      storage.setItem("briefings.saved", JSON.stringify([kept(`/${parts.join("")}`)]))
      for (const found of urls(new Shelf("saved"))) {
        assert.equal(new URL(found, "https://news.example/").origin, "https://news.example")
      }
    }),
  )
})

test("A storage with something else in it is an empty one", () => {
  for (const text of ["{", "null", '"text"', "{}", "[[]]"]) {
    storage.setItem("briefings.saved", text)
    storage.setItem("briefings.searches", text)
    assert.deepEqual(new Shelf("saved").all(), [], text)
    assert.deepEqual(recent(), [], text)
  }
})

test("A full or refused storage keeps nothing, and says so", () => {
  const shelf = new Shelf("saved")
  storage.room = 10
  assert.ok(!shelf.add(kept("/a/")))
  useStorage()
  assert.ok(!shelf.add(kept("/a/")))
  assert.deepEqual(shelf.all(), [])
  keepRecent("rail")
  assert.deepEqual(recent(), [])
})

test("A choice is one of those that are allowed", () => {
  const choice = new Choice("scheme", ["light", "dark"])
  assert.equal(choice.read(), undefined)
  choice.write("dark")
  assert.equal(choice.read(), "dark")
  storage.setItem("briefings.scheme", "neon")
  assert.equal(choice.read(), undefined)
  choice.write(undefined)
  assert.equal(storage.getItem("briefings.scheme"), null)
})

test("A choice that cannot be kept is none", () => {
  const choice = new Choice("scheme", ["light", "dark"])
  storage.room = 0
  choice.write("dark")
  assert.equal(choice.read(), undefined)
  useStorage()
  choice.write("dark")
  assert.equal(choice.read(), undefined)
})

test("The latest searches are kept, each once whatever its case", () => {
  for (const words of ["rail", "dam", " ", "vote", "Rail ", "sea", "war", "tax", "law"]) keepRecent(words)
  assert.deepEqual(recent(), ["law", "tax", "war", "sea", "Rail", "vote"])
  forgetRecent()
  assert.deepEqual(recent(), [])
})
