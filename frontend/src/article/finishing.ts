/* Notices that a briefing was read: its end was seen, or its page was looked at for a while. */

import { make } from "../make"
import { read } from "../shelf"
import { article, briefing } from "./briefing"

const WHILE = 20

/** All that is above the window counts too: a flick may carry the end past it between two frames. */
const PASSED = "10000000px 0px 0px"

/** Remembers this briefing, in this browser only, once it was read. */
export function noticeReading(): void {
  const text = article()?.querySelector(".news-main")
  const it = briefing()
  if (!text || !it) return
  const end = make("span", { class: "news-end" })
  let seconds = 0
  const done = () => {
    observer.disconnect()
    clearInterval(clock)
    end.remove()
    read.add(it)
  }
  const observer = new IntersectionObserver(
    entries => {
      if (entries.some(entry => entry.isIntersecting)) done()
    },
    { rootMargin: PASSED },
  )
  const clock = setInterval(() => {
    if (document.visibilityState === "visible" && ++seconds >= WHILE) done()
  }, 1000)
  text.append(end)
  observer.observe(end)
}
