import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { geoDistance } from "d3-geo"
import * as fc from "fast-check"
import { busiest, Scale, STEPS } from "../src/globe/activity"
import { NOT_AT_ALL, rank } from "../src/globe/combobox"
import type { Country, News } from "../src/globe/data"
import { Finder } from "../src/globe/finding"
import { bordersOf, isOn, landsOf, type World } from "../src/globe/lands"
import { graticule, Outline } from "../src/globe/outline"
import { View, type Place } from "../src/globe/view"

const FILE = new URL("../../src/mkdocs_briefings/assets/world.json", import.meta.url)
const WORLD = JSON.parse(readFileSync(FILE, "utf8")) as World
const LANDS = [...landsOf(WORLD)]

const country = (code: string, recent = 0, count = recent): Country => ({ code, name: code, region: "", url: `/countries/${code}/`, count, recent })
const news = (...all: Country[]): News => ({ days: 7, countries: new Map(all.map(each => [each.code, each])), pins: [] })

const place = (): fc.Arbitrary<Place> =>
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -89, max: 89, noNaN: true }))
const zoom = () => fc.double({ min: 1, max: 8, noNaN: true })

function viewOf(middle: Place, nearness = 1): View {
  const view = new View()
  view.resize(400)
  view.middle = middle
  view.zoomTo(nearness)
  return view
}

/** What is drawn, as it is told to a canvas. */
class Drawn {
  readonly points: [number, number][] = []
  moveTo(x: number, y: number): void {
    this.points.push([x, y])
  }
  lineTo(x: number, y: number): void {
    this.points.push([x, y])
  }
  arc(): void {
    // A horizon is none of what is compared here.
  }
  closePath(): void {
    // Nor are ends.
  }
}

function drawn(it: { trace(path: Path2D, view: View): void }, view: View): [number, number][] {
  const path = new Drawn()
  it.trace(path as unknown as Path2D, view)
  return path.points
}

const isClose = (one: readonly number[], other: readonly number[], by: number) =>
  Math.hypot((one[0] ?? 0) - (other[0] ?? 0), (one[1] ?? 0) - (other[1] ?? 0)) < by

test("What is at a pixel is at that place's pixel", () => {
  fc.assert(
    fc.property(place(), zoom(), fc.integer({ min: 100, max: 300 }), fc.integer({ min: 100, max: 300 }), (middle, nearness, x, y) => {
      const view = viewOf(middle, nearness)
      const there = view.placeAt([x, y])
      assert.ok(there)
      assert.ok(isClose(view.pixelOf(there) ?? [], [x, y], 0.01))
    }),
  )
})

test("Beside the globe is no place, and beyond the horizon no pixel", () => {
  const view = viewOf([0, 0])
  assert.equal(view.placeAt([0, 0]), undefined)
  assert.equal(view.pixelOf([180, 0]), undefined)
  assert.deepEqual(view.pixelOf([0, 0]), [200, 200])
  assert.equal(viewOf([0, 0], 8).pixelOf([40, 0]), undefined)
})

test("Dragging brings a place below the finger, as far as north stays above", () => {
  const near = fc.integer({ min: 150, max: 250 })
  fc.assert(
    fc.property(fc.double({ min: -180, max: 180, noNaN: true }), near, near, (longitude, x, y) => {
      const view = viewOf([longitude, 0])
      const held = view.placeAt([200, 200])
      assert.ok(held)
      view.drag([200, 200], [x, y])
      assert.ok(isClose(view.pixelOf(held) ?? [], [x, y], 20))
    }),
  )
})

test("It is never turned past a pole, nor zoomed past its limits", () => {
  fc.assert(
    fc.property(place(), fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ noNaN: true, min: -9, max: 99 }), (middle, by, nearness) => {
      const view = viewOf(middle, nearness)
      view.turn(by, by)
      assert.ok(Math.abs(view.middle[1]) <= 90)
      assert.ok(view.zoom >= 1 && view.zoom <= 8)
    }),
  )
  assert.ok(viewOf([0, 0], 99).isNearest)
  assert.ok(viewOf([0, 0], 0).isFarthest)
})

test("A way begins here and ends at the place", () => {
  fc.assert(
    fc.property(place(), place(), (from, to) => {
      const view = viewOf(from)
      const go = view.wayTo(to)
      go(0)
      assert.ok(geoDistance(view.middle, from) < 1e-4)
      go(1)
      assert.ok(geoDistance(view.middle, to) < 1e-4)
    }),
  )
})

test("The quick drawing of a shape is that of d3", () => {
  const kenya = LANDS.find(({ code }) => code === "KE")
  const [outline] = kenya?.outlines ?? []
  assert.ok(kenya && outline)
  const view = viewOf(kenya.middle, 2)
  const quick = drawn(outline, view)
  const places = (outline.polygon.coordinates[0] ?? []).slice(0, -1) as Place[]
  assert.equal(quick.length, places.length)
  for (const [at, each] of places.entries()) assert.ok(isClose(view.projection(each) ?? [], quick[at] ?? [], 0.01))
})

test("Nothing is drawn of a shape beyond the horizon", () => {
  const square = new Outline([[[-5, -5], [-5, 5], [5, 5], [5, -5], [-5, -5]]])
  assert.equal(drawn(square, viewOf([180, 0])).length, 0)
  assert.equal(drawn(square, viewOf([0, 0])).length, 4)
})

test("Whatever is drawn is within the globe", () => {
  const net = graticule(20)
  const borders = bordersOf(WORLD)
  fc.assert(
    fc.property(place(), zoom(), (middle, nearness) => {
      const view = viewOf(middle, nearness)
      for (const point of [...drawn(net, view), ...drawn(borders, view)]) assert.ok(isClose(point, [200, 200], view.radius + 0.01))
    }),
    { numRuns: 20 },
  )
})

test("A shape's cap holds all of its points", () => {
  for (const { polygon, cap } of LANDS.flatMap(land => land.outlines)) {
    for (const point of polygon.coordinates[0] ?? []) {
      assert.ok(geoDistance(cap.middle, point as Place) <= cap.radius + 1e-9)
    }
  }
})

test("Capitals are in their countries, and the sea in none", () => {
  const at = (spot: Place) => LANDS.filter(land => isOn(land, spot)).map(({ code }) => code)
  assert.deepEqual(at([36.8, -1.3]), ["KE"])
  assert.deepEqual(at([2.35, 48.85]), ["FR"])
  assert.deepEqual(at([-77.04, -12.04]), ["PE"])
  assert.deepEqual(at([-30, 0]), [])
})

test("Every country has a code of its own, and a middle that can be gone to", () => {
  const codes = LANDS.flatMap(({ code }) => code ?? [])
  assert.equal(new Set(codes).size, codes.length)
  for (const { middle } of LANDS) assert.ok(Math.abs(middle[0]) <= 180 && Math.abs(middle[1]) <= 90)
})

test("A small country with news close by goes before what is below the finger", () => {
  const [singapore, malaysia] = ["SG", "MY"].map(code => LANDS.find(land => land.code === code))
  assert.ok(singapore && malaysia)
  const view = viewOf(singapore.middle)
  const beside: [number, number] = [206, 200]
  assert.equal(new Finder(view, LANDS, news(country("SG", 1), country("MY", 9))).at(beside), singapore)
  assert.notEqual(new Finder(view, LANDS, news(country("MY", 9))).at(beside), singapore)
})

test("A country with news is hit beside it, one without only on it", () => {
  const view = viewOf([-25, 65])
  const spot = view.pixelOf([-25, 65])
  assert.ok(spot)
  assert.equal(new Finder(view, LANDS, news(country("IS", 1))).at(spot)?.code, "IS")
  assert.equal(new Finder(view, LANDS, news(country("FR", 1))).at(spot), undefined)
})

test("In the middle is the country with news whose middle is nearest", () => {
  const finder = new Finder(viewOf([37, 0]), LANDS, news(country("KE", 1), country("ZA", 1)))
  assert.equal(finder.inTheMiddle(40)?.code, "KE")
  assert.equal(new Finder(viewOf([-30, 0]), LANDS, news(country("KE", 1))).inTheMiddle(40), undefined)
})

test("One looks at the country around which most briefings are", () => {
  const all = [country("NZ", 0, 3), country("FR", 0, 2), country("DE", 0, 2)]
  const finder = new Finder(viewOf([0, 0]), LANDS, news(...all))
  const middle = (code: string) => LANDS.find(land => land.code === code)?.middle
  assert.equal(finder.among(all), middle("FR"))
  assert.equal(finder.among(all.slice(0, 1)), middle("NZ"))
  assert.equal(finder.among([]), undefined)
})

test("Every country has one of the steps, and more briefings never a lower one", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5000 }), { maxLength: 20 }), counts => {
      const all = counts.map((recent, at) => country(String(at), recent))
      const scale = new Scale(news(...all))
      const steps = all.toSorted((one, other) => one.recent - other.recent).map(each => scale.stepOf(each))
      assert.deepEqual(steps, steps.toSorted((one, other) => one - other))
      assert.ok(steps.every(step => step in STEPS))
      if (scale.isRecent) for (const each of all) assert.equal(scale.stepOf(each) === 0, each.recent === 0)
    }),
  )
})

test("The legend says of how many briefings a step is", () => {
  const labels = (...counts: number[]) => new Scale(news(...counts.map((many, at) => country(String(at), many)))).steps.map(({ label }) => label)
  assert.deepEqual(labels(2, 1, 1), ["earlier", "1", "2", "3+"])
  assert.deepEqual(labels(27, 1, 1), ["earlier", "1–2", "3–8", "9+"])
  // Where few countries have news of the week, all of their news counts.
  assert.deepEqual(labels(), ["1", "2", "3", "4+"])
  assert.deepEqual(labels(256, 1), ["1–3", "4–15", "16–63", "64+"])
})

test("The legend leaves out no number", () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), most => {
      const scale = new Scale(news(country("a", most + 1), country("b", 1), country("c", 1)))
      const bounds = scale.steps.slice(1).map(({ label }) => label.replace("+", "").split("–").map(Number))
      for (const [at, [from = 0, to = from]] of bounds.entries()) {
        assert.equal(scale.stepOf(country("b", from)), at + 1)
        assert.equal(scale.stepOf(country("b", to)), at + 1)
        if (at) assert.equal((bounds[at - 1]?.at(-1) ?? 0) + 1, from)
      }
    }),
  )
})

test("The busiest are those with recent news, where there are enough", () => {
  const codes = (all: News) => busiest(all).countries.map(({ code }) => code)
  const quiet = news(country("a", 0, 9), country("b", 1, 4), country("c", 2, 3))
  assert.deepEqual(codes(quiet), ["a", "b", "c"])
  assert.equal(busiest(quiet).isRecent, false)
  const busy = news(country("a", 0, 9), country("b", 1, 4), country("c", 2, 3), country("d", 5))
  assert.deepEqual(codes(busy), ["d", "c", "b"])
  assert.deepEqual([...busy.countries.keys()], ["a", "b", "c", "d"])
})

test("A country fits from its beginning or code, from a word's, or within a word", () => {
  const kingdom = { ...country("GB"), name: "United Kingdom" }
  const ranked = ["unit", "gb", "", "king", "dom", "france"].map(wanted => rank(kingdom, wanted))
  assert.deepEqual(ranked, [0, 0, 0, 1, NOT_AT_ALL, NOT_AT_ALL])
  assert.equal(rank({ ...country("CI"), name: "Côte d’Ivoire" }, "cote"), 0)
})
