/* Shortcuts of one key, as in a mail program. */

import { tool } from "../article/briefing"
import { shortcuts } from "../choices"
import { marked } from "../make"
import { goToSearch } from "../search/offer"
import { openHelp } from "./help"
import { step } from "./headlines"

/** How long the second key of `g h` may take, in milliseconds. */
const TOGETHER = 1500

const TYPING = "input, textarea, select, dialog, [contenteditable], [data-news='globe']"

/** Lets keys do what the help lists, and the button below the page open it. */
export function offerKeyboard(): void {
  let isOff = shortcuts.read() === "off"
  let wentAt = -Infinity
  const help = () =>
    openHelp(isOff, off => {
      isOff = off
      shortcuts.write(off ? "off" : undefined)
    })
  const actions: Record<string, () => void> = {
    j: () => step(1),
    k: () => step(-1),
    o: open,
    s: () => tool("save")?.click(),
    "/": goToSearch,
    "?": help,
  }
  marked("help")?.addEventListener("click", help)
  document.addEventListener("keydown", event => {
    // It is no shortcut of one key, so it is never in the way.
    if (event.key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault()
      goToSearch()
      return
    }
    if (isOff || isElsewhere(event)) return
    const isSecond = event.timeStamp - wentAt < TOGETHER
    wentAt = event.key === "g" ? event.timeStamp : -Infinity
    const action = isSecond && event.key === "h" ? goHome : actions[event.key]
    if (!action) return
    event.preventDefault()
    action()
  })
}

function isElsewhere(event: KeyboardEvent): boolean {
  const isOthers = event.defaultPrevented || event.isComposing
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey
  return isOthers || hasModifier || (event.target instanceof Element && event.target.closest(TYPING) !== null)
}

const goHome = () => marked<HTMLAnchorElement>("home")?.click()

function open(): void {
  if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.click()
}
