/* Writes the orders of Chinese characters that names are sorted by: `node tools/chinese_order.mjs` once, and again
   where Unicode's data has changed. They are those of CLDR, as ICU has them, which stands behind Node's `Intl`. */

import { writeFileSync } from "node:fs"
import { join } from "node:path"

const TARGET = join(import.meta.dirname, "../src/mkdocs_briefings/model")

/** So many characters a line, each as wide as two letters. */
const A_LINE = 48

const HAN = /^\p{Script=Han}$/u

/** Gives the characters that two bytes of an encoding stand for, each of them between two. */
function* charactersOf(encoding, [from, to], seconds) {
  const decoder = new TextDecoder(encoding)
  for (let first = from; first <= to; first++) {
    for (let second = seconds[0]; second <= seconds[1]; second++) {
      const character = decoder.decode(Uint8Array.of(first, second))
      if (HAN.test(character)) yield character
    }
  }
}

/** Gives the characters of what countries, regions and languages are called. */
function* charactersOfNames() {
  const letters = "abcdefghijklmnopqrstuvwxyz"
  const pairs = [...letters].flatMap(first => [...letters].map(second => first + second))
  const numbers = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, "0"))
  const codes = {
    region: [...pairs.map(each => each.toUpperCase()), ...numbers],
    language: [...pairs, ...pairs.flatMap(pair => [...letters].map(letter => pair + letter))],
  }
  for (const locale of ["zh-Hans", "zh-Hant", "zh-Hant-HK"]) {
    for (const [type, all] of Object.entries(codes)) {
      const names = new Intl.DisplayNames(locale, { type, fallback: "none" })
      for (const code of all) for (const each of names.of(code) ?? "") if (HAN.test(each)) yield each
    }
  }
}

/** All of GB 2312, and the frequent ones of Big5: those of simplified and of traditional writing. */
const characters = [...new Set([
  ...charactersOf("gb2312", [0xb0, 0xf7], [0xa1, 0xfe]),
  ...charactersOf("big5", [0xa4, 0xc6], [0x40, 0x7e]),
  ...charactersOf("big5", [0xa4, 0xc6], [0xa1, 0xfe]),
  ...charactersOfNames(),
])].filter(each => each <= "\u9fff")

function write(name, collation, about) {
  const { icu, cldr, unicode } = process.versions
  const sorted = characters.toSorted(new Intl.Collator(`zh-u-co-${collation}`).compare)
  const lines = Array.from({ length: Math.ceil(sorted.length / A_LINE) }, (_, at) =>
    sorted.slice(at * A_LINE, (at + 1) * A_LINE).join(""),
  )
  const text = `"""${about}.

The order is that of CLDR ${cldr}, as ICU ${icu} has it (Unicode License v3, © Unicode, Inc.), and
tools/chinese_order.mjs writes it.
"""

ORDER = """
${lines.join("\n")}
""".replace("\\n", "")
"""${sorted.length} characters: those of GB 2312, the frequent ones of Big5, and those of names."""
`
  writeFileSync(join(TARGET, `${name}.py`), text)
}

write("chinese_by_sound", "pinyin", "Chinese characters by their sound in Mandarin (pinyin)")
write("chinese_by_strokes", "stroke", "Chinese characters by the number of their strokes")
