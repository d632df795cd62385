/* Draws the globe. Sea and shade are the style sheet's: they stay as they are while it turns. */

import { STEPS, type Scale } from "./activity"
import type { News } from "./data"
import type { Land } from "./lands"
import { eachInAFrame } from "../tasks"
import { graticule, type Lines } from "./outline"
import type { Pixel, View } from "./view"

/** What stands out. */
export interface Marks {
  picked: Land | undefined
  /** What the pointer or the keyboard is at. */
  aimed: Land | undefined
  /** Whether the keyboard aims at the middle. */
  hasSight: boolean
  /** Where the newest headlines are. */
  pins: readonly Pixel[]
}

const COLOURS = ["land", "border", "accent", "ink", "paper", "edge"] as const
const SHARPEST = 3
const COARSE = 1.2
const PIN = 2.4
const DOT = { news: 4.5, plain: 1.3 }
/** Of a shape that would be smaller, with news, a dot shows where it is. */
const SMALLEST = 5
const GRATICULE = graticule(20)
/** Shapes of so many lands are traced at once, where there is time between. */
const LANDS = 25

export class Painter {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #view: View
  readonly #lands: readonly Land[]
  readonly #borders: Lines
  readonly #stepOf: (land: Land) => number | undefined
  #colours = {} as Record<(typeof COLOURS)[number], string>
  #density = 1

  constructor(
    canvas: HTMLCanvasElement,
    view: View,
    lands: readonly Land[],
    borders: Lines,
    news: News,
    scale: Scale,
  ) {
    const context = canvas.getContext("2d")
    if (!context) throw new Error("This browser draws no canvas.")
    this.#canvas = canvas
    this.#context = context
    this.#view = view
    this.#lands = lands
    this.#borders = borders
    this.#stepOf = ({ code }) => {
      const country = news.countries.get(code ?? "")
      return country && scale.stepOf(country)
    }
    this.readColours()
  }

  /** Takes the colours of the page as they are now. */
  readColours(): void {
    const style = getComputedStyle(this.#canvas)
    for (const name of COLOURS) this.#colours[name] = style.getPropertyValue(`--news-${name}`)
  }

  /** Takes the size that the canvas has on the page, and tells whether that is another one. */
  resize(): boolean {
    const size = this.#canvas.clientWidth
    if (size === this.#view.size) return false
    this.#view.resize(size)
    return true
  }

  /** Draws it; coarsely where it has to be quick. */
  draw(marks: Marks, isCoarse: boolean): void {
    for (const _ of this.#layers(marks, isCoarse));
  }

  /** Draws it in several frames, each of which has little to do. */
  async drawFirst(marks: Marks): Promise<void> {
    await eachInAFrame(this.#layers(marks, false))
  }

  /** Draws one layer of it upon the other, and between them waits for who asks. */
  *#layers(marks: Marks, isCoarse: boolean): Iterable<void> {
    const context = this.#context
    this.#setDensity(isCoarse)
    context.setTransform(this.#density, 0, 0, this.#density, 0, 0)
    context.clearRect(0, 0, this.#view.size, this.#view.size)
    this.#stroke(this.#path(GRATICULE), "edge", 0.5, 0.45)
    yield
    yield* this.#drawShapes()
    yield
    this.#drawDots()
    yield
    this.#drawPins(marks.pins)
    for (const land of [marks.aimed, marks.picked]) if (land) this.#outline(land, land === marks.picked)
    if (marks.hasSight) this.#drawSight()
  }

  #setDensity(isCoarse: boolean): void {
    const finest = Math.min(SHARPEST, devicePixelRatio)
    this.#density = isCoarse ? Math.min(COARSE, finest) : finest
    const side = Math.round(this.#view.size * this.#density)
    // To set it clears the canvas, even to what it was.
    if (this.#canvas.width !== side) this.#canvas.width = this.#canvas.height = side
  }

  *#drawShapes(): Iterable<void> {
    const plain = new Path2D()
    const shaded = STEPS.map(() => new Path2D())
    for (const [at, land] of this.#lands.entries()) {
      const step = this.#stepOf(land)
      const path = step === undefined ? plain : shaded[step]
      for (const outline of land.outlines) this.#path(outline, path)
      if (at % LANDS === LANDS - 1) yield
    }
    yield
    this.#fill(plain, "land")
    for (const [step, path] of shaded.entries()) {
      yield
      this.#shade(path, step)
    }
    yield
    this.#stroke(this.#path(this.#borders), "border", 0.8)
  }

  #drawDots(): void {
    const plain = new Path2D()
    for (const land of this.#lands) {
      const step = this.#stepOf(land)
      const isDot = !land.shape || (step !== undefined && this.#sizeOf(land) < SMALLEST)
      if (!isDot) continue
      if (step === undefined) this.#circle(land, DOT.plain, plain)
      else {
        const dot = this.#circle(land, DOT.news)
        this.#shade(dot, step)
        this.#stroke(dot, "border", 1.2)
      }
    }
    this.#fill(plain, "edge")
  }

  #drawPins(pins: readonly Pixel[]): void {
    const path = new Path2D()
    for (const [x, y] of pins) {
      path.moveTo(x + PIN, y)
      path.arc(x, y, PIN, 0, 2 * Math.PI)
    }
    this.#stroke(path, "ink", 2.5)
    this.#fill(path, "paper")
  }

  #outline(land: Land, isPicked: boolean): void {
    const isDot = !land.shape || this.#sizeOf(land) < SMALLEST
    const path = isDot ? this.#circle(land, DOT.news + 2) : new Path2D()
    if (!isDot) for (const outline of land.outlines) this.#path(outline, path)
    // Paper around the ink: so it stands out from the strongest shade, too.
    this.#stroke(path, "paper", isPicked ? 5 : 3)
    this.#stroke(path, "ink", isPicked ? 2.4 : 1.3)
  }

  #drawSight(): void {
    const half = this.#view.size / 2
    const path = new Path2D()
    for (const [x, y] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
      path.moveTo(half + 5 * x, half + 5 * y)
      path.lineTo(half + 13 * x, half + 13 * y)
    }
    this.#stroke(path, "paper", 4)
    this.#stroke(path, "ink", 2)
  }

  #shade(path: Path2D, step: number): void {
    const { accent, ink } = STEPS[step] ?? STEPS[0]
    this.#fill(path, "land")
    this.#fill(path, "accent", accent)
    if (ink) this.#fill(path, "ink", ink)
  }

  #sizeOf({ extent }: Land): number {
    return extent * this.#view.projection.scale()
  }

  #path(traced: { trace(path: Path2D, view: View): void }, path = new Path2D()): Path2D {
    traced.trace(path, this.#view)
    return path
  }

  #circle(land: Land, radius: number, path = new Path2D()): Path2D {
    const at = this.#view.pixelOf(land.middle)
    if (at) {
      path.moveTo(at[0] + radius, at[1])
      path.arc(at[0], at[1], radius, 0, 2 * Math.PI)
    }
    return path
  }

  #fill(path: Path2D, colour: (typeof COLOURS)[number], strength = 1): void {
    this.#context.globalAlpha = strength
    this.#context.fillStyle = this.#colours[colour]
    this.#context.fill(path)
    this.#context.globalAlpha = 1
  }

  #stroke(path: Path2D, colour: (typeof COLOURS)[number], width: number, strength = 1): void {
    this.#context.globalAlpha = strength
    this.#context.lineJoin = "round"
    this.#context.lineWidth = width
    this.#context.strokeStyle = this.#colours[colour]
    this.#context.stroke(path)
    this.#context.globalAlpha = 1
  }
}
