/* Fingers, mouse and wheel on the globe. */

import type { Pixel } from "./view"

/** What a reader does with it. */
export interface Gestures {
  begin(): void
  drag(from: Pixel, to: Pixel): void
  turn(right: number, down: number): boolean
  zoom(factor: number, at: Pixel): void
  point(at: Pixel | undefined): void
  /** Picks what is there; a finger leaves nothing behind that points. */
  pick(at: Pixel, isByFinger: boolean): void
}

/** How far a finger may move while it taps. */
const STILL = { mouse: 4, pen: 6, touch: 10 }
const LINE = 16

/** Lets pointers work on the canvas. */
export function listenToPointers(canvas: HTMLCanvasElement, gestures: Gestures): void {
  const down = new Map<number, Pixel>()
  let start: Pixel | undefined
  const at = ({ clientX, clientY }: MouseEvent): Pixel => {
    const { left, top } = canvas.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }

  canvas.addEventListener("pointerdown", event => {
    if (event.button) return
    gestures.begin()
    down.set(event.pointerId, at(event))
    // A second finger makes a pinch of it, and no tap.
    start = down.size === 1 ? at(event) : undefined
    canvas.setPointerCapture(event.pointerId)
  })

  canvas.addEventListener("pointermove", event => {
    const before = down.get(event.pointerId)
    const now = at(event)
    if (!before) {
      if (event.pointerType === "mouse") gestures.point(now)
      return
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1]
    if (start && apart(start, now) <= STILL[kindOf(event)]) return
    start = undefined
    down.set(event.pointerId, now)
    if (other) {
      gestures.drag(between(other, before), between(other, now))
      gestures.zoom(apart(other, now) / Math.max(1, apart(other, before)), between(other, now))
    } else gestures.drag(before, now)
  })

  canvas.addEventListener("pointerup", event => {
    if (down.delete(event.pointerId) && start && !down.size) gestures.pick(at(event), event.pointerType !== "mouse")
    start = undefined
  })
  canvas.addEventListener("pointercancel", event => {
    down.delete(event.pointerId)
    start = undefined
  })
  // A finger leaves as soon as it is lifted: what it has pointed at is told until the next touch.
  canvas.addEventListener("pointerleave", event => event.pointerType === "mouse" && gestures.point(undefined))
  document.addEventListener("pointerdown", event => event.target !== canvas && gestures.point(undefined))
  listenToWheel(canvas, gestures, at)
}

function listenToWheel(canvas: HTMLCanvasElement, gestures: Gestures, at: (event: MouseEvent) => Pixel): void {
  canvas.addEventListener("wheel", event => {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE
    const [x, y] = [event.deltaX * unit, event.deltaY * unit]
    // A pinch on a trackpad is a wheel with the control key.
    if (event.ctrlKey) {
      gestures.zoom(Math.exp(-y / 200), at(event))
      event.preventDefault()
      return
    }
    // The page scrolls as ever, unless the reader has taken up the globe. At a pole it goes on.
    const isTaken = document.activeElement === canvas
    if (event.shiftKey ? gestures.turn(x || y, 0) : gestures.turn(isTaken || Math.abs(x) > Math.abs(y) ? x : 0, isTaken ? y : 0))
      event.preventDefault()
  }, { passive: false })
}

const kindOf = ({ pointerType }: PointerEvent) =>
  pointerType in STILL ? (pointerType as keyof typeof STILL) : "touch"
const apart = (one: Pixel, other: Pixel) => Math.hypot(one[0] - other[0], one[1] - other[1])
const between = (one: Pixel, other: Pixel): Pixel => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2]
