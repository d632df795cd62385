/* The language of the page, which is that of the site. */

/** The page's element; where there is no page, as in tests of a script's parts, all is in English. */
export const root = typeof document === "undefined" ? undefined : document.documentElement

/** The language as a tag of BCP 47. */
export const LANGUAGE = root?.lang || "en"

/** The same for `Intl`, with the calendar and the digits that pages have. */
export const LOCALE = `${LANGUAGE}-u-ca-gregory-nu-latn`
