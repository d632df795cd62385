/* From briefing to briefing by a finger. The same links are there for everybody else. */

/** How far a finger goes at least, in pixels, and how much farther sideways than up or down. */
const FAR = 70
const FLAT = 2

/** How long it takes at most, in milliseconds. */
const QUICK = 800

/** From the edges of a screen a system's own gestures begin. */
const EDGE = 24

/** What has its own use of a finger that goes sideways. */
const OTHERS = "input, select, textarea, audio, video, dialog, [data-scrolls], [contenteditable]"

/** Calls `go` with 1 where a finger goes on, as from the right to the left, and with -1 where it goes back. */
export function followSwipes(page: HTMLElement, go: (by: 1 | -1) => void): void {
  let from: { x: number; y: number; time: number } | undefined
  const passive = { passive: true }
  page.addEventListener("touchstart", event => (from = mayBegin(event) ? at(event, event.touches[0]) : undefined), passive)
  page.addEventListener("touchcancel", () => (from = undefined), passive)
  page.addEventListener(
    "touchend",
    event => {
      const to = at(event, event.changedTouches[0])
      if (!from || !to || to.time - from.time > QUICK || !getSelection()?.isCollapsed) return
      const [aside, down] = [to.x - from.x, to.y - from.y]
      from = undefined
      if (Math.abs(aside) < FAR || Math.abs(aside) < FLAT * Math.abs(down)) return
      const isOn = aside < 0 === (getComputedStyle(document.documentElement).direction !== "rtl")
      go(isOn ? 1 : -1)
    },
    passive,
  )
}

const at = (event: TouchEvent, touch: Touch | undefined) =>
  touch && { x: touch.clientX, y: touch.clientY, time: event.timeStamp }

function mayBegin(event: TouchEvent): boolean {
  const [touch] = event.touches
  // With two fingers one zooms, and on a page that is zoomed a finger moves the view.
  if (!touch || event.touches.length > 1 || (visualViewport?.scale ?? 1) > 1.01) return false
  const isAtEdge = touch.clientX < EDGE || touch.clientX > innerWidth - EDGE
  return !isAtEdge && !(event.target as Element).closest(OTHERS)
}
