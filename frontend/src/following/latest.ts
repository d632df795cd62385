/* The latest briefings of countries that are followed. */

import { make } from "../make"
import { dotted } from "../meta"
import { read } from "../shelf"
import { say, sayMany } from "../words"
import { followed, learn, newOf, type Followed } from "./followed"

/** A briefing, as a file of the site tells of it. */
export interface Headline {
  title: string
  /** Path of its page on this host. */
  url: string
  source: string
  /** Its moment, in ISO 8601. */
  date: string
  /** Its day in words. */
  day: string
  lang: string
  dir: string
}

/** What there is of a country. */
export interface Latest {
  readonly country: Followed
  /** Newest first. */
  readonly headlines: readonly Headline[]
  /** Paths of those that have come since the last visit, and were not read since. */
  readonly fresh: ReadonlySet<string>
}

/** Reads what is latest of a country, and takes note of it; `file` is the name of what tells it. */
export async function latestOf(country: Followed, file: string): Promise<Latest | undefined> {
  const headlines = await headlinesOf(new URL(country.url, location.href), file).catch(isOffline)
  if (!headlines) return undefined
  const urls = headlines.map(({ url }) => url)
  learn(country.url, urls)
  const now = followed.all().find(({ url }) => url === country.url) ?? country
  const known = new Set(read.all().map(({ url }) => url))
  return { country: now, headlines, fresh: new Set(newOf(now, urls).filter(url => !known.has(url))) }
}

async function headlinesOf(country: URL, file: string): Promise<Headline[]> {
  const url = new URL(file, country)
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url.href}: ${answer.status}`)
  const { headlines } = (await answer.json()) as { headlines: Headline[] }
  return headlines.map(each => ({ ...each, url: new URL(each.url, url).pathname }))
}

/** How many briefings are new, and whether there may be more of them. */
export interface Fresh {
  readonly count: number
  readonly isMore: boolean
}

/** Counts what is new of countries. */
export function countFresh(all: readonly Latest[]): Fresh {
  const count = new Set(all.flatMap(({ fresh }) => [...fresh])).size
  // A file in which all are new has no room for more of them.
  const isMore = all.some(({ fresh, headlines }) => fresh.size > 1 && fresh.size === headlines.length)
  return { count, isMore }
}

/** Says how many of a country are new; nothing where none is. */
export function told({ count, isMore }: Fresh): string {
  if (!count) return ""
  return isMore ? sayMany("%(num)s or more new", "%(num)s or more new", count) : sayMany("%(num)s new", "%(num)s new", count)
}

/** Gives a headline's link, and below it where it is from; one that is new says so. */
export function entry(it: Headline, isNew: boolean, country = ""): HTMLElement[] {
  const mark = isNew ? [make("strong", { class: "news-fresh" }, say("New")), " "] : []
  const names = [country, it.source].filter(Boolean).map(name => make("bdi", {}, name))
  const parts = [...names, make("time", { datetime: it.date }, it.day)]
  return [
    make("a", { href: it.url, lang: it.lang, dir: it.dir }, it.title),
    make("p", { class: "news-meta" }, ...mark, ...dotted(parts)),
  ]
}

function isOffline(): undefined {
  // Neither the network has it nor this browser: the place of its headlines says so.
}
