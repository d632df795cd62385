/* How finely the globe is drawn while it moves: as the screen allows, unless that is too slow. */

/** A frame that comes so many milliseconds after the one before it is late. */
const LATE = 24
/** After so long without a frame it rests. */
const REST = 140
const ENOUGH = 2

export class Pace {
  readonly #onRest: () => void
  #last = 0
  #late = 0
  #timer = 0

  constructor(onRest: () => void) {
    this.#onRest = onRest
  }

  /** Whether frames come late, so that coarser ones are better. */
  get isSlow(): boolean {
    return this.#late >= ENOUGH
  }

  /** Tells that a frame of a movement is drawn. */
  tick(): void {
    const now = performance.now()
    if (now - this.#last > LATE && now - this.#last < REST) this.#late++
    this.#last = now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#rest(), REST)
  }

  #rest(): void {
    const wasSlow = this.isSlow
    this.#late = 0
    if (wasSlow) this.#onRest()
  }
}
