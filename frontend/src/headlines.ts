/* What lists have of each briefing. */

/** Headlines of briefings that lead to their pages, wherever they stand. */
export const HEADLINES =
  ".news-card__title > a, .news-tellings h4 > a, .news-timeline > li > a, .news-days p > a, .news-kept li > a"
