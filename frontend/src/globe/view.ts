/* How the globe is turned and how near it is. North stays above. */

import { geoDistance, geoOrthographic, type GeoProjection } from "d3-geo"
import versor from "versor"

/** Longitude and latitude. */
export type Place = [number, number]

/** Pixels from the upper left corner. */
export type Pixel = [number, number]

/** A round part of the sphere; its radius is in radians. */
export interface Cap {
  middle: Place
  radius: number
}

type Vector = readonly [number, number, number]

/** How points of the unit sphere come to the picture. */
export interface Camera {
  /** What goes to the right and up, in pixels. */
  right: Vector
  up: Vector
  /** What comes nearer to the eye, and from where on it can be seen. */
  toward: Vector
  depth: number
  half: number
}

const NEAREST = 8
const MARGIN = 10
const STEEPEST = 90
const RIGHT = Math.PI / 2

export class View {
  readonly projection: GeoProjection = geoOrthographic().precision(0)
  /** Side of the square that it is drawn in. */
  size = 0
  #zoom = 1
  #camera: Camera | undefined

  /** Radius of the round window through which one sees it. */
  get radius(): number {
    return this.size / 2 - MARGIN
  }

  get zoom(): number {
    return this.#zoom
  }

  /** The place in the middle. */
  get middle(): Place {
    const [lambda, phi] = this.projection.rotate()
    return [-lambda, -phi]
  }

  set middle([longitude, latitude]: Place) {
    this.#camera = undefined
    this.projection.rotate([-longitude, -Math.max(-STEEPEST, Math.min(STEEPEST, latitude)), 0])
  }

  /** The way of points to the picture, as it is now. */
  get camera(): Camera {
    return (this.#camera ??= this.#makeCamera())
  }

  #makeCamera(): Camera {
    const [lambda, phi] = this.middle.map(angle => (angle * Math.PI) / 180) as Place
    const [sinL, cosL, sinP, cosP] = [Math.sin(lambda), Math.cos(lambda), Math.sin(phi), Math.cos(phi)]
    const scale = this.projection.scale()
    return {
      right: [-sinL * scale, cosL * scale, 0],
      up: [-sinP * cosL * scale, -sinP * sinL * scale, cosP * scale],
      toward: [cosP * cosL, cosP * sinL, sinP],
      depth: Math.cos(this.horizon),
      half: this.size / 2,
    }
  }

  /** How far from the middle one sees, in radians. */
  get horizon(): number {
    return Math.asin(1 / this.#zoom)
  }

  get isNearest(): boolean {
    return this.#zoom >= NEAREST
  }

  get isFarthest(): boolean {
    return this.#zoom <= 1
  }

  resize(size: number): void {
    this.size = size
    this.projection.translate([size / 2, size / 2])
    this.zoomTo(this.#zoom)
  }

  zoomTo(zoom: number): void {
    this.#camera = undefined
    this.#zoom = Math.max(1, Math.min(NEAREST, zoom))
    this.projection.scale(Math.max(0, this.radius) * this.#zoom)
    this.projection.clipAngle((this.horizon / Math.PI) * 180)
  }

  /** Turns it so that what was at one pixel comes to another. */
  drag(from: Pixel, to: Pixel): void {
    const start = this.placeAt(from)
    const end = this.placeAt(to)
    if (!start || !end) return
    const turn = versor.delta(versor.cartesian(start), versor.cartesian(end))
    const [lambda, phi] = versor.rotation(versor.multiply(versor(this.projection.rotate()), turn))
    this.middle = [-lambda, -phi]
  }

  /** Turns it by so many pixels of its surface, whatever it is turned to. */
  turn(right: number, down: number): void {
    const degrees = 180 / Math.PI / this.projection.scale()
    const [longitude, latitude] = this.middle
    this.middle = [longitude + right * degrees, latitude - down * degrees]
  }

  /** Gives the way from here to a place, by the share of it that is gone. */
  wayTo([longitude, latitude]: Place): (share: number) => void {
    const way = versor.interpolate(this.projection.rotate(), [-longitude, -latitude, 0])
    return share => {
      const [lambda, phi] = way(share)
      this.middle = [-lambda, -phi]
    }
  }

  /** Gives the place at a pixel; none beside the globe. */
  placeAt([x, y]: Pixel): Place | undefined {
    const half = this.size / 2
    if (Math.hypot(x - half, y - half) > this.radius) return undefined
    return this.projection.invert?.([x, y]) ?? undefined
  }

  /** Gives the pixel of a place; none beyond the horizon. */
  pixelOf(place: Place): Pixel | undefined {
    if (geoDistance(this.middle, place) > Math.min(this.horizon, RIGHT)) return undefined
    return this.projection(place) ?? undefined
  }
}
