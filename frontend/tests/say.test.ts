import assert from "node:assert/strict"
import { test } from "node:test"
import { formIn, say, sayMany, textIn, type Catalog, type Speech } from "../src/words"

const ONE = "%(num)s briefing"
const MANY = "%(num)s briefings"

/** The forms of a plural in the order of their categories, as a catalog has them. */
const FORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ar: {
    zero: "لا موجزات",
    one: "موجز واحد",
    two: "موجزان",
    few: "%(num)s موجزات",
    many: "%(num)s موجزًا",
    other: "%(num)s موجز",
  },
  uk: { one: "%(num)s зведення", few: "%(num)s зведення (few)", many: "%(num)s зведень" },
  pl: { one: "%(num)s wiadomość", few: "%(num)s wiadomości", many: "%(num)s wiadomości (many)" },
  ja: { other: "%(num)s件の記事" },
}

function speechOf(language: string, words: Catalog["words"] = {}): Speech {
  const forms = FORMS[language] ?? {}
  const catalog = { language, plural: Object.keys(forms), words: { [ONE]: Object.values(forms), ...words } }
  return { catalog, locale: `${language}-u-nu-latn`, isFromRight: language === "ar" }
}

/** Says how many there are, by the category of the form that it takes. */
function categoryOf(language: string, num: number): string | undefined {
  const said = formIn(speechOf(language), ONE, MANY, num)
  const number = num.toLocaleString(`${language}-u-nu-latn`)
  return Object.entries(FORMS[language] ?? {}).find(([, form]) => form.replace("%(num)s", number) === said)?.[0]
}

test("A number takes the form that its language has for it", () => {
  const expected: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
    ar: { zero: [0], one: [1], two: [2], few: [3, 10, 103, 1010], many: [11, 26, 99, 111], other: [100, 102, 1000] },
    uk: { one: [1, 21, 101, 1001], few: [2, 4, 22, 104], many: [0, 5, 11, 12, 14, 20, 111, 1000] },
    pl: { one: [1], few: [2, 4, 22, 102], many: [0, 5, 12, 14, 21, 101, 1000] },
    ja: { other: [0, 1, 2, 11, 100] },
  }
  for (const [language, categories] of Object.entries(expected)) {
    for (const [category, numbers] of Object.entries(categories)) {
      for (const num of numbers) assert.equal(categoryOf(language, num), category, `${num} in ${language}`)
    }
  }
})

test("English needs no catalog", () => {
  assert.deepEqual([0, 1, 2, 1234].map(num => sayMany(ONE, MANY, num)), ["0 briefings", "1 briefing", "2 briefings", "1,234 briefings"])
  assert.equal(say("%(place)s of %(count)s", { place: 3, count: 1200 }), "3 of 1,200")
})

test("What a catalog has not is said in English, in an English form", () => {
  const speech = { catalog: { language: "uk", plural: ["one", "few", "many"], words: {} }, locale: "uk" }
  assert.equal(textIn(speech, "Save", "Save"), "Save")
  assert.equal(formIn(speech, ONE, MANY, 21), "21 briefings")
})

test("One word of English is two of another language, by its context", () => {
  const speech = speechOf("uk", { "mark\u0004Read": "Прочитано", Read: "Читати" })
  assert.equal(textIn(speech, "mark\u0004Read", "Read"), "Прочитано")
  assert.equal(textIn(speech, "Read", "Read"), "Читати")
})

test("Values stand in their places as they are, whatever signs they are made of", () => {
  const values = { title: "%(count)s $& “Odesa”", count: 2 }
  assert.equal(say("Removed: %(title)s, %(count)s, %(other)s", values), "Removed: %(count)s $& “Odesa”, 2, %(other)s")
})

test("A percent sign stands twice, as in all of gettext's texts with values", () => {
  assert.equal(say("%(share)s %% of %%(all)s", { share: 5 }), "5 % of %(all)s")
})

test("A name that runs the other way is set apart", () => {
  assert.equal(say("Removed: %(title)s", { title: "بيروت" }), "Removed: \u2068بيروت\u2069")
  const speech = speechOf("ar", { "Removed: %(title)s": "أزيل: %(title)s" })
  const text = "Removed: %(title)s"
  assert.equal(textIn(speech, text, text, { title: "Odesa (U.N.)" }), "أزيل: \u2068Odesa (U.N.)\u2069")
})
