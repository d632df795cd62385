/* What the page says after something was done: seen for a while, and read aloud by screen readers. */

import { marked } from "./make"

let fading = 0

/** Says something in the page's live region. */
export function say(words: string): void {
  const region = marked("said")
  if (!region) return
  clearTimeout(fading)
  // What was said before has to be gone first, or the same words would not be read out again.
  region.textContent = ""
  setTimeout(() => (region.textContent = words), 50)
  fading = setTimeout(() => (region.textContent = ""), 6000)
}
