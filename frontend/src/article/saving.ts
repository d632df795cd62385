/* Keeping a briefing for later. */

import { keep, release } from "../offline"
import { say } from "../said"
import { REFUSES, saved } from "../shelf"
import { briefing, tool } from "./briefing"

/** Lets the tools save this briefing, and take it off the list again. */
export function offerSaving(): void {
  const button = tool("save")
  const it = briefing()
  if (!button || !it) return
  const show = () => {
    const isSaved = saved.has(it.url)
    button.setAttribute("aria-pressed", String(isSaved))
    const words = button.querySelector("span")
    if (words) words.textContent = isSaved ? "Saved" : "Save"
  }
  button.addEventListener("click", () => {
    const isSaved = saved.has(it.url)
    const isKept = isSaved ? saved.remove(it.url) : saved.add(it)
    if (!isKept) say(`${REFUSES}, so nothing was saved`)
    else if (isSaved) {
      release(it.url)
      say("Removed from what you saved")
    } else {
      keep(it.url)
      say("Saved in this browser")
    }
    show()
  })
  // The list may have changed while this page was asleep, or in another window.
  addEventListener("pageshow", show)
  addEventListener("storage", show)
  show()
}
