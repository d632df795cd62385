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

/** Where letters and digits in another shape are: wide, joined, raised, circled, of mathematics. */
const SHAPED =
  "\u00AA\u00B2\u00B3\u00B5\u00B9\u00BA\u0132\u0133\u017F\u01C4-\u01CC\u01F1-\u01F3" +
  "\u02B0-\u02B8\u02E0-\u02E4\u03D0-\u03D6\u03F0-\u03F5\u03F9\u0587\u0675-\u0678" +
  "\u1D2C-\u1D6A\u1D78\u1D9B-\u1DBF\u2070-\u209C\u2100-\u218B\u2460-\u24FF\u2C7C\u2C7D" +
  "\u3380-\u33DF\uFB00-\uFDFB\uFE70-\uFEFC\uFF10-\uFF5A\u{1D400}-\u{1D7FF}\u{1F100}-\u{1F1FF}"

const IS_SHAPED = new RegExp(`^[${SHAPED}]$`, "u")
/** The first of the marks that tell a shape: three of them stand behind one letter. */
const FIRST_OF_THREE = 0xe0100
const THREE_MARKS = /[\u{E0100}-\u{E013F}]{3}/gu

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
    if (letter === "ς") {
      // Its capital is small too: at the end of a word, programs take it for this one or σ.
      yield ["Σ", first + String.fromCodePoint(mark + 1)]
      continue
    }
    const capital = letter === "ß" ? "ẞ" : letter.toUpperCase()
    if (capital !== letter && capital > "\u007F") yield [capital, first.toUpperCase() + sign + rest]
  }
}

/** Gives a letter or a digit in its plain shape; null for what is no other shape of any. */
function plainOf(letter: string): readonly string[] | null {
  const plain = IS_SHAPED.test(letter) ? letter.normalize("NFKC") : ""
  return plain !== letter.normalize("NFC") && /^[\p{L}\p{N}]+$/u.test(plain) ? Array.from(plain) : null
}

/** Gives the same with marks that tell the other shape. */
function shaped(letter: string): string {
  const [first, ...rest] = plainOf(letter) ?? [letter]
  if (first === letter) return letter
  const code = letter.codePointAt(0) ?? 0
  const marks = [12, 6, 0].map(shift => FIRST_OF_THREE + ((code >> shift) & 63))
  return [first, String.fromCodePoint(...marks), ...rest].join("")
}

/** Gives a text with letters and digits in the shapes that marks tell. */
function reshaped(text: string): string {
  let made = ""
  let from = 0
  for (const { 0: marks, index } of text.matchAll(THREE_MARKS)) {
    const digits = Array.from(marks, mark => (mark.codePointAt(0) ?? 0) - FIRST_OF_THREE)
    const letter = String.fromCodePoint(digits.reduce((sum, digit) => sum * 64 + digit))
    const [first = "", ...rest] = plainOf(letter) ?? []
    if (!first) continue
    made += text.slice(from, index - first.length) + letter
    from = index + marks.length + rest.join("").length
  }
  return made + text.slice(from)
}

/** Gives a text as Pagefind is to read it. */
export const written = (text: string): string =>
  text.replace(JOINED, `$&${SEAM}`).replace(NOT_ASCII, sign => WRITTEN.get(sign) ?? shaped(sign))

/** Gives a text or a passage as it was before. */
export const read = (text: string): string =>
  reshaped(text.replace(SEAMS, "$1$2").replace(STAND_INS, found => READ.get(found) ?? found))
