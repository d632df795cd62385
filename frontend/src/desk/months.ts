/* Which files are on the desk. The CMS reads every file that it lists, and an archive has a hundred thousand. */

/** Gives the first month whose briefings are listed, as 2026-10: one that is wished for, or that so many months ago. */
export function firstMonth(
  wish: string | null,
  now: Date,
  { zone, months }: { readonly zone: string; readonly months: number },
): string {
  if (wish !== null && /^\d{4}-\d\d$/.test(wish)) return wish
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "numeric" }).formatToParts(now)
  const part = (type: string) => Number(parts.find(each => each.type === type)?.value)
  const month = new Date(Date.UTC(part("year"), part("month") - 1 - months, 1))
  return month.toISOString().slice(0, 7)
}

/** Whether a file is listed: a briefing of an earlier month is not, nor what has, by its name, no place at the desk.

    `languages` are those of the site, the default one first. What is translated into that one was written in another. */
export function isListed(path: string, briefings: string, first: string, languages: readonly string[]): boolean {
  const tag = /\.([A-Za-z-]+)\.md$/.exec(path)?.[1]
  const known = languages.find(each => each.toLowerCase() === tag?.toLowerCase())
  if (known !== undefined && (known === languages[0] || known !== tag)) return false
  if (!path.startsWith(`${briefings}/`)) return true
  const [year, month] = path.slice(briefings.length + 1).split("/")
  return /^\d{4}$/.test(year ?? "") ? `${year}-${month}` >= first : true
}
