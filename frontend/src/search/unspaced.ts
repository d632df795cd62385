/* Scripts without spaces between words. For the index every character of them is a word, as in documents.py. */

const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff"
const BETWEEN = new RegExp(`(?:(?<=[${UNSPACED}])(?=\\S)|(?<=\\S)(?=[${UNSPACED}]))(?!\\p{M})`, "gu")
// In a passage, what was found stands between marks.
const SEAM = new RegExp(`(?<=[${UNSPACED}](?:</mark>)?) (?=(?:<mark>)?[${UNSPACED}])`, "gu")

/** Whether a text has characters of such scripts. */
export const isUnspaced = (text: string): boolean => new RegExp(`[${UNSPACED}]`, "u").test(text)

/** Gives a text with spaces between the characters of such scripts. */
export const spaced = (text: string): string => text.replace(BETWEEN, " ")

/** Gives a passage without those spaces. */
export const closed = (passage: string): string => passage.replace(SEAM, "").replaceAll("</mark><mark>", "")
