/* What lists have of each briefing. */

/** Headlines of briefings that lead to their pages, wherever they stand. */
export const HEADLINES = [
  ".news-card__title > a",
  ".news-tellings h4 > a",
  ".news-timeline > li > a",
  ".news-days p > a",
  ".news-kept li > a",
  ".news-newest li > a",
  ".news-following li > a",
  ".news-globe__headlines p > a",
].join()

/** Gives the headlines of a page, or of a part of it, in order. */
export const headlinesIn = (part: ParentNode): HTMLAnchorElement[] => [
  ...part.querySelectorAll<HTMLAnchorElement>(`main :is(${HEADLINES})`),
]

/** Gives a headline with what stands beside it of its briefing. */
export const lineOf = (headline: Element): Element => headline.closest("article, li") ?? headline
