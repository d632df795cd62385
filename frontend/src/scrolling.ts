/* Code and tables that are wider than their column scroll sideways. Those that do can be reached by the keyboard,
   and say what they are: as long as they do, since one more stop is of no use where all is seen. */

import { make } from "./make"
import { number, say, sayIn } from "./words"

/** What scrolls: code, and in pages of the theme what it has put around a table. */
const SCROLLERS = ".news-text pre, .md-typeset pre > code, .md-typeset__scrollwrap"

/** Of both widths a browser tells whole pixels only. */
const ROUNDED = 1

const REACHED = "data-scrolls"

/** Lets the keyboard reach what can be scrolled, now and whenever it changes its size. */
export function reachWhatScrolls(): void {
  const observer = new ResizeObserver(entries => {
    for (const { target } of entries) reach(target as HTMLElement)
    nameApart()
  })
  for (const table of document.querySelectorAll<HTMLElement>(".news-text table")) observer.observe(framed(table))
  // The theme puts frames around its tables later.
  requestAnimationFrame(() => {
    for (const scroller of document.querySelectorAll<HTMLElement>(SCROLLERS)) observer.observe(scroller)
  })
}

/** Gives a frame that scrolls in a table's place: one that is a region itself would be no table any more. */
function framed(table: HTMLElement): HTMLElement {
  const frame = make("div", { class: "news-scroll" })
  table.replaceWith(frame)
  frame.append(table)
  return frame
}

function reach(scroller: HTMLElement): void {
  const isWider = scroller.scrollWidth > scroller.clientWidth + ROUNDED
  scroller.toggleAttribute(REACHED, isWider)
  if (isWider) {
    scroller.setAttribute("tabindex", "0")
    scroller.setAttribute("role", "region")
  } else {
    for (const attribute of ["tabindex", "role", "aria-label"]) scroller.removeAttribute(attribute)
  }
}

/** Names what is reached: by a table's caption, or else as the first, the second and so on of its kind. */
function nameApart(): void {
  const counts = new Map<string, number>()
  for (const scroller of document.querySelectorAll<HTMLElement>(`[${REACHED}]`)) {
    const name = scroller.querySelector("caption")?.textContent.trim() || (scroller.querySelector("table") ? say("Table") : sayIn("of a program", "Code"))
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    scroller.setAttribute("aria-label", count > 1 ? `${name} ${number(count)}` : name)
  }
}
