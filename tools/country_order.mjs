/* Writes what tests hold our order of names against: the countries of languages as ICU sorts them, which stands
   behind Node's `Intl`. Run it as `node tools/country_order.mjs` where languages come to it. */

import { writeFileSync } from "node:fs"
import { join } from "node:path"

const TARGET = join(import.meta.dirname, "../tests/model/country_order.json")

const LANGUAGES =
  "ar bn cs da de el es et fa fi fr he hi hr hu id it ja ko lt lv nl pl pt-BR ro ru sk sv sw th tr uk vi zh-Hans zh-Hant"

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
const CODES = LETTERS.flatMap(first => LETTERS.map(second => first + second))

function countriesOf(language) {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" })
  const all = CODES.map(code => names.of(code)).filter(Boolean)
  return [...new Set(all)].toSorted(new Intl.Collator(language).compare)
}

const { icu, cldr } = process.versions
const lines = LANGUAGES.split(" ").map(each => `    ${JSON.stringify(each)}: ${JSON.stringify(countriesOf(each))}`)
const source = `ICU ${icu} with CLDR ${cldr} (Unicode License v3, © Unicode, Inc.)`
writeFileSync(TARGET, `{\n  "source": ${JSON.stringify(source)},\n  "countries": {\n${lines.join(",\n")}\n  }\n}\n`)
