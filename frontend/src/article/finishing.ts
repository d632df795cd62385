/* Notices that a briefing was read: its end was seen after a while, or its page was looked at for as long as
   reading it takes. Whoever opens it, or leaps to its end, has not read it. */

import { make } from "../make"
import { READ, read } from "../shelf"
import { article, briefing } from "./briefing"

/** How many letters one reads in a second, and how many at most where one only runs over them. */
const READING = 20
const SKIMMING = 90

/** After so many seconds whoever sees the end of a text may have read it, however long it is. */
const WHILE = 20

/** All that is above the window counts too: a flick may carry the end past it between two frames. */
const PASSED = "10000000px 0px 0px"

/** Remembers this briefing, in this browser only, once it was read. */
export function noticeReading(): void {
  const text = article()?.querySelector(".news-main")
  const it = briefing()
  if (!text || !it) return
  const letters = text.textContent.replace(/\s+/g, " ").length
  const end = make("span", { class: "news-end" })
  let seconds = 0
  let isEndSeen = false
  const look = () => {
    const isRead = isEndSeen && seconds >= Math.min(WHILE, letters / SKIMMING)
    if (!isRead && seconds < Math.max(WHILE, letters / READING)) return
    observer.disconnect()
    clearInterval(clock)
    end.remove()
    read.add(it)
    dispatchEvent(new Event(READ))
  }
  const observer = new IntersectionObserver(
    entries => {
      isEndSeen ||= entries.some(entry => entry.isIntersecting)
      look()
    },
    { rootMargin: PASSED },
  )
  const clock = setInterval(() => {
    if (document.visibilityState === "visible") seconds++
    look()
  }, 1000)
  text.append(end)
  observer.observe(end)
}
