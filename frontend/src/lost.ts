/* On the page for addresses that lead nowhere: what may have been meant. */

import { LOCALE } from "./language"
import { guesses, partsOf, wordsIn, type Guess } from "./guesses"

const part = document.querySelector<HTMLElement>("[data-news='guesses']")
const home = new URL(part?.dataset.home ?? "/", location.href)

const parts = partsOf(location.pathname, home.pathname)

/** Looks whether a page is there. */
function isThere({ url }: Guess): Promise<boolean> {
  return fetch(new URL(url, home), { method: "HEAD" }).then(
    response => response.ok,
    () => false, // no network: then it is of no use either
  )
}

async function offer(list: HTMLElement): Promise<void> {
  const all = guesses(parts, LOCALE)
  const there = await Promise.all(all.map(isThere))
  const links = all.filter((_, position) => there[position]).map(({ url, name }) => {
    const link = document.createElement("a")
    link.href = new URL(url, home).href
    link.textContent = name
    const line = document.createElement("li")
    line.append(link)
    return line
  })
  list.replaceChildren(...links)
  if (part) part.hidden = !links.length
}

const list = part?.querySelector("ul")
if (list) void offer(list)
const box = document.querySelector<HTMLInputElement>("[data-news='lost-search']")
if (box) box.value = wordsIn(parts) || box.value
