/* Files that the desk reads and writes: what nobody has edited stays as it is, to the byte. */

import assert from "node:assert/strict"
import { test } from "node:test"
import { shortDate, wholeDate } from "../src/desk/dates"
import { type Field } from "../src/desk/fields"
import { fromFile, toFile } from "../src/desk/format"
import { firstMonth, isListed } from "../src/desk/months"
import { fromVersioned, inFile, Siblings, type Change, type Entry } from "../src/desk/translations"

const ZONE = "Europe/Kyiv"

const FIELDS: readonly Field[] = [
  { name: "title", widget: "string" },
  { name: "date", widget: "datetime", input_timezone: ZONE },
  { name: "summary", widget: "text" },
  { name: "countries", widget: "select", multiple: true, commas: true, capitals: true, others: ["country"] },
  {
    name: "original",
    widget: "object",
    fields: [
      { name: "url", widget: "string" },
      { name: "title", widget: "string" },
      { name: "license", widget: "object", fields: [{ name: "name", widget: "string" }] },
    ],
  },
  { name: "coverage", widget: "object", fields: [{ name: "families", widget: "number" }] },
  { name: "tags", widget: "list", commas: true },
  { name: "key_points", widget: "list" },
  { name: "why_it_matters", widget: "text" },
  { name: "priority", widget: "select", usual: "normal" },
  { name: "overlooked", widget: "string", truth: true },
  {
    name: "corrections",
    widget: "list",
    fields: [
      { name: "date", widget: "datetime", input_timezone: ZONE },
      { name: "text", widget: "string" },
    ],
  },
  { name: "draft", widget: "boolean", usual: false },
  { name: "body", widget: "markdown" },
]

const FILE = `---
# What nobody describes
title: 'A bridge: opened'   # by the minister
date: 2026-11-30 7:00
summary: >-
  Long,
  and folded.
country: fj, no

# About topics
tags: [rail, "rivers"]
original:
  # Theirs
  url: "https://example.org/"   # kept
  license: {name: CC BY 4.0}
coverage:
    families: 3
key_points:
- "One."
# Between
- 'Two.'
extra: {a: 1, b: [x, 'y']}
overlooked: yes
corrections:
  - {date: 2026-11-30, text: Was wrong.}
draft: No
unknown: ~
---


Text with  spaces.  

\`\`\`
---
\`\`\`
`

const edited = (edits: Record<string, unknown>, file = FILE): string =>
  toFile({ ...fromFile(file, FIELDS), ...edits }, FIELDS)

/** Gives the lines that only one of two texts has: those that went, and those that came. */
function difference(before: string, after: string): [string[], string[]] {
  const [old, now] = [before.split("\n"), after.split("\n")]
  return [old.filter(line => !now.includes(line)), now.filter(line => !old.includes(line))]
}

test("values are those that our reader finds", () => {
  const { body, title, date, countries, overlooked, draft, priority, coverage, corrections, ...others } = fromFile(FILE, FIELDS)
  assert.equal(title, "A bridge: opened")
  assert.equal(date, "2026-11-30T07:00:00+02:00")
  assert.deepEqual(countries, ["FJ", "NO"])
  assert.deepEqual([overlooked, draft, priority, coverage], ["true", false, "normal", { families: 3 }])
  assert.deepEqual(corrections, [{ date: "2026-11-30T00:00:00+02:00", text: "Was wrong." }])
  assert.equal(body, "Text with  spaces.  \n\n```\n---\n```")
  assert.ok(!("extra" in others) && !("unknown" in others))
})

for (const [name, file] of [
  ["keys, comments and quotes", FILE],
  ["no front matter", "Text.\n"],
  ["an empty one", "---\n---\nText\n"],
  ["nothing else", "---\ntitle: A\n---\n"],
  ["another end", "---\ntitle: A\n...\n\nText\n"],
  ["an alias", "---\ntitle: &a Same\nsummary: *a\n---\n"],
] as const) {
  test(`a file with ${name} is written as it was read`, () => assert.equal(edited({}, file), file))
}

test("one edit changes the lines of what was edited", () => {
  const lines = (edits: Record<string, unknown>) => difference(FILE, edited(edits))
  assert.deepEqual(lines({ title: "New" }), [
    ["title: 'A bridge: opened'   # by the minister"],
    ["title: 'New' # by the minister"],
  ])
  assert.deepEqual(lines({ date: "2026-12-01T00:00:00+02:00" })[1], ["date: 2026-12-01"])
  assert.deepEqual(lines({ countries: ["FJ", "UA"] })[1], ["country: [FJ, UA]"])
  assert.deepEqual(lines({ tags: ["rail", "rivers", "12"] })[1], ['tags: [rail, "rivers", "12"]'])
  assert.deepEqual(lines({ key_points: ["One.", "Other.", "Two."] }), [[], ["- Other."]])
  assert.deepEqual(lines({ draft: true, overlooked: "Nobody: tells" })[1], ['overlooked: "Nobody: tells"', "draft: true"])
  assert.deepEqual(lines({ body: "New\n\ntext" })[1], ["New", "text"])
  assert.deepEqual(lines({ coverage: { families: 4 } })[1].length, 1)
  assert.deepEqual(lines({ tags: [], overlooked: "" })[1], [])
})

test("what is below a key keeps its comments and its style", () => {
  const [went, came] = difference(FILE, edited({ original: { url: "https://example.org/", title: "true", license: { name: "CC0" } } }))
  assert.deepEqual(went, ['  url: "https://example.org/"   # kept', "  license: {name: CC BY 4.0}"])
  assert.deepEqual(came, ['  url: "https://example.org/" # kept', '  title: "true"', "  license: {name: CC0}"])
})

test("a new key comes where the model has it", () => {
  const lines = edited({ why_it_matters: "One\n\ntwo: three" }).split("\n")
  const place = lines.indexOf("why_it_matters: |-")
  assert.equal(lines[place - 1], "- 'Two.'")
  assert.deepEqual(lines.slice(place + 1, place + 5), ["  One", "", "  two: three", "extra: {a: 1, b: [x, 'y']}"])
})

test("a new file has what was said, in the order of the model", () => {
  const said = { draft: true, priority: "normal", countries: ["UA"], date: "2026-11-30T10:00:00+02:00", title: "No: 1", body: "Text", tags: [""] }
  assert.equal(
    toFile(said, FIELDS),
    '---\ntitle: "No: 1"\ndate: 2026-11-30T10:00+02:00\ncountries: [UA]\ndraft: true\n---\n\nText\n',
  )
})

test("front matter that is no YAML is refused", () => {
  assert.throws(() => fromFile("---\ntitle: [\n---\n", FIELDS))
  assert.throws(() => fromFile("---\ntitle: A\n", FIELDS), /not closed/)
})

test("a date without an offset is in the newsroom's zone, on days on which clocks change too", () => {
  assert.equal(wholeDate("2026-03-29", ZONE), "2026-03-29T00:00:00+02:00")
  assert.equal(wholeDate("2026-03-29T12:00", ZONE), "2026-03-29T12:00:00+03:00")
  assert.equal(wholeDate("2026-3-9 7:05 -0330", ZONE), "2026-03-09T07:05:00-03:30")
  assert.equal(wholeDate("2026-03-09T07:05:06Z", ZONE), "2026-03-09T07:05:06Z")
  assert.equal(wholeDate("soon", ZONE), "soon")
  assert.equal(shortDate("2026-07-01T00:00:00+03:00", ZONE), "2026-07-01")
  assert.equal(shortDate("2026-07-01T00:00:00Z", ZONE), "2026-07-01T00:00Z")
  assert.equal(shortDate("2026-07-01T10:20:30+03:00", ZONE), "2026-07-01T10:20:30+03:00")
})

test("months are those of the newsroom", () => {
  const told = { zone: ZONE, months: 1 }
  assert.equal(firstMonth(null, new Date("2026-12-31T23:00Z"), told), "2026-12")
  assert.equal(firstMonth(null, new Date("2026-12-31T21:00Z"), told), "2026-11")
  assert.equal(firstMonth("2025-01", new Date(), told), "2025-01")
  assert.equal(firstMonth("soon", new Date("2026-01-15T00:00Z"), told), "2025-12")
})

test("of a hundred thousand files those of the months are listed", () => {
  const day = (place: number) => new Date(Date.UTC(2017, 0, 1 + Math.floor(place / 27))).toISOString().slice(0, 10)
  const paths = Array.from({ length: 100_000 }, (_, place) => `briefings/${day(place).replaceAll("-", "/")}/a-${place}.md`)
  const listed = paths.filter(path => isListed(path, "briefings", "2027-01", []))
  assert.equal(paths.at(-1), "briefings/2027/02/21/a-99999.md")
  assert.equal(listed.length, 100_000 - paths.findIndex(path => path.startsWith("briefings/2027/01/")))
  assert.ok(listed.length < 27 * 62)
  assert.ok(isListed("docs/sources/bbc.md", "briefings", "2027-01", []))
  assert.ok(isListed("docs/sources/bbc.uk.md", "briefings", "2027-01", ["en", "uk"]))
  assert.ok(!isListed("docs/sources/bbc.en.md", "briefings", "2027-01", ["en", "uk"]))
  assert.ok(!isListed("docs/sources/bbc.UK.md", "briefings", "2027-01", ["en", "uk"]))
  assert.ok(!isListed("briefings/2026/12/31/dam.uk.md", "briefings", "2027-01", ["en", "uk"]))
  assert.ok(isListed("briefings/undated.md", "briefings", "2027-01", []))
})

const WORDS = { keys: ["title", "summary"] }
const SIBLINGS = new Siblings({
  names: { en: "English", uk: "Ukrainian", ar: "Arabic" },
  words: { briefings: WORDS },
  own: ["translation", "draft", "aliases", "made_from"],
  behind: " · {languages} behind",
})
const OF_BRIEFING = inFile([{ name: "made_from", widget: "boolean" }, ...FIELDS, { name: "behind", widget: "hidden" }])

async function entry(files: Readonly<Record<string, string>>): Promise<Entry> {
  const read = Object.entries(files).map(async ([tag, text]) => {
    const path = `briefings/old/a${tag === "en" ? "" : `.${tag}`}.md`
    return [tag, { path, content: await fromVersioned(text.trim(), OF_BRIEFING, WORDS) }] as const
  })
  return { locales: Object.fromEntries(await Promise.all(read)) }
}

/** Saves all files of an entry, as the CMS does, and gives those that are committed. */
async function saved(found: Entry): Promise<Record<string, string | undefined>> {
  const changes: Change[] = Object.values(found.locales).flatMap(({ path, content }) =>
    content ? [{ action: "update", path, data: `${toFile(content, OF_BRIEFING).trim()}\n` }] : [],
  )
  await SIBLINGS.complete("briefings", found, changes, OF_BRIEFING)
  return Object.fromEntries(changes.map(({ path, data }) => [path, data]))
}

const ENGLISH = "---\ntitle: Dam\nsummary: It is.\n---\n\nText.\n"

test("a translation says of which version it was made only where somebody says that it follows", async () => {
  const unknown = await entry({ en: ENGLISH, uk: "---\ntitle: Гребля\nmade_from: 0123456789\n---\n" })
  SIBLINGS.read([unknown])
  const [en, uk] = [unknown.locales["en"]?.content ?? {}, unknown.locales["uk"]?.content ?? {}]
  assert.deepEqual([uk["made_from"], en["behind"], en["missing"]], [false, " · Ukrainian behind", " ar "])
  uk["title"] = "Дамба"
  assert.deepEqual(await saved(unknown), { "briefings/old/a.uk.md": "---\ntitle: Дамба\nmade_from: 0123456789\n---\n" })
  uk["made_from"] = true
  const [text] = Object.values(await saved(unknown))
  assert.match(text ?? "", /^---\ntitle: Дамба\nmade_from: [0-9a-f]{10}\n---\n$/)
  assert.deepEqual([uk["made_from"], en["behind"]], [true, ""])
  // An edit of the original leaves it behind; what follows of both at once does not.
  en["title"] = "The dam"
  assert.deepEqual(await saved(unknown), { "briefings/old/a.md": ENGLISH.replace("Dam", "The dam") })
  assert.deepEqual([uk["made_from"], en["behind"]], [false, " · Ukrainian behind"])
  uk["made_from"] = true
  await saved(unknown)
  en["title"] = "A dam"
  uk["title"] = "Гребля"
  assert.equal(Object.keys(await saved(unknown)).length, 2)
  assert.deepEqual([uk["made_from"], en["behind"]], [true, ""])
})

test("a new translation lies beside its original, and takes over nothing that this says of itself", async () => {
  const original = await entry({ en: ENGLISH })
  const content = original.locales["en"]?.content ?? {}
  const taken = SIBLINGS.takenOver({ ...content, draft: false, "aliases.0": "a", "translation.by": "X", "key_points.0": "One." })
  assert.deepEqual(taken, { title: "Dam", summary: "It is.", priority: "normal", body: "Text.", "key_points.0": "One.", translation: null })
  const fields: readonly Field[] = [
    { name: "title", widget: "string", i18n: true },
    { name: "slug", widget: "string" },
    { name: "aliases", widget: "list", i18n: true },
    { name: "key_points", widget: "list", i18n: true },
    { name: "corrections", widget: "list", i18n: true, fields: [{ name: "text", widget: "string", i18n: true }] },
    {
      name: "image",
      widget: "object",
      i18n: true,
      fields: [
        { name: "src", widget: "image" },
        { name: "alt", widget: "string", i18n: true },
      ],
    },
  ]
  const paths = ["title", "slug", "aliases.0", "key_points.0", "corrections.0.text", "image.src", "image.alt", "file it was read of"]
  assert.deepEqual(paths.filter(path => SIBLINGS.isCopied(path, fields)), ["title", "key_points.0", "image.alt"])
  original.locales["uk"] = { path: "briefings/2026/01/02/a.uk.md", content: { title: "Гребля", made_from: true } }
  const changes: Change[] = [
    { action: "update", path: "briefings/old/a.md", data: ENGLISH },
    { action: "create", path: "briefings/2026/01/02/a.uk.md", data: toFile({ title: "Гребля" }, OF_BRIEFING) },
  ]
  await SIBLINGS.complete("briefings", original, changes, OF_BRIEFING)
  assert.deepEqual(changes.map(({ action, path }) => [action, path]), [["create", "briefings/old/a.uk.md"]])
  assert.equal(original.locales["uk"].path, "briefings/old/a.uk.md")
})
