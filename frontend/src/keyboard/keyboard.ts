/* Shortcuts of one key, as in a mail program. */

import { tool } from "../article/briefing"
import { shortcuts } from "../choices"
import { marked } from "../make"
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
    "/": search,
    "?": help,
  }
  marked("help")?.addEventListener("click", help)
  document.addEventListener("keydown", event => {
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

function search(): void {
  const box = document.querySelector<HTMLInputElement>("#__q")
  if (box) return box.select()
  const link = marked<HTMLAnchorElement>("search")
  // A browser focuses what the fragment names.
  if (link) location.href = `${link.href}#__q`
}
