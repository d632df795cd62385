/* Movements, which readers who want less motion see the end of. */

const DURATION = 600

const wantsLess = matchMedia("(prefers-reduced-motion: reduce)")

/** Whether the reader wants less motion. */
export const isReduced = (): boolean => wantsLess.matches

const eased = (share: number) => 1 - (1 - share) ** 3

/** One movement at a time. */
export class Motion {
  #frame = 0

  /** Goes from 0 to 1, and tells each share that is gone; `then` is for what comes afterwards. */
  start(step: (share: number) => void, then = () => {}): void {
    this.stop()
    if (isReduced()) {
      step(1)
      then()
      return
    }
    const began = performance.now()
    const next = (now: number) => {
      const share = Math.max(0, Math.min(1, (now - began) / DURATION))
      step(eased(share))
      if (share < 1) this.#frame = requestAnimationFrame(next)
      else then()
    }
    this.#frame = requestAnimationFrame(next)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
  }
}
