import assert from "node:assert/strict"
import { test } from "node:test"
import { NOT_AT_ALL, rank } from "../src/globe/combobox"
import { hasWords, named } from "../src/names"

const country = (code: string, name: string, also: string[] = []) => ({ code, name, also, region: "", url: "", count: 1, recent: 0 })

const KNOWN = [
  country("BA", "Bosnia & Herzegovina", ["Bosnia"]),
  country("CD", "Congo - Kinshasa", ["DR Congo", "DRC"]),
  country("CI", "Côte d’Ivoire", ["Ivory Coast"]),
  country("GB", "United Kingdom", ["UK", "Great Britain"]),
  country("LC", "St. Lucia"),
  country("NO", "Norway"),
  country("ST", "São Tomé & Príncipe"),
  country("TR", "Türkiye", ["Turkey"]),
  country("US", "United States", ["USA", "US", "America"]),
  country("VC", "St. Vincent & Grenadines"),
]

for (const [typed, codes] of [
  ["bosnia and", ["BA"]],
  ["Bosnia & Herz", ["BA"]],
  ["cote d'ivoire", ["CI"]],
  ["cote d’i", ["CI"]],
  ["ivory", ["CI"]],
  ["sao tome and", ["ST"]],
  ["saint lucia", ["LC"]],
  ["st lucia", ["LC"]],
  ["st.", ["LC", "ST", "US", "VC"]],
  ["Saint Vincent and the Grenadines", ["VC"]],
  ["turkey", ["TR"]],
  ["turkiye", ["TR"]],
  ["usa", ["US"]],
  ["U.S.", ["US"]],
  ["the united states", ["US"]],
  ["us", ["US"]],
  ["america", ["US"]],
  ["great britain", ["GB"]],
  ["the uk", ["GB"]],
  ["kingdom", ["GB"]],
  ["dr congo", ["CD"]],
  ["congo kinshasa", ["CD"]],
  ["kinshasa", ["CD"]],
  ["rwa", []],
  ["way", []],
] as const) {
  test(`Who types ${typed} means ${codes.join(" or ") || "none of these"}`, () => {
    const found = KNOWN.filter(each => rank(each, named(typed)) < NOT_AT_ALL).map(({ code }) => code)
    assert.deepEqual(found, codes)
  })
}

test("Names in scripts without spaces are found from any letter on", () => {
  assert.ok(hasWords(named("中华人民共和国"), named("人民")))
  assert.ok(!hasWords(named("대한민국"), named("한민")))
})
