/* Filters the names on the search page while one types. */

import { marked } from "./make"

interface Line {
  readonly item: HTMLElement
  readonly text: string
  /** The first letters of its name, so that "uk" finds the United Kingdom. */
  readonly initials: string
}

const plain = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim()

const groups = [...document.querySelectorAll<HTMLElement>("[data-news='places']")].map(group => ({
  group,
  lines: [...group.querySelectorAll("li")].map((item): Line => {
    const name = plain(item.querySelector("a")?.textContent ?? "")
    return { item, text: plain(item.textContent), initials: name.replace(/(\S)\S*\s?/g, "$1") }
  }),
}))

const matches = ({ text, initials }: Line, words: readonly string[]): boolean =>
  words.every(word => text.includes(word)) || (words.length === 1 && initials === words[0])

/** Shows what has all the words in it, and gives how many that are. */
function filter(query: string): number {
  const words = plain(query).split(" ")
  let found = 0
  for (const { group, lines } of groups) {
    let isEmpty = true
    for (const line of lines) {
      line.item.hidden = !matches(line, words)
      if (line.item.hidden) continue
      isEmpty = false
      found++
    }
    group.hidden = isEmpty
  }
  return found
}

const form = marked<HTMLFormElement>("find")
const box = form?.querySelector("input")
const count = marked("found")
if (form && box && count) {
  const show = () => {
    const found = filter(box.value)
    count.textContent = !box.value.trim() ? "" : found ? `${found} found.` : "Nothing found by that name."
  }
  const keep = () => {
    const url = new URL(location.href)
    if (box.value) url.searchParams.set("q", box.value)
    else url.searchParams.delete("q")
    history.replaceState(history.state, "", url)
  }
  box.addEventListener("input", show)
  // Browsers refuse a page that changes its address with every letter.
  box.addEventListener("change", keep)
  form.addEventListener("submit", event => {
    event.preventDefault()
    keep()
    const first = groups.flatMap(({ lines }) => lines).find(({ item }) => !item.hidden)
    first?.item.querySelector("a")?.focus()
  })
  box.value ||= new URLSearchParams(location.search).get("q") ?? ""
  show()
}
