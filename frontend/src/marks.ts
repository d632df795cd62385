/* Marks the cards of briefings that were read in this browser. */

import { make } from "./make"
import { read } from "./shelf"

const MARKED = "news-card--read"

/** Marks them now, and whenever the page is come back to. */
export function markWhatWasRead(): void {
  addEventListener("pageshow", mark)
  mark()
}

function mark(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>(".news-card__title a")
  if (!links.length) return
  const known = new Set(read.all().map(kept => kept.url))
  for (const link of links) {
    const card = link.closest(".news-card")
    if (!card || card.classList.contains(MARKED) || !known.has(link.pathname)) continue
    card.classList.add(MARKED)
    const { lang } = document.documentElement
    link.append(make("span", { class: "news-unseen", lang }, " (read)"))
    card.querySelector(".news-meta")?.append(make("span", { class: "news-read", "aria-hidden": "true" }, "Read"))
  }
}
