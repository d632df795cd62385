/* The newest headlines of the countries that the globe is turned to. They are links for the pointer; who
uses the keyboard has the same headlines beside the globe. */

import type { News, Pin } from "./data"
import { reconcile } from "../reconcile"
import { collect } from "../tasks"
import type { Land } from "./lands"
import { make } from "./parts"
import type { Pixel, Place, View } from "./view"

/** So many labels at most, by the side of the globe's square. */
const MOST = { small: 2, large: 4 }
const LARGE = 400
/** How far from the middle a pin has a label, as a share of the radius. */
const SIGHT = 0.8
/** How long a pin is. */
const STICK = 24
/** Between two labels, and around the middle, which is for who picks. */
const GAP = 6
const MIDDLE = 16

interface Box {
  left: number
  top: number
  width: number
  height: number
}

export class Pins {
  readonly #list: HTMLElement
  readonly #view: View
  readonly #pins: readonly { pin: Pin; land: Land }[]
  readonly #items = new Map<Pin, HTMLElement>()

  constructor(list: HTMLElement, view: View, lands: readonly Land[], news: News) {
    this.#list = list
    this.#view = view
    const byCode = new Map(lands.map(land => [land.code, land]))
    this.#pins = news.pins.flatMap(pin => {
      const land = byCode.get(pin.code)
      return land ? [{ pin, land }] : []
    })
  }

  /** Finds where they are, without haste: a land's middle is worked out when it is asked for first. */
  async locate(): Promise<void> {
    await collect(this.#middles())
  }

  *#middles(): Iterable<Place> {
    for (const { land } of this.#pins) yield land.middle
  }

  /** Gives where they are now. */
  get pixels(): Pixel[] {
    return this.#pins.map(({ land }) => this.#view.pixelOf(land.middle)).filter(at => at !== undefined)
  }

  hide(): void {
    this.#list.hidden = true
  }

  /** Shows the labels of the newest that are in sight and do not cover one another. */
  show(): void {
    this.#list.hidden = false
    const { size, radius } = this.#view
    const half = size / 2
    const taken: Box[] = [{ left: half - MIDDLE, top: half - MIDDLE, width: 2 * MIDDLE, height: 2 * MIDDLE }]
    const labels: Box[] = []
    const shown: HTMLElement[] = []
    for (const { pin, land } of this.#pins) {
      if (shown.length >= (size < LARGE ? MOST.small : MOST.large)) break
      const at = this.#view.pixelOf(land.middle)
      if (!at || Math.hypot(at[0] - half, at[1] - half) > SIGHT * radius) continue
      const item = this.#itemOf(pin)
      if (!item.isConnected) this.#list.append(item)
      const box = this.#boxOf(item, at)
      const stick = { left: at[0], top: at[1] - STICK, width: 0, height: STICK }
      if (box.top < 0 || taken.some(other => cover(box, other)) || labels.some(other => cover(stick, other))) continue
      taken.push(box, stick)
      labels.push(box)
      item.style.left = `${box.left}px`
      item.style.top = `${box.top}px`
      item.style.setProperty("--at", `${at[0] - box.left}px`)
      shown.push(item)
    }
    reconcile(this.#list, shown)
  }

  #boxOf(item: HTMLElement, [x, y]: Pixel): Box {
    const { offsetWidth: width, offsetHeight: height } = item
    const left = Math.max(0, Math.min(this.#view.size - width, x - width / 2))
    return { left, top: y - STICK - height, width, height }
  }

  #itemOf(pin: Pin): HTMLElement {
    const known = this.#items.get(pin)
    if (known) return known
    const link = make("a", { href: pin.url, lang: pin.lang, dir: pin.dir, tabIndex: -1, draggable: false }, pin.title)
    const item = make("li", {}, link)
    this.#items.set(pin, item)
    return item
  }
}

const cover = (one: Box, other: Box) =>
  one.left < other.left + other.width + GAP &&
  other.left < one.left + one.width + GAP &&
  one.top < other.top + other.height + GAP &&
  other.top < one.top + one.height + GAP
