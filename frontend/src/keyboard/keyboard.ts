/* Shortcuts of one key, as in a mail program. */

import { shortcuts } from "../choices"
import { marked } from "../make"
import { onPress, takeKeys } from "../presses"
import { goToSearch } from "../search/offer"
import { say } from "../words"
import { openHelp } from "./help"
import { isControlK, isElsewhere, keyOf } from "./keys"
import { SHORTCUTS, type Shortcut } from "./shortcuts"

/** How long the second key of `g h` may take, in milliseconds. */
const TOGETHER = 1500

/** Lets keys do what the help lists, and the button below the page open it. */
export function offerKeyboard(): void {
  let isOff = shortcuts.read() === "off"
  let last = { key: "", at: -Infinity }
  const help = () =>
    openHelp(all, isOff, off => {
      isOff = off
      shortcuts.write(off ? "off" : undefined)
    })
  const all: readonly Shortcut[] = [...SHORTCUTS, { keys: ["?"], what: say("This help"), act: help }]
  const actions = new Map(all.flatMap(({ keys, act }) => keys.map(key => [key, act])))
  const button = marked("help")
  if (button) onPress(button, help)
  document.addEventListener("keydown", event => {
    if (isControlK(event)) {
      event.preventDefault()
      goToSearch()
      return
    }
    if (isOff || isElsewhere(event)) return
    const key = keyOf(event)
    const both = event.timeStamp - last.at < TOGETHER ? `${last.key} ${key}` : key
    last = { key, at: event.timeStamp }
    const act = actions.get(both) ?? actions.get(key)
    if (!act) return
    event.preventDefault()
    act()
  })
  if (takeKeys()) goToSearch()
}
