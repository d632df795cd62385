/* The files that the globe shows. */

import { say, sayMany } from "../words"

/** A country that has a page. */
export interface Country {
  code: string
  name: string
  /** Name of the region that it is in. */
  region: string
  /** What it is called besides. */
  also?: readonly string[]
  /** Address of its page. */
  url: string
  count: number
  /** How many of its briefings are of the last days. */
  recent: number
}

/** The newest headline of a country. */
export interface Pin {
  code: string
  title: string
  url: string
  lang: string
  dir: string
}

/** What there is of each country, by its code. */
export interface News {
  /** How many days are recent. */
  days: number
  countries: ReadonlyMap<string, Country>
  /** Countries that have a page without a briefing. */
  quiet?: ReadonlyMap<string, Country>
  /** Newest first. */
  pins: readonly Pin[]
}

type Told = Pick<Country, "code" | "name" | "region" | "also" | "url">

export interface Headline {
  title: string
  url: string
  source: string
  day: string
  lang: string
  dir: string
}

/** Reads a JSON file of the site. Rejects where it cannot be had. */
export async function read<Content>(url: string): Promise<Content> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return answer.json() as Promise<Content>
}

/** Reads what there is of each country. */
export async function readNews(url: string): Promise<News> {
  type File = { days: number; countries: Country[]; quiet: Told[]; pins: Pin[] }
  const { days, countries, quiet, pins } = await read<File>(url)
  const whole = <Kind extends { url: string }>(each: Kind): Kind => ({ ...each, url: new URL(each.url, url).href })
  const byCode = (all: Country[]) => new Map(all.map(each => [each.code, whole(each)]))
  const none = quiet.map(each => ({ ...each, count: 0, recent: 0 }))
  return { days, countries: byCode(countries), quiet: byCode(none), pins: pins.map(whole) }
}

/** Reads a country's latest headlines. */
export async function readHeadlines(country: Country): Promise<Headline[]> {
  const url = new URL("latest.json", country.url).href
  const { headlines } = await read<{ headlines: Headline[] }>(url)
  return headlines.map(each => ({ ...each, url: new URL(each.url, url).href }))
}

/** Says what there is at a place of the globe: a land by its name, or the sea. */
export function describe(land?: string, many?: number): string {
  if (land === undefined) return say("Sea")
  if (many === undefined) return say("%(country)s: no briefing", { country: land })
  return say("%(country)s: %(briefings)s", { country: land, briefings: counted(many) })
}

/** Says how many briefings a country has. */
export function counted(many: number): string {
  return many ? sayMany("%(num)s briefing", "%(num)s briefings", many) : say("no briefing yet")
}
