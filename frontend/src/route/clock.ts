/* How long the briefings of a list were looked at, as long as this tab is open. */

import { keepSpent, spentOn } from "./route"

/** A page that is open for longer lies there without a reader, in milliseconds. */
const LONGEST = 10 * 60_000

/** Counts the time for which this page is looked at; gives what tells the time of all of them. */
export function countTime(list: string): () => number {
  let since: number | undefined
  const passed = () => (since === undefined ? 0 : Math.min(LONGEST, performance.now() - since))
  const start = () => {
    since ??= performance.now()
  }
  const rest = () => {
    if (since !== undefined) keepSpent(list, spentOn(list) + passed())
    since = undefined
  }
  const look = () => (document.visibilityState === "visible" ? start() : rest())
  document.addEventListener("visibilitychange", look)
  addEventListener("pagehide", rest)
  addEventListener("pageshow", look)
  look()
  return () => spentOn(list) + passed()
}
