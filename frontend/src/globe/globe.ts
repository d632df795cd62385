/* The globe on its canvas: what one does to it, and what it shows of that. */

import type { Scale } from "./activity"
import { describe, type Country, type News } from "./data"
import { Finder } from "./finding"
import { listenToKeys, STEP } from "./keys"
import { nameOf, type Land, type Lines } from "./lands"
import { Motion } from "./motion"
import { Painter, type Marks } from "./painter"
import { Pace } from "./pace"
import { part } from "./parts"
import { Pins } from "./pins"
import { listenToPointers } from "./pointer"
import { View, type Pixel, type Place } from "./view"

/** How far an arrow key turns it, in degrees, when it is seen whole. */
const TURN = 10
/** So long after it has moved its labels come, in milliseconds. */
const REST = 160
/** How far from the middle the keyboard finds a country, as a share of the radius. */
const SIGHT = 0.2

export class Globe {
  readonly #canvas: HTMLCanvasElement
  readonly #label: HTMLElement
  readonly #nearer: HTMLButtonElement
  readonly #farther: HTMLButtonElement
  readonly #news: News
  readonly #lands: readonly Land[]
  readonly #view = new View()
  readonly #motion = new Motion()
  readonly #pace = new Pace(() => this.#drawSoon())
  readonly #finder: Finder
  readonly #painter: Painter
  readonly #pins: Pins
  readonly #tell: (text: string) => void
  #picked: Land | undefined
  #aimed: Land | undefined
  #pointed: Pixel | undefined
  #frame = 0
  #rest = 0
  #hasMoved = false

  constructor(
    container: HTMLElement,
    lands: readonly Land[],
    borders: Lines,
    news: News,
    scale: Scale,
    tell: (text: string) => void,
  ) {
    this.#canvas = part(container, "canvas")
    this.#label = part(container, "label")
    this.#nearer = part(container, "nearer")
    this.#farther = part(container, "farther")
    this.#news = news
    this.#tell = tell
    this.#lands = lands
    this.#finder = new Finder(this.#view, lands, news)
    this.#painter = new Painter(this.#canvas, this.#view, lands, borders, news, scale)
    this.#pins = new Pins(part(container, "pins"), this.#view, lands, news)
    this.#view.middle = placeIn(container)
  }

  /** Draws its first picture, over that of the page, which is the same. */
  async drawFirst(): Promise<void> {
    await this.#pins.locate()
    this.#painter.resize()
    await this.#painter.drawFirst(this.#findMarks())
  }

  /** Lives from now on: follows what a reader does. */
  live(onPick: (country: Country, isByKey: boolean) => void, onClose: () => void): void {
    this.#listen(onPick, onClose)
    new ResizeObserver(() => this.#resize()).observe(this.#canvas)
    this.#showState()
    this.#labelAtRest()
    if (this.#hasSight) this.#sayWhatIsInSight()
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas
  }

  /** Marks a country and turns it to the middle. */
  pick({ code }: Country): void {
    this.#picked = this.#landOf(code)
    if (this.#picked) this.#turnTo(this.#picked.middle)
    this.#labelSoon()
  }

  /** Marks none. */
  release(): void {
    this.#picked = undefined
    this.#labelSoon()
  }

  /** Turns to where most news of some countries is. */
  lookAt(countries: readonly Country[]): void {
    const place = this.#finder.among(countries)
    if (place) this.#turnTo(place)
  }

  /** Turns to a country that may have no news, and says so. */
  pointTo(code: string): void {
    const land = this.#landOf(code)
    if (!land) return
    this.#turnTo(land.middle, () => this.#pointAt([this.#view.size / 2, this.#view.size / 2]))
    this.#tell(this.#describe(land))
  }

  #landOf(code: string): Land | undefined {
    return this.#lands.find(land => land.code === code)
  }

  #turnTo(place: Place, then?: () => void): void {
    this.#pointed = undefined
    this.#motion.start(this.#moving(this.#view.wayTo(place)), then)
    this.#drawSoon()
  }

  #pointAt(at: Pixel | undefined): void {
    this.#pointed = at
    this.#drawSoon()
  }

  #listen(onPick: (country: Country, isByKey: boolean) => void, onClose: () => void): void {
    const take = (land: Land | undefined, isByKey: boolean) => {
      const country = this.#countryOf(land)
      if (country) onPick(country, isByKey)
      else if (land) this.#tell(this.#describe(land))
    }
    listenToPointers(this.#canvas, {
      begin: () => {
        this.#motion.stop()
        this.#pointAt(undefined)
      },
      drag: (from, to) => this.#move(() => this.#view.drag(from, to)),
      turn: (right, down) => this.#turn(right, down),
      zoom: (factor, at) => this.#move(() => this.#zoom(factor, at)),
      point: at => this.#pointAt(at),
      pick: (at, isByFinger) => {
        const land = this.#finder.at(at)
        // What a finger has picked is told beside the globe, what it cannot pick above it.
        this.#pointAt(isByFinger && this.#countryOf(land) ? undefined : at)
        take(land, false)
      },
    })
    listenToKeys(this.#canvas, {
      turn: (right, up) => this.#step(right, up),
      zoom: factor => this.#zoomInPlace(factor),
      pick: () => take(this.#inSight(), true),
      close: onClose,
    })
    this.#nearer.addEventListener("click", () => this.#zoomInPlace(STEP))
    this.#farther.addEventListener("click", () => this.#zoomInPlace(1 / STEP))
    this.#canvas.addEventListener("focus", () => this.#sayWhatIsInSight())
    this.#canvas.addEventListener("blur", () => this.#drawSoon())
    const recolour = () => {
      this.#painter.readColours()
      this.#drawSoon()
    }
    const scheme = { attributes: true, attributeFilter: ["data-scheme"] }
    new MutationObserver(recolour).observe(document.documentElement, scheme)
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour)
  }

  #turn(right: number, down: number): boolean {
    const before = String(this.#view.middle)
    this.#move(() => this.#view.turn(right, down))
    return before !== String(this.#view.middle)
  }

  #step(right: number, up: number): void {
    const [longitude, latitude] = this.#view.middle
    const by = TURN / this.#view.zoom
    this.#pointed = undefined
    this.#move(() => (this.#view.middle = [longitude + right * by, latitude + up * by]))
    this.#sayWhatIsInSight()
  }

  #zoomInPlace(factor: number): void {
    this.#pointed = undefined
    const from = this.#view.zoom
    this.#motion.start(this.#moving(share => this.#view.zoomTo(from * factor ** share)))
    this.#drawSoon()
  }

  #zoom(factor: number, at: Pixel): void {
    const place = this.#view.placeAt(at)
    this.#view.zoomTo(this.#view.zoom * factor)
    // What is below the fingers stays there.
    const moved = place && this.#view.pixelOf(place)
    if (moved) this.#view.drag(moved, at)
  }

  #moving(step: (share: number) => void): (share: number) => void {
    return share => {
      step(share)
      this.#drawMoved()
    }
  }

  #move(change: () => void): void {
    this.#motion.stop()
    change()
    this.#drawMoved()
  }

  #resize(): void {
    // What it is told at first is the size that the first picture has.
    if (this.#painter.resize()) this.#labelSoon()
  }

  #labelSoon(): void {
    this.#drawSoon()
    this.#pins.hide()
    this.#labelAtRest()
  }

  /** Shows the newest headlines once it rests; beside those of a country none are needed. */
  #labelAtRest(): void {
    clearTimeout(this.#rest)
    if (!this.#picked) this.#rest = setTimeout(() => this.#pins.show(), REST)
  }

  get #hasSight(): boolean {
    return !this.#pointed && this.#canvas.matches(":focus-visible")
  }

  #inSight(): Land | undefined {
    const half = this.#view.size / 2
    return this.#finder.inTheMiddle(this.#view.radius * SIGHT) ?? this.#finder.at([half, half])
  }

  #sayWhatIsInSight(): void {
    this.#drawSoon()
    if (!this.#canvas.matches(":focus-visible")) return
    const land = this.#inSight()
    this.#tell(land ? this.#describe(land) : describe())
  }

  #describe(land: Land): string {
    const country = this.#countryOf(land)
    return describe(country?.name ?? nameOf(land), country?.count)
  }

  #countryOf(land: Land | undefined): Country | undefined {
    const code = land?.code ?? ""
    return this.#news.countries.get(code) ?? this.#news.quiet?.get(code)
  }

  #drawMoved(): void {
    this.#hasMoved = true
    this.#labelSoon()
  }

  #drawSoon(): void {
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    this.#frame = 0
    if (this.#hasMoved) this.#pace.tick()
    this.#hasMoved = false
    this.#painter.draw(this.#findMarks(), this.#pace.isSlow)
    this.#showState()
  }

  #findMarks(): Marks {
    const hasSight = this.#hasSight
    this.#aimed = hasSight ? this.#inSight() : this.#pointed && this.#finder.at(this.#pointed)
    return { picked: this.#picked, aimed: this.#aimed, hasSight, pins: this.#pins.pixels }
  }

  #showState(): void {
    this.#nearer.disabled = this.#view.isNearest
    this.#farther.disabled = this.#view.isFarthest
    this.#showLabel()
  }

  #showLabel(): void {
    const at = this.#aimed && (this.#pointed ?? this.#view.pixelOf(this.#aimed.middle))
    this.#label.hidden = !at
    this.#canvas.classList.toggle("is-aimed", this.#countryOf(this.#aimed) !== undefined)
    if (!at || !this.#aimed) return
    this.#label.textContent = this.#describe(this.#aimed)
    // It stays within the globe's square.
    const half = this.#label.offsetWidth / 2
    this.#label.style.left = `${Math.max(half, Math.min(this.#view.size - half, at[0]))}px`
    this.#label.style.top = `${at[1]}px`
  }
}

/** Gives the place that the page has drawn in the middle, so that nothing moves at first. */
function placeIn({ dataset: { middle = "0 0" } }: HTMLElement): Place {
  const [longitude = 0, latitude = 0] = middle.split(" ").map(Number)
  return [longitude, latitude]
}
