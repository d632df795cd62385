/* The page of the countries that its reader follows. */

import { json, LONGEST, opml, readFile, type Country } from "./following/carrying"
import { byName, followed, look, REFUSED, type Followed } from "./following/followed"
import { countFresh, entry, latestOf, told } from "./following/latest"
import { reserve } from "./following/room"
import { make, marked } from "./make"
import { hasWords, named } from "./names"
import { onPress } from "./presses"
import { announce } from "./said"
import { glide, gliding } from "./transitions"
import { say, sayIn } from "./words"

const SHOWN = 3

interface Pick extends Country {
  readonly button: HTMLButtonElement
  readonly path: string
}

const page = marked("countries")
const part = marked("following")
const list = part && marked("list", part)
const clear = page && marked("clear", page)

/** Every country of the site, with the button that follows it. */
const picks: readonly Pick[] = [...(page?.querySelectorAll<HTMLButtonElement>("[data-news='pick']") ?? [])].map(button => {
  const url = new URL(button.dataset.page ?? "", document.baseURI)
  const feed = new URL(page?.dataset.feed ?? "", url)
  return { button, name: button.textContent.trim(), url: url.href, feed: feed.href, path: url.pathname }
})

let shown = ""

/** Shows all that are followed. Their places are there before what is latest has come. */
function show(): void {
  const countries = byName(followed.all())
  for (const { button, path } of picks) button.setAttribute("aria-pressed", String(followed.has(path)))
  shown = countries.map(({ url }) => url).join()
  reserve()
  list?.replaceChildren(...countries.map(block))
}

function block(country: Followed): HTMLElement {
  const { title, url } = country
  const button = make("button", { class: "news-tool", type: "button", "aria-label": say("Let go of %(country)s", { country: title }) }, "×")
  button.addEventListener("click", () => letGo(country))
  const count = make("span", { class: "news-fresh" })
  const headlines = make("ul", { "aria-busy": "true" })
  void fill(country, headlines, count)
  return gliding(make("section", {}, make("h2", {}, make("a", { href: url }, title), " ", count), button, headlines), url)
}

async function fill(country: Followed, place: HTMLElement, count: HTMLElement): Promise<void> {
  const latest = await latestOf(country, page?.dataset.latest ?? "")
  place.removeAttribute("aria-busy")
  const lines = latest?.headlines.slice(0, SHOWN).map(it => make("li", {}, ...entry(it, latest.fresh.has(it.url))))
  const isThere = lines !== undefined && lines.length > 0
  place.replaceChildren(...(isThere ? lines : [make("li", {}, latest ? say("There is no news yet.") : say("Its news could not be loaded."))]))
  if (latest) count.textContent = told(countFresh([latest]))
}

function letGo({ url, title }: Followed): void {
  const place = [...(list?.children ?? [])].findIndex(each => each.contains(document.activeElement))
  followed.remove(url)
  void glide(() => {
    show()
    // The focus goes to what has taken its place.
    const left = list?.children[Math.min(place, list.children.length - 1)]
    ;(left?.querySelector("button") ?? part)?.focus()
  })
  announce(sayIn("done", "Let go of %(country)s", { country: title }))
}

function follow(countries: readonly Pick[]): boolean {
  const isKept = countries.every(({ path, name }) => followed.has(path) || followed.add({ url: path, title: name }))
  void glide(show)
  return isKept
}

for (const pick of picks) {
  onPress(pick.button, () => {
    if (followed.has(pick.path)) {
      followed.remove(pick.path)
      void glide(show)
      announce(sayIn("done", "Let go of %(country)s", { country: pick.name }))
    } else announce(follow([pick]) ? say("Followed: %(country)s", { country: pick.name }) : REFUSED)
  })
}

if (clear) {
  onPress(clear, () => {
    followed.clear()
    void glide(() => {
      show()
      part?.focus()
    })
    announce(say("All let go of"))
  })
}

const form = page && marked<HTMLFormElement>("find", page)
form?.addEventListener("submit", event => event.preventDefault())
form?.addEventListener("input", event => {
  const wanted = named((event.target as HTMLInputElement).value)
  for (const { button, name } of picks) {
    const item = button.closest("li")
    if (item) item.hidden = !hasWords(named(name), wanted)
  }
})

/** Hands a file to the reader. */
function save(name: string, type: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }))
  make("a", { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}

const chosen = () => picks.filter(({ path }) => followed.has(path)).map(({ name, url, feed }) => ({ name, url, feed }))

page?.querySelector("[data-news='opml']")?.addEventListener("click", () => {
  save("my-countries.opml", "text/x-opml", opml(chosen(), document.title))
})
page?.querySelector("[data-news='json']")?.addEventListener("click", () => {
  save("my-countries.json", "application/json", json(chosen()))
})

async function bring(file: File): Promise<string> {
  if (file.size > LONGEST) return say("This file is too long to be a list of countries")
  const brought = readFile(await file.text(), picks)
  if (!brought) return say("This file is neither OPML nor JSON with countries")
  const added = brought.countries.filter(({ path }) => !followed.has(path)).length
  if (!follow(brought.countries)) return REFUSED
  const known = say("Followed now: %(now)s. Followed before: %(before)s", { now: added, before: brought.countries.length - added })
  return brought.others ? say("%(known)s. No countries of this site: %(others)s", { known, others: brought.others }) : known
}

page?.querySelector<HTMLInputElement>("[data-news='import']")?.addEventListener("change", async event => {
  const input = event.target as HTMLInputElement
  const file = input.files?.[0]
  if (file) announce(await bring(file))
  input.value = ""
})

look()
// It may have changed while this page was asleep, or in another window.
for (const name of ["pageshow", "storage"]) addEventListener(name, showOthers)
show()

/** Shows them anew where others are followed now: what is known of them changes whenever somebody looks. */
function showOthers(): void {
  if (byName(followed.all()).map(({ url }) => url).join() !== shown) show()
}
