/* Marks the headlines of briefings that were read or saved in this browser. */

import { HEADLINES, headlinesIn, lineOf } from "./headlines"
import { make } from "./make"
import { read, saved, type Shelf } from "./shelf"
import { say, sayIn } from "./words"

interface Mark {
  readonly shelf: Shelf
  /** How its classes end, and what its own list is marked with. */
  readonly name: string
  readonly seen: string
  readonly heard: string
}

const MARKS: readonly Mark[] = [
  { shelf: saved, name: "saved", seen: say("Saved"), heard: say("(saved)") },
  { shelf: read, name: "read", seen: sayIn("mark", "Read"), heard: sayIn("mark", "(read)") },
]

/** Marks them now, when scripts list others, and when the page is come back to or something has changed elsewhere. */
export function markWhatIsKnown(): void {
  for (const name of ["pageshow", "storage"]) addEventListener(name, markAll)
  const main = document.querySelector("main")
  const watch = new MutationObserver(changes => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(hasHeadline))) markAll()
  })
  if (main) watch.observe(main, { childList: true, subtree: true })
  markAll()
}

const hasHeadline = (node: Node) =>
  node instanceof Element && (node.matches(HEADLINES) || node.querySelector(HEADLINES) !== null)

function markAll(): void {
  const links = headlinesIn(document)
  if (links.length) for (const mark of MARKS) put(mark, links)
}

/** Puts a mark on those that are on its shelf, and takes it off all others. */
function put({ shelf, name, seen, heard }: Mark, links: Iterable<HTMLAnchorElement>): void {
  const known = new Set(shelf.all().map(kept => kept.url))
  const marked = `news-headline--${name}`
  for (const link of links) {
    const isMarked = link.classList.contains(marked)
    // A list of what is marked need not say it of each.
    if (isMarked === known.has(link.pathname) || link.closest(`[data-news="${name}"]`)) continue
    link.classList.toggle(marked)
    const line = lineOf(link)
    if (isMarked) {
      for (const element of line.querySelectorAll(`[data-mark="${name}"]`)) element.remove()
      continue
    }
    const { lang } = document.documentElement
    link.append(make("span", { class: "news-unseen", lang, "data-mark": name }, ` ${heard}`))
    const words = make("span", { class: `news-${name}`, "aria-hidden": "true", "data-mark": name }, seen)
    const about = line.querySelector(".news-meta") ?? placeAfter(link)
    about.append(" ", words)
  }
}

/** Makes a place for what a list does not tell of its briefings. */
function placeAfter(link: HTMLAnchorElement): HTMLElement {
  const place = make("span", { class: "news-meta" })
  link.after(place)
  return place
}
