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
  "U+20-7E, U+A0-24F, U+2B0-52F, U+1E00-1EFF, U+2000-206F, U+2070-20CF, U+2100-214F, U+2190-2193, U+2200-22FF"
const CARD_FONT = "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf"

/** Gives the font of share cards, in a format that every FreeType opens. */
export const cardFont = () =>
  subsetFont(readFileSync(require.resolve(CARD_FONT)), letters(CARD_LETTERS), {
    targetFormat: "sfnt",
    noHinting: true,
    keepFeatures: ["ccmp", "kern", "liga", "locl", "mark", "mkmk"],
  })

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
