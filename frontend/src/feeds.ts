/* The page of feeds: narrows the list down to a name, and copies the address of a feed. */

import { copy } from "./copying"
import { make, marked } from "./make"
import { hasWords, named, othersOf } from "./names"
import { say } from "./said"

interface Line {
  readonly item: HTMLElement
  readonly names: readonly string[]
}

const form = marked<HTMLFormElement>("find")
const lines: readonly Line[] = [...document.querySelectorAll<HTMLElement>(".news-offers > li")].map(item => ({
  item,
  names: [item.querySelector("a")?.textContent ?? "", ...othersOf(item)].map(named),
}))

/** Shows what has all words of a name in its own, and hides headings that have nothing left below them. */
function narrow(name: string): void {
  const wanted = named(name)
  const isAny = !name.trim()
  let count = 0
  for (const { item, names } of lines) {
    item.hidden = !isAny && !(wanted && names.some(each => each.includes(wanted) || hasWords(each, wanted)))
    if (!item.hidden) count += 1
  }
  const parts = document.querySelectorAll<HTMLElement>("[data-news='offers'], [data-news='offers'] section")
  for (const part of parts) part.hidden = !part.querySelector(".news-offers > li:not([hidden])")
  const found = marked("found")
  if (found) found.textContent = isAny ? "" : count === 1 ? "1 feed" : `${count || "No"} feeds`
}

/** Lets a line's address be copied. */
function offerCopy(item: HTMLElement): void {
  const link = item.querySelector("a")
  if (!link) return
  const name = link.textContent ?? ""
  const button = make("button", { class: "news-copy", type: "button", "aria-label": `Copy the address: ${name}` }, "Copy")
  button.addEventListener("click", async () => {
    say((await copy(link.href)) ? `Address copied: ${name}` : `This browser does not let a page copy. The address is ${link.href}`)
  })
  item.querySelector(".news-count")?.append(" ", button)
}

for (const { item } of lines) offerCopy(item)
form?.addEventListener("submit", event => event.preventDefault())
form?.querySelector("input")?.addEventListener("input", event => narrow((event.target as HTMLInputElement).value))
