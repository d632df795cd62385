/* The page of feeds: narrows the list down to a name, and copies the address of a feed. */

import { copy } from "./copying"
import { make, marked } from "./make"
import { hasWords, named, othersOf } from "./names"
import { announce } from "./said"
import { say, sayMany } from "./words"

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
  if (found) found.textContent = isAny ? "" : count ? sayMany("%(num)s feed", "%(num)s feeds", count) : say("No feeds")
}

/** Lets a line's address be copied. */
function offerCopy(item: HTMLElement): void {
  const link = item.querySelector("a")
  if (!link) return
  const name = link.textContent ?? ""
  const button = make("button", { class: "news-copy", type: "button", "aria-label": say("Copy the address: %(name)s", { name }) }, say("Copy"))
  button.addEventListener("click", async () => {
    const isCopied = await copy(link.href)
    announce(
      isCopied
        ? say("Address copied: %(name)s", { name })
        : say("This browser does not let a page copy. The address is %(address)s", { address: link.href }),
    )
  })
  item.querySelector(".news-count")?.append(" ", button)
}

for (const { item } of lines) offerCopy(item)
form?.addEventListener("submit", event => event.preventDefault())
form?.querySelector("input")?.addEventListener("input", event => narrow((event.target as HTMLInputElement).value))
