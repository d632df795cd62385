/* From headline to headline. */

import { headlinesIn, lineOf } from "../headlines"
import { marked } from "../make"

const LINES = "main .news-entries li > a"

/** Goes to the headline that many steps further down; on a briefing, to the next one on its reader's way. */
export function step(by: 1 | -1): void {
  const route = marked("route")
  if (route) {
    const link = route.querySelector<HTMLAnchorElement>(`a[rel="${by > 0 ? "next" : "prev"}"]`)
    if (link) link.click()
    // Where the way ends stands what was passed over.
    else if (by > 0) marked("finish")?.focus()
    return
  }
  const link = next(headlines(), by)
  if (!link) return
  link.focus({ preventScroll: true })
  lineOf(link).scrollIntoView({ block: "center" })
}

function headlines(): HTMLAnchorElement[] {
  for (const links of [headlinesIn(document), [...document.querySelectorAll<HTMLAnchorElement>(LINES)]]) {
    const seen = links.filter(link => link.checkVisibility?.() ?? link.offsetParent)
    if (seen.length) return seen
  }
  return []
}

function next(links: HTMLAnchorElement[], by: 1 | -1): HTMLAnchorElement | undefined {
  const focused = document.activeElement
  const from = focused && focused.closest("main") ? focused : undefined
  const isBehind = (link: HTMLAnchorElement): boolean =>
    from
      ? link !== from && isAfter(link, from) === by > 0
      : // Nobody has chosen one yet: what is in view comes first.
        by > 0
        ? link.getBoundingClientRect().bottom > 0
        : link.getBoundingClientRect().top < 0
  return by > 0 ? links.find(isBehind) : links.findLast(isBehind)
}

const isAfter = (link: Element, other: Element) =>
  Boolean(other.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING)
