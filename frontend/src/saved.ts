/* The page of what was saved and read. */

import { make, marked } from "./make"
import { meta } from "./meta"
import { release } from "./offline"
import { announce } from "./said"
import { read, saved, type Kept, type Shelf } from "./shelf"
import { glide, gliding } from "./transitions"
import { say } from "./words"

const RECENT = 50

/** Shows a list in its part of the page, and lets a reader remove one or all. */
function offer(
  mark: string,
  shelf: Shelf,
  longest: number,
  cleared: string,
  letGo: (url: string) => void = () => {},
): void {
  const part = marked(mark)
  const list = part?.querySelector("ul")
  const none = part && marked("none", part)
  const clear = part && marked<HTMLButtonElement>("clear", part)
  if (!part || !list || !none || !clear) return
  const show = () => {
    const all = shelf.all()
    list.replaceChildren(...all.slice(0, longest).map(kept => gliding(line(kept, remove), mark + kept.url)))
    none.hidden = all.length > 0
    clear.hidden = list.hidden = all.length === 0
  }
  const remove = (kept: Kept) => {
    const place = [...list.children].findIndex(item => item.contains(document.activeElement))
    shelf.remove(kept.url)
    letGo(kept.url)
    void glide(() => {
      show()
      // The focus goes to what has taken its place.
      const left = list.children[Math.min(place, list.children.length - 1)]
      ;(left?.querySelector("button") ?? part).focus()
    })
    announce(say("Removed: %(title)s", { title: kept.title }))
  }
  clear.addEventListener("click", () => {
    const all = shelf.all()
    shelf.clear()
    for (const { url } of all) letGo(url)
    void glide(() => {
      show()
      part.focus()
    })
    announce(cleared)
  })
  addEventListener("pageshow", show)
  addEventListener("storage", show)
  show()
}

function line(kept: Kept, remove: (kept: Kept) => void): HTMLLIElement {
  const { title, lang, dir, country, source, day, dayInWords } = kept
  const button = make("button", { class: "news-tool", type: "button", "aria-label": say("Remove: %(title)s", { title }) }, "×")
  button.addEventListener("click", () => remove(kept))
  return make(
    "li",
    {},
    make("a", { href: kept.url, lang, dir }, title),
    make("p", { class: "news-meta" }, ...meta(country, source, day, dayInWords)),
    button,
  )
}

offer("saved", saved, Infinity, say("All removed"), release)
offer("read", read, RECENT, say("Forgotten what you have read"))
