/* Keeping a briefing for later. */

import { keep, release } from "../offline"
import { announce } from "../said"
import { saved } from "../shelf"
import { say } from "../words"
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
    if (words) words.textContent = isSaved ? say("Saved") : say("Save")
  }
  button.addEventListener("click", () => {
    const isSaved = saved.has(it.url)
    const isKept = isSaved ? saved.remove(it.url) : saved.add(it)
    if (!isKept) announce(say("This browser does not let a page keep anything, so nothing was saved"))
    else if (isSaved) {
      release(it.url)
      announce(say("Removed from what you saved"))
    } else {
      keep(it.url)
      announce(say("Saved in this browser"))
    }
    show()
  })
  // The list may have changed while this page was asleep, or in another window.
  addEventListener("pageshow", show)
  addEventListener("storage", show)
  show()
}
