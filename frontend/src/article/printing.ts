/* Notes below a printed briefing: where it stands, and where its links lead. */

import { make } from "../make"
import { address, article } from "./briefing"

const LINKS = ":is(.news-text, .news-side > p, figcaption) a[href]"

/** Numbers the links and lists their addresses while a briefing is printed. */
export function offerPrinting(): void {
  const text = article()
  if (!text) return
  let notes: HTMLElement | undefined
  const undo = () => {
    notes?.remove()
    for (const link of text.querySelectorAll<HTMLElement>("[data-note]")) delete link.dataset.note
  }
  addEventListener("beforeprint", () => {
    undo()
    notes = notesOf(text)
    text.append(notes)
  })
  addEventListener("afterprint", undo)
}

function notesOf(text: HTMLElement): HTMLElement {
  const found: string[] = []
  for (const link of text.querySelectorAll<HTMLAnchorElement>(LINKS)) {
    if (!/^https?:$/.test(link.protocol) || link.href.startsWith(`${address()}#`)) continue
    if (!found.includes(link.href)) found.push(link.href)
    link.dataset.note = String(found.indexOf(link.href) + 1)
  }
  const lines = found.map((href, position) => make("li", {}, `[${position + 1}] `, make("bdi", { dir: "ltr" }, legible(href))))
  // These are the site's words, whatever language the briefing is in.
  return make(
    "div",
    { class: "news-notes", lang: document.documentElement.lang, dir: document.documentElement.dir || "ltr" },
    make("p", {}, make("bdi", { dir: "ltr" }, legible(address()))),
    make("ul", {}, ...lines),
  )
}

function legible(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href // Not UTF-8.
  }
}
