/* What each key does. The help lists what stands here, and nothing else is done. */

import { tool } from "../article/briefing"
import { marked } from "../make"
import { goToSearch } from "../search/offer"
import { say, sayIn } from "../words"
import { step } from "./headlines"

/** Keys, and what they do. */
export interface Shortcut {
  /** Each is a key, or two keys that are pressed one after the other. */
  readonly keys: readonly string[]
  /** Keys that do the same and are not ours to switch off. */
  readonly also?: readonly string[]
  readonly what: string
  readonly act: () => void
}

/** All of them but the help, which knows the others. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["j"], what: say("Next headline; on a briefing, the next one on your way"), act: () => step(1) },
  { keys: ["k"], what: say("Headline before; on a briefing, the one before it on your way"), act: () => step(-1) },
  { keys: ["o"], also: [sayIn("key", "Enter")], what: say("Open the headline"), act: open },
  { keys: ["s"], what: say("On a briefing: save it, or take it off the list"), act: () => tool("save")?.click() },
  { keys: ["/"], also: [sayIn("key", "Ctrl K")], what: say("Search; on a Mac, also ⌘ K"), act: goToSearch },
  { keys: ["g h"], what: say("Home: press g, then h"), act: () => marked<HTMLAnchorElement>("home")?.click() },
]

function open(): void {
  if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.click()
}
