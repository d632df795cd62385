/* Fonts with what the pages use of them: the letters of their face's unicode-range, and weights from
   regular to bold. That is two thirds of the bytes. */

import { readFileSync } from "node:fs"
import { basename } from "node:path"
import subsetFont from "subset-font"

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
