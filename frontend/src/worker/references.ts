/* What a page and a style sheet refer to. A worker has no parser of HTML; ours is well-formed. */

const ATTRIBUTE = /\s([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g
const LOADING = /<(?:html|link|script)\b[^>]*>/gi
const LOADED = new Set(["href", "src", "data-words"])
const PICTURE = /<picture\b[\s\S]*?<\/picture>|<img\b[^>]*>/gi
const STYLE_SHEET = /\srel=["']?stylesheet\b/i
const KEEPABLE = /<link\b[^>]*\sdata-news=["']?offline\b/i
const IN_STYLES = /url\(\s*["']?([^"')]+)/g

/** About as wide as a picture is on a phone, in its own pixels. */
const WIDE_ENOUGH = 800

/** Whether a page says that it may be kept: one of the news, and not of another program. */
export const isKeepable = (html: string): boolean => KEEPABLE.test(html)

/** Gives the addresses of the styles, scripts and words without which a page is not what it should be. */
export function needed(html: string, base: string): string[] {
  const tags = html.match(LOADING) ?? []
  const loading = tags.filter(tag => !/^<link/i.test(tag) || STYLE_SHEET.test(tag))
  return whole(
    loading.flatMap(tag => attributes(tag).filter(([name]) => LOADED.has(name))),
    base,
  )
}

/** Gives every address that a page or a part of it names, be it of a page, a picture or a script. */
export const named = (html: string, base: string): string[] => whole(attributes(html), base)

/** Gives the addresses that a style sheet names. */
export const namedInStyles = (css: string, base: string): string[] =>
  whole([...css.matchAll(IN_STYLES)].map(found => ["url", found[1] ?? ""]), base)

/** Gives the addresses of the first pictures of a page's main part, each in one size. */
export function pictures(html: string, base: string, most: number): string[] {
  const main = html.slice(Math.max(0, html.indexOf("<main")))
  return (main.match(PICTURE) ?? []).slice(0, most).flatMap(tag => {
    const set = attributes(tag).find(([name]) => name === "srcset")?.[1]
    const sizes = set ? sized(set) : []
    const best = sizes.find(([, width]) => width >= WIDE_ENOUGH) ?? sizes.at(-1)
    const source = attributes(tag).filter(([name]) => name === "src")
    return whole(best ? [["src", best[0]]] : source, base)
  })
}

/** Gives all sizes of the picture of which `url` is one. */
export function otherSizes(html: string, base: string, url: string): string[] {
  const sets = (html.match(PICTURE) ?? []).map(tag => named(tag, base))
  return sets.filter(set => set.includes(url)).flat()
}

type Attribute = readonly [name: string, value: string]

function attributes(html: string): Attribute[] {
  return [...html.matchAll(ATTRIBUTE)].map(([, name = "", ...values]) => {
    const value = values.find(each => each !== undefined) ?? ""
    return [name.toLowerCase(), value.replaceAll("&amp;", "&")]
  })
}

function whole(found: Attribute[], base: string): string[] {
  const written = found.flatMap(([name, value]) =>
    name.endsWith("srcset") ? sized(value).map(([url]) => url) : [value],
  )
  return written.flatMap(url => absolute(url, base) ?? [])
}

function absolute(url: string, base: string): string | undefined {
  try {
    return new URL(url, base).href
  } catch {
    return undefined // it is no address, only the value of some other attribute
  }
}

function sized(set: string): [url: string, width: number][] {
  return set.split(/,\s*/).flatMap(part => {
    const [url, width] = part.trim().split(/\s+/)
    return url ? [[url, Number.parseInt(width ?? "0", 10)]] : []
  })
}
