import assert from "node:assert/strict"
import { test } from "node:test"
import * as fc from "fast-check"
import { isKeepable, named, namedInStyles, needed, otherSizes, pictures } from "../src/worker/references"

const BASE = "https://news.example/2026/03/02/night-train/"
const at = (path: string) => new URL(path, BASE).href

const PAGE = `<!doctype html>
<html><head>
<link rel="manifest" href="/manifest.webmanifest" data-news="offline">
<link rel=stylesheet href=/assets/briefings/news.css?h=0123abcd>
<link rel="canonical" href="https://news.example/2026/03/02/night-train/">
<script src="/assets/briefings/news.js?a=1&amp;h=89abcdef" type="module"></script>
</head><body><header><img src="/logo.svg"></header>
<main>
<picture><source srcset="a.400.webp 400w, a.800.webp 800w, a.1600.webp 1600w" type="image/webp"><img src="a.jpg" alt=""></picture>
<img src='b.png' srcset="b.200.webp 200w">
<img src="c.png">
</main></body></html>`

test("Only a page of the news may be kept", () => {
  assert.ok(isKeepable(PAGE))
  assert.ok(isKeepable("<link data-news=offline rel=manifest href=x>"))
  assert.ok(!isKeepable('<link rel="manifest" href="x">'))
  assert.ok(!isKeepable('<p data-news="offline">'))
})

test("A page needs its styles and scripts, and nothing else", () => {
  assert.deepEqual(needed(PAGE, BASE), [
    "https://news.example/assets/briefings/news.css?h=0123abcd",
    "https://news.example/assets/briefings/news.js?a=1&h=89abcdef",
  ])
  assert.deepEqual(needed("<p>Only text", BASE), [])
})

test("A page needs the words of its scripts", () => {
  const page = '<html lang="uk" data-words="/assets/briefings/words.uk.json?h=00112233"><body data-words=other>'
  assert.deepEqual(needed(page, BASE), ["https://news.example/assets/briefings/words.uk.json?h=00112233"])
})

test("A picture is fetched in the size that is wide enough, or else in the widest", () => {
  assert.deepEqual(pictures(PAGE, BASE, 6), [at("a.800.webp"), at("b.200.webp"), at("c.png")])
  assert.deepEqual(pictures(PAGE, BASE, 1), [at("a.800.webp")])
  assert.deepEqual(pictures("<p>None", BASE, 6), [])
})

test("All sizes of a picture are known by any of them", () => {
  const sizes = ["a.400.webp", "a.800.webp", "a.1600.webp", "a.jpg"].map(at)
  for (const url of sizes) assert.ok(sizes.every(size => otherSizes(PAGE, BASE, url).includes(size)))
  assert.deepEqual(otherSizes(PAGE, BASE, at("d.png")), [])
})

test("Every address that a page names is found, however its attribute is written", () => {
  const found = named(`<a href="x/">X</a><a href='y/'>Y</a><a href=z/>Z</a><img SRC="w.png" alt="">`, BASE)
  for (const path of ["x/", "y/", "z/", "w.png"]) assert.ok(found.includes(at(path)), path)
  assert.doesNotThrow(() => named('<a href="http://[">', BASE))
})

test("A style sheet names its fonts and pictures", () => {
  const css = `@font-face{src:url(serif.woff2) format("woff2")}a{background:url( "dot.svg" )}b{background:url('/c.png')}`
  assert.deepEqual(namedInStyles(css, BASE), [at("serif.woff2"), at("dot.svg"), at("/c.png")])
})

test("Whatever a page holds, addresses that are found are whole", () => {
  const html = fc.array(fc.constantFrom("<img", "<link rel=stylesheet", " href=", ' src="', '"', "a b", ">", "http://[", "srcset='x 1w, ,y'"))
  fc.assert(
    fc.property(html, parts => {
      const text = parts.join("")
      const all = [...named(text, BASE), ...needed(text, BASE), ...pictures(text, BASE, 9), ...namedInStyles(text, BASE)]
      for (const url of all) assert.equal(new URL(url).href, url)
    }),
  )
})
