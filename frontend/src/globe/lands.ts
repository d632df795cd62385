/* The countries as shapes on the sphere. */

import { geoCentroid, geoContains, geoDistance } from "d3-geo"
import type { Feature, MultiPolygon, Point, Polygon } from "geojson"
import { feature, mesh } from "topojson-client"
import type { GeometryCollection, Topology } from "topojson-specification"
import { Lines, Outline } from "./outline"
import type { Place } from "./view"

export type World = Topology<{ countries: GeometryCollection; dots: GeometryCollection }>

type Area = Feature<Polygon | MultiPolygon>

/** A piece of land: a country, or a part of the world that cannot be picked. */
export interface Land {
  code: string | undefined
  /** None of one that is drawn as a dot. */
  shape: Area | undefined
  outlines: readonly Outline[]
  /** Where one goes to look at it: the middle of its largest part. */
  readonly middle: Place
  /** How far that part reaches, in radians; zero for a dot. */
  extent: number
}

/** Gives every country of the world. */
export function landsOf(world: World): Land[] {
  const shapes = feature(world, world.objects.countries).features as Area[]
  const dots = feature(world, world.objects.dots).features as Feature<Point>[]
  return [...shapes.map(landOf), ...dots.map(dotOf)]
}

/** Gives the lines between countries. */
export function bordersOf(world: World): Lines {
  return new Lines(mesh(world, world.objects.countries, (one, other) => one !== other).coordinates)
}

function dotOf({ id, geometry }: Feature<Point>): Land {
  const middle = geometry.coordinates as Place
  return { code: id as string, shape: undefined, outlines: [], middle, extent: 0 }
}

function landOf(shape: Area): Land {
  const { type, coordinates } = shape.geometry
  const polygons = type === "Polygon" ? [coordinates] : coordinates
  const outlines = polygons.map(each => new Outline(each))
  const largest = outlines.reduce((one, other) => (other.cap.radius > one.cap.radius ? other : one))
  let middle: Place | undefined
  return {
    code: shape.id as string | undefined,
    shape,
    outlines,
    // Few are ever asked for it, and the first picture does not wait for the others.
    get middle() {
      return (middle ??= geoCentroid(largest.polygon))
    },
    extent: largest.cap.radius,
  }
}

/** Tells whether a place is on a piece of land. */
export function isOn({ shape, outlines }: Land, place: Place): boolean {
  const isNear = outlines.some(({ cap }) => geoDistance(cap.middle, place) <= cap.radius)
  return shape !== undefined && isNear && geoContains(shape, place)
}
