/* What the page says after something was done: seen for a while, and read aloud by screen readers. */

import { marked } from "./make"

/** How near it may come to what was pressed, in pixels. */
const APART = 8

let fading = 0
let pressed: Element | undefined

// Some browsers do not focus what is clicked, so that nobody else knows.
document.addEventListener("click", event => (pressed = event.target as Element), { capture: true })

/** Announces something in the page's live region. */
export function announce(words: string): void {
  const region = marked("said")
  if (!region) return
  clearTimeout(fading)
  // What was said before has to be gone first, or the same words would not be read out again.
  region.textContent = ""
  region.classList.remove("news-said--above")
  setTimeout(() => {
    region.textContent = words
    region.classList.toggle("news-said--above", covers(region, pressed))
  }, 50)
  fading = setTimeout(() => (region.textContent = ""), 6000)
}

/** Whether it lies over what was pressed: then it has to go to the other end of the window. */
function covers(region: Element, other: Element | undefined): boolean {
  if (!other?.isConnected) return false
  const [here, there] = [region.getBoundingClientRect(), (other.closest("button, a, label") ?? other).getBoundingClientRect()]
  const isBeside = here.right + APART < there.left || there.right + APART < here.left
  return !isBeside && here.top - APART < there.bottom && there.top < here.bottom + APART
}
