/* On the page for addresses that lead nowhere: what may have been meant. */

const part = document.querySelector<HTMLElement>("[data-news='guesses']")
const home = new URL(part?.dataset.home ?? "/", location.href)
const language = document.documentElement.lang

interface Guess {
  url: string
  name: string
}

const parts = address().split("/").filter(Boolean)

/** The address from the front page on, in letters; all of it where it does not begin there. */
function address(): string {
  const { pathname } = location
  const path = pathname.startsWith(home.pathname) ? pathname.slice(home.pathname.length) : pathname
  try {
    return decodeURIComponent(path)
  } catch {
    return path // it is no text at all
  }
}

function guesses(): Guess[] {
  return [...days(), ...countries()]
}

function days(): Guess[] {
  const found = /(?<year>\d{4})\D?(?<month>\d{2})(?:\D?(?<day>\d{2}))?/.exec(parts.join("/"))?.groups
  if (!found) return []
  const { year, month, day } = found
  const moment = (of: string) => new Date(Date.UTC(Number(year), Number(month) - 1, Number(of)))
  const named = (of: string, form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(moment(of))
  const whole = { day: "numeric", month: "long", year: "numeric" } as const
  const edition = day ? [{ url: `${year}/${month}/${day}/`, name: named(day, whole) }] : []
  const { day: _, ...long } = whole
  return [...edition, { url: `${year}/${month}/`, name: named("1", long) }]
}

function countries(): Guess[] {
  const names = new Intl.DisplayNames(language, { type: "region" })
  return parts
    .filter(part => /^[a-z]{2}$/i.test(part))
    .map(code => ({
      url: `countries/${code.toLowerCase()}/`,
      name: names.of(code.toUpperCase()) ?? code,
    }))
}

/** Looks whether a page is there. */
async function isThere({ url }: Guess): Promise<boolean> {
  return fetch(new URL(url, home), { method: "HEAD" }).then(
    response => response.ok,
    () => false, // no network: then it is of no use either
  )
}

async function offer(list: HTMLElement): Promise<void> {
  const all = guesses()
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

/** Puts the words of the address into the search box. */
function suggest(box: HTMLInputElement): void {
  const words = parts.at(-1)?.replace(/\.\w+$/, "").split(/[-_\s]+/) ?? []
  if (words.some(word => /\p{L}{3}/u.test(word))) box.value = words.join(" ")
}

const list = part?.querySelector("ul")
if (list) void offer(list)
const box = document.querySelector<HTMLInputElement>("[data-news='lost-search']")
if (box) suggest(box)
