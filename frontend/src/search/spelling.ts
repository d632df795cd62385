/* How what is searched for is written for Pagefind, and what it gives is read: as outputs/search/spelling.py
   writes what is indexed. */

import { LETTERS } from "../letters"

const FIRST_MARK = 0x363

/** Signs, and those of ASCII in their place, each behind soft hyphens. */
const SIGNS: readonly (readonly [string, string])[] = [
  ["–", "\u00AD-"],
  ["—", "\u00AD\u00AD-"],
  ["\u2010", "\u00AD\u00AD\u00AD-"],
  ["\u2011", "\u00AD\u00AD\u00AD\u00AD-"],
  ["…", "\u00AD."],
  ["“", '\u00AD"'],
  ["”", '\u00AD\u00AD"'],
  ["‘", "\u00AD`"],
  ["\u02BB", "\u00AD\u00AD`"],
  ["\u00B4", "\u00AD\u00AD\u00AD`"],
  ["’", "\u00AD'"],
  ["\u02BC", "\u00AD\u00AD'"],
  ["\u2032", "\u00AD\u00AD\u00AD'"],
]

/** Signs that part words, though there is no space beside them. */
const PARTING =
  "\u00B1\u00D7\u00F7\u0589\u058A\u05BE\u060C\u061B\u061F\u06D4\u0964\u0965\u0F0B-\u0F14" +
  "\u1360-\u1368\u2012-\u2017\u2020-\u2026\u203B-\u203E\u2041-\u2044\u204A-\u205E" +
  "\u2190-\u22FF\u2E00-\u2E5D\u301C\u3030"

/** A sign that parts words. */
export const PARTS = new RegExp(`[${PARTING}]`, "u")

const JOINED = new RegExp(`(?<=\\S)[${PARTING}](?=\\S)`, "gu")
const SEAM = "\u00AD "

const WRITTEN: ReadonlyMap<string, string> = new Map([...letters(), ...SIGNS])
const READ: ReadonlyMap<string, string> = new Map([...WRITTEN].map(([sign, written]) => [written, sign]))

const NOT_ASCII = /[^\0-\u007F]/gu
// The longest first: one may begin as another one does.
const STAND_INS = new RegExp([...READ.keys()].toSorted((one, other) => other.length - one.length).join("|"), "g")
// In a passage, what was found stands between marks.
const SEAMS = new RegExp(`\u00AD((?:</mark>)?) ((?:<mark>)?)`, "g")

function* letters(): Generator<readonly [string, string]> {
  const marks = new Map<string, number>()
  for (const [letter, plain] of LETTERS) {
    const [first, rest] = [plain.slice(0, 1), plain.slice(1)]
    const mark = (marks.get(first) ?? FIRST_MARK - 1) + 1
    marks.set(first, mark)
    const sign = String.fromCodePoint(mark)
    yield [letter, first + sign + rest]
    const capital = letter === "ß" ? "ẞ" : letter.toUpperCase()
    if (capital !== letter && capital > "\u007F") yield [capital, first.toUpperCase() + sign + rest]
  }
}

/** Gives a text as Pagefind is to read it. */
export const written = (text: string): string =>
  text.replace(JOINED, `$&${SEAM}`).replace(NOT_ASCII, sign => WRITTEN.get(sign) ?? sign)

/** Gives a text or a passage as it was before. */
export const read = (text: string): string =>
  text.replace(SEAMS, "$1$2").replace(STAND_INS, found => READ.get(found) ?? found)
