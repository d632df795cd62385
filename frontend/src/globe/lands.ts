/* The countries as shapes on the sphere. */

import { geoCentroid, geoContains, geoDistance } from "d3-geo"
import type { Feature, MultiLineString, MultiPolygon, Point, Polygon } from "geojson"
import { feature } from "topojson-client"
import type { GeometryCollection, MultiLineString as Arcs, Topology } from "topojson-specification"
import { LANGUAGE } from "../language"
import { Lines, Outline } from "./outline"
import type { Place } from "./view"

export type { Lines }

export type World = Topology<{
  countries: GeometryCollection
  dots: GeometryCollection
  /** The lines between countries. */
  borders: Arcs
}>

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

/** Gives every country of the world, one by one: together they take a slow phone a while. */
export function* landsOf(world: World): Iterable<Land> {
  for (const shape of world.objects.countries.geometries) yield landOf(feature(world, shape) as Area)
  for (const dot of world.objects.dots.geometries) yield dotOf(feature(world, dot) as Feature<Point>)
}

/** Gives the lines between countries. */
export function bordersOf(world: World): Lines {
  const { geometry } = feature(world, world.objects.borders) as Feature<MultiLineString>
  return new Lines(geometry.coordinates)
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

let names: Intl.DisplayNames | undefined

/** Gives a country's name. The browser takes a while to open its list of them, and is seldom asked. */
export function nameOf({ code }: Land): string {
  names ??= new Intl.DisplayNames([LANGUAGE], { type: "region" })
  return (code && names.of(code)) ?? ""
}
