/* Quick drawing of what the globe shows whole: most countries, in every frame.

d3-geo cuts shapes at the horizon, which takes ten times as long as projecting their points. So it
is asked only for those that the horizon goes through. */

import { geoDistance, geoPath, type GeoContext } from "d3-geo"
import type { Polygon, Position } from "geojson"
import type { Cap, View } from "./view"

/** A part of a country, or any polygon. */
export class Outline {
  readonly polygon: Polygon
  readonly #rings: readonly Float64Array[]
  readonly cap: Cap

  constructor(coordinates: Position[][]) {
    this.polygon = { type: "Polygon", coordinates }
    // The last point of a ring is its first one.
    this.#rings = coordinates.map(ring => onSphere(ring.slice(0, -1)))
    this.cap = capOf(this.#rings[0] ?? new Float64Array())
  }

  /** Adds what is seen of it to a path. */
  trace(path: Path2D, view: View): void {
    const { middle, radius } = this.cap
    const away = geoDistance(view.middle, middle)
    if (away > view.horizon + radius) return
    if (away + radius < view.horizon || this.#rings.every(ring => isWhole(ring, view)))
      for (const ring of this.#rings) {
        traceLine(ring, path, view)
        path.closePath()
      }
    // It never begins a path of its own, which is all that the other type of context has besides.
    else geoPath(view.projection, path as unknown as GeoContext)(this.polygon)
  }
}

/** Lines that end at the horizon, to the point. */
export class Lines {
  readonly #lines: readonly Float64Array[]

  constructor(lines: Position[][]) {
    this.#lines = lines.map(onSphere)
  }

  trace(path: Path2D, view: View): void {
    for (const line of this.#lines) traceLine(line, path, view)
  }
}

/** Gives meridians and parallels, so many degrees apart. */
export function graticule(step: number): Lines {
  const fine = 4
  const meridians = range(-180, 179, step).map(x => range(-80, 80, fine).map(y => [x, y]))
  const parallels = range(-80, 80, step).map(y => range(-180, 180, fine).map(x => [x, y]))
  return new Lines([...meridians, ...parallels])
}

const range = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step)

/** Gives a cap of the sphere that holds all points. */
function capOf(points: Float64Array): Cap {
  let [x, y, z] = [0, 0, 0]
  for (let at = 0; at < points.length; at += 3) {
    x += points[at]!
    y += points[at + 1]!
    z += points[at + 2]!
  }
  const length = Math.hypot(x, y, z) || 1
  let least = 1
  for (let at = 0; at < points.length; at += 3)
    least = Math.min(least, (points[at]! * x + points[at + 1]! * y + points[at + 2]! * z) / length)
  const degrees = 180 / Math.PI
  return {
    middle: [Math.atan2(y, x) * degrees, Math.asin(z / length) * degrees],
    radius: Math.acos(Math.max(-1, least)),
  }
}

/** Gives places as points of the unit sphere, three numbers each. */
function onSphere(places: Position[]): Float64Array {
  const points = new Float64Array(3 * places.length)
  places.forEach(([longitude = 0, latitude = 0], at) => {
    const [lambda, phi] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180]
    points[3 * at] = Math.cos(phi) * Math.cos(lambda)
    points[3 * at + 1] = Math.cos(phi) * Math.sin(lambda)
    points[3 * at + 2] = Math.sin(phi)
  })
  return points
}

function isWhole(points: Float64Array, { camera: { toward, depth } }: View): boolean {
  for (let at = 0; at < points.length; at += 3)
    if (points[at]! * toward[0] + points[at + 1]! * toward[1] + points[at + 2]! * toward[2] < depth)
      return false
  return true
}

function traceLine(points: Float64Array, path: Path2D, view: View): void {
  const { right, up, toward, depth, half } = view.camera
  let isDown = false
  for (let at = 0; at < points.length; at += 3) {
    const x = points[at]!, y = points[at + 1]!, z = points[at + 2]!
    if (x * toward[0] + y * toward[1] + z * toward[2] < depth) {
      isDown = false
      continue
    }
    const across = half + x * right[0] + y * right[1]
    const down = half - (x * up[0] + y * up[1] + z * up[2])
    if (isDown) path.lineTo(across, down)
    else path.moveTo(across, down)
    isDown = true
  }
}
