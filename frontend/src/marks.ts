/* Marks the cards of briefings that were read or saved in this browser. */

import { make } from "./make"
import { read, saved, type Shelf } from "./shelf"

interface Mark {
  readonly shelf: Shelf
  /** How its classes end. */
  readonly name: string
  readonly seen: string
  readonly heard: string
}

const MARKS: readonly Mark[] = [
  { shelf: saved, name: "saved", seen: "Saved", heard: " (saved)" },
  { shelf: read, name: "read", seen: "Read", heard: " (read)" },
]

/** Marks them now, and whenever the page is come back to or something has changed elsewhere. */
export function markWhatIsKnown(): void {
  for (const name of ["pageshow", "storage"]) addEventListener(name, markAll)
  markAll()
}

function markAll(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>(".news-card__title a")
  if (links.length) for (const mark of MARKS) put(mark, links)
}

/** Puts a mark on those that are on its shelf, and takes it off all others. */
function put({ shelf, name, seen, heard }: Mark, links: Iterable<HTMLAnchorElement>): void {
  const known = new Set(shelf.all().map(kept => kept.url))
  for (const link of links) {
    const card = link.closest(".news-card")
    const isMarked = card?.classList.contains(`news-card--${name}`) === true
    if (!card || isMarked === known.has(link.pathname)) continue
    card.classList.toggle(`news-card--${name}`)
    if (isMarked) {
      for (const element of card.querySelectorAll(`[data-mark="${name}"]`)) element.remove()
      continue
    }
    const { lang } = document.documentElement
    link.append(make("span", { class: "news-unseen", lang, "data-mark": name }, heard))
    const words = make("span", { class: `news-${name}`, "aria-hidden": "true", "data-mark": name }, seen)
    card.querySelector(".news-meta")?.append(words)
  }
}
