/* The front page's row of the newest from countries that its reader follows. */

import { make, marked } from "./make"
import { byName, CHANGED, followed, look, type Followed } from "./following/followed"
import { countFresh, entry, latestOf, type Fresh, type Headline, type Latest } from "./following/latest"
import { say, sayMany } from "./words"

const MOST = 8

interface Line {
  readonly headline: Headline
  readonly latest: Latest
}

/** Gives the newest of all, and of each country as many as of the others. */
function newest(all: readonly Latest[]): Line[] {
  const share = Math.max(1, Math.floor(MOST / Math.max(1, all.length)))
  return all
    .flatMap(latest => latest.headlines.slice(0, share).map(headline => ({ headline, latest })))
    .toSorted((one, other) => Date.parse(other.headline.date) - Date.parse(one.headline.date))
    .slice(0, MOST)
}

async function show(row: HTMLElement, countries: readonly Followed[]): Promise<void> {
  const said = marked("count", row)
  const list = row.querySelector("ul")
  if (!said || !list) return
  look()
  const file = row.dataset.latest ?? ""
  const found = await Promise.all(countries.map(country => latestOf(country, file)))
  const all = found.filter(latest => latest !== undefined)
  // The same briefing may be of two countries.
  const lines = new Map(newest(all).map(line => [line.headline.url, line]))
  const items = [...lines.values()].map(({ headline, latest }) =>
    make("li", {}, ...entry(headline, latest.fresh.has(headline.url), latest.country.title)),
  )
  list.replaceChildren(...items)
  said.textContent = all.length ? told(countFresh(all)) : say("The news of your countries could not be loaded")
}

function told({ count, isMore }: Fresh): string {
  if (!count) return say("Nothing new since your last visit")
  return isMore
    ? sayMany("%(num)s or more new since your last visit", "%(num)s or more new since your last visit", count)
    : sayMany("%(num)s new since your last visit", "%(num)s new since your last visit", count)
}

const row = marked("newest")
const showAll = () => row && void show(row, byName(followed.all()))
addEventListener(CHANGED, showAll)
showAll()
