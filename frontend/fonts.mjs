/* Fonts with what the pages use of them: the letters of their face's unicode-range, and weights from
   regular to bold. That is two thirds of the bytes. */

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename } from "node:path"
import subsetFont from "subset-font"

const require = createRequire(import.meta.url)

const WEIGHTS = { wght: { min: 400, max: 700 } }

/** Takes the place of esbuild's own loading of fonts, for faces that are declared in that file. */
export const narrowFonts = faces => ({
  name: "narrow fonts",
  setup(build) {
    const ranges = unicodeRanges(readFileSync(faces, "utf8"))
    build.onLoad({ filter: /\.woff2$/ }, async ({ path }) => {
      const text = letters(ranges.get(basename(path)))
      const options = { targetFormat: "woff2", variationAxes: WEIGHTS }
      return { contents: await subsetFont(readFileSync(path), text, options), loader: "file" }
    })
  },
})

/* In one file, since Pillow draws a line with one font: Latin, Vietnamese, Greek, Cyrillic, marks,
   punctuation, currencies, and signs such as № and →. */
const CARD_LETTERS =
  "U+20-7E, U+A0-24F, U+259, U+2B0-52F, U+1E00-1EFF, U+2000-206F, U+2070-20CF, U+2100-214F, U+2190-2193, U+2200-22FF"
const CARD_FONT = "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf"

/** Gives the font of share cards, in a format that every FreeType opens. */
export async function cardFont() {
  const font = await subsetFont(readFileSync(require.resolve(CARD_FONT)), letters(CARD_LETTERS), {
    targetFormat: "sfnt",
    noHinting: true,
    keepFeatures: ["ccmp", "kern", "liga", "locl", "mark", "mkmk"],
  })
  return withChecksums(withTable(withoutOverlaps(font), "prep", NO_GUESSES))
}

/* FreeType draws a font that has no instructions with some that it guesses at, which takes as long as
   all the rest, and Pillow has no way to ask it not to. So it gets a program that does nothing: it
   takes what has more than seven bytes for instructions. The first seven are those of every font
   without hints: smooth in all sizes. */
const NO_GUESSES = Buffer.from([0xb8, 0x01, 0xff, 0x85, 0xb0, 0x04, 0x8d, 0xb0, 0x00, 0x21])

function withTable(font, name, content) {
  const tables = [...tablesOf(font)].map(([tag, { start, size }]) => [
    tag,
    font.subarray(start, start + size),
  ])
  const sorted = [...tables, [name, content]].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const head = Buffer.alloc(12 + 16 * sorted.length)
  font.copy(head, 0, 0, 4)
  const largest = Math.floor(Math.log2(sorted.length))
  head.writeUInt16BE(sorted.length, 4)
  head.writeUInt16BE(16 * 2 ** largest, 6)
  head.writeUInt16BE(largest, 8)
  head.writeUInt16BE(16 * (sorted.length - 2 ** largest), 10)
  const parts = [head]
  let end = head.length
  for (const [index, [tag, data]] of sorted.entries()) {
    const entry = 12 + 16 * index
    head.write(tag, entry, "latin1")
    head.writeUInt32BE(end, entry + 8)
    head.writeUInt32BE(data.length, entry + 12)
    parts.push(data, Buffer.alloc(-data.length & 3))
    end += (data.length + 3) & ~3
  }
  return Buffer.concat(parts)
}

/* Nearly every glyph is marked as one whose outlines may overlap, and FreeType takes four times as
   long for those. Without the mark they look the same, in the sizes of a card. */
function withoutOverlaps(font) {
  const view = viewOf(font)
  const [glyf, head, loca, maxp] = ["glyf", "head", "loca", "maxp"].map(name => tablesOf(font).get(name))
  const isLong = view.getInt16(head.start + 50) === 1
  const place = isLong
    ? index => view.getUint32(loca.start + 4 * index)
    : index => 2 * view.getUint16(loca.start + 2 * index)
  for (let index = 0; index < view.getUint16(maxp.start + 4); index++) {
    const glyph = glyf.start + place(index)
    if (place(index) === place(index + 1)) continue
    const contours = view.getInt16(glyph)
    if (contours < 0) {
      view.setUint16(glyph + 10, view.getUint16(glyph + 10) & ~0x0400)
    } else {
      const instructions = glyph + 10 + 2 * contours
      const flags = instructions + 2 + view.getUint16(instructions)
      view.setUint8(flags, view.getUint8(flags) & ~0x40)
    }
  }
  return font
}

/* A font that says otherwise of its bytes than what they are counts as damaged. */
function withChecksums(font) {
  const view = viewOf(font)
  const tables = tablesOf(font)
  const sum = tables.get("head").start + 8
  view.setUint32(sum, 0)
  for (const { entry, start, size } of tables.values()) {
    view.setUint32(entry + 4, checksum(view, start, size))
  }
  view.setUint32(sum, 0xb1b0afba - checksum(view, 0, font.byteLength))
  return font
}

function tablesOf(font) {
  const view = viewOf(font)
  const entries = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + 16 * index)
  return new Map(
    entries.map(entry => [
      font.toString("latin1", entry, entry + 4),
      { entry, start: view.getUint32(entry + 8), size: view.getUint32(entry + 12) },
    ]),
  )
}

const viewOf = font => new DataView(font.buffer, font.byteOffset, font.byteLength)

function checksum(view, start, size) {
  let sum = 0
  for (let at = start; at < start + size; at += 4) {
    const left = Math.min(4, start + size - at)
    for (let byte = 0; byte < left; byte++) sum += view.getUint8(at + byte) * 2 ** (24 - 8 * byte)
  }
  return sum % 2 ** 32
}

function unicodeRanges(css) {
  const faces = css.matchAll(/([\w-]+\.woff2).*?unicode-range:([^;]+);/gs)
  return new Map([...faces].map(([, file, range]) => [file, range]))
}

function letters(range) {
  const parts = [...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)]
  return parts
    .flatMap(([, first, last = first]) => {
      const [from, to] = [parseInt(first, 16), parseInt(last, 16)]
      return Array.from({ length: to - from + 1 }, (_, offset) => String.fromCodePoint(from + offset))
    })
    .join("")
}
