import assert from "node:assert/strict"
import { afterEach, test } from "node:test"
import * as fc from "fast-check"
import { folded } from "../src/folded"
import type { Bundles } from "../src/search/bundles"
import type { Found } from "../src/search/finder"
import type { Query } from "../src/search/query"
import { marked, TitleFinder } from "../src/search/titles"

const fetched = globalThis.fetch
afterEach(() => {
  globalThis.fetch = fetched
})

const line = (title: string, more: object = {}) => ({
  url: `${title.toLowerCase().replaceAll(" ", "-")}/`,
  title,
  summary: "",
  date: "2026-03-02",
  country: ["ke"],
  country_name: "Kenya",
  country_also: "",
  source: "river-post",
  source_name: "River Post",
  tag: [],
  language: "en",
  text_language: "en",
  ...more,
})

const month = (of: string) => ({ path: `${of}/`, from: `${of}-01`, to: `${of}-28`, count: 1, tag: "x1" })
const query = (words: string, more: Partial<Query> = {}): Query => ({ words, span: "all", isByDate: false, isEverywhere: false, facets: {}, ...more })

/** Searches a site that has these lines in each month, the newest first; gives all that it tells. */
async function search(months: Record<string, object[]>, asked: Query, signal = new AbortController().signal): Promise<Found[]> {
  globalThis.fetch = input => {
    const { url } = new Request(input)
    const of = /(\d{4}-\d\d)\/titles\.json\?x1$/.exec(url)?.[1] ?? ""
    return Promise.resolve(of in months ? Response.json(months[of]) : new Response(null, { status: 404 }))
  }
  const bundles = Object.keys(months).map(month)
  const all: Bundles = { list: "bundles.json", base: "https://news.example/search/", programs: "", language: "en", bundles }
  const told: Found[] = []
  await new TitleFinder(all, "/").find(asked, true, signal, found => {
    told.push(found)
    return Promise.resolve()
  })
  return told
}

const titles = async (found: Found | undefined) => (await found?.hits(0, 10))?.map(hit => hit.title)

test("Whole words go before what begins as they do", async () => {
  const lines = [line("Electric trains for all", { summary: "Electricity is here." }), line("Calm", { summary: "They elect a mayor." })]
  const found = async (words: string) => titles((await search({ "2026-03": lines }, query(words))).at(-1))
  assert.deepEqual(await found("elect"), ["Calm", "Electric trains for all"])
  assert.deepEqual(await found("election"), [])
})

test("All words have to be there, and those of a title count more", async () => {
  const lines = [
    line("Rain in June", { summary: "The night train runs." }),
    line("Night train runs again"),
    line("Night falls"),
  ]
  const told = await search({ "2026-03": lines }, query("night TRAIN"))
  assert.deepEqual(await titles(told.at(-1)), ["Night train runs again", "Rain in June"])
})

test("Words are found from their beginning, in scripts with spaces", async () => {
  const lines = [line("Training for all"), line("Constrained"), line("東京の駅"), line("한국어")]
  const found = async (words: string) => titles((await search({ "2026-03": lines }, query(words))).at(-1))
  assert.deepEqual(await found("train"), ["Training for all"])
  assert.deepEqual(await found("京"), ["東京の駅"])
  assert.deepEqual(await found("국"), ["한국어"])
})

test("It tells what it has found so far, twice as many bundles each time", async () => {
  const months = Object.fromEntries(["2026-05", "2026-04", "2026-03", "2026-02", "2026-01"].map(of => [of, [line(`Rail ${of}`)]]))
  const told = await search(months, query("rail"))
  assert.deepEqual(
    told.map(({ count, since, isDone }) => [count, since, isDone]),
    [
      [1, "2026-05-01", false],
      [2, "2026-04-01", false],
      [4, "2026-02-01", false],
      [5, "2026-01-01", true],
    ],
  )
})

test("Results are counted by what narrows them, each facet without itself", async () => {
  const lines = [line("Rail one", { tag: ["transport", "constructor"] }), line("Rail two", { country: ["ug", "ke"] })]
  const [found] = await search({ "2026-03": lines }, query("rail", { facets: { country: "ug" } }))
  assert.equal(found?.count, 1)
  assert.deepEqual({ ...found?.counts.country }, { ke: 2, ug: 1 })
  assert.deepEqual({ ...found?.counts.tag }, {})
  const [all] = await search({ "2026-03": lines }, query("rail"))
  assert.deepEqual({ ...all?.counts.tag }, { transport: 1, constructor: 1 })
})

test("Whoever has stopped it is told no more", async () => {
  assert.deepEqual(await search({ "2026-03": [line("Rail")] }, query("rail"), AbortSignal.abort()), [])
})

test("A bundle that cannot be loaded is an error", async () => {
  globalThis.fetch = () => Promise.resolve(new Response(null, { status: 500 }))
  const all: Bundles = { list: "bundles.json", base: "https://news.example/search/", programs: "", language: "en", bundles: [month("2026-03")] }
  const finder = new TitleFinder(all, "/")
  await assert.rejects(finder.find(query("rail"), false, new AbortController().signal, () => Promise.resolve()), /2026-03\/: 500/)
})

test("Words are marked where they begin, whatever their case and signs", () => {
  assert.deepEqual(marked("Café au lait", ["au", "cafe"]), [
    { text: "Café", isFound: true },
    { text: " ", isFound: false },
    { text: "au", isFound: true },
    { text: " lait", isFound: false },
  ])
  assert.deepEqual(marked("strained train", ["train"]).map(piece => piece.text), ["strained ", "train"])
  assert.deepEqual(marked("ΕΛΛΑΔΑΣ", [folded("ελλάδας")]), [{ text: "ΕΛΛΑΔΑΣ", isFound: true }])
})

test("Decomposed letters, ligatures and syllables are marked whole", () => {
  const found = (text: string, word: string) => marked(text, [folded(word)]).filter(piece => piece.isFound)
  assert.deepEqual(found("de\u0301cor", "décor"), [{ text: "de\u0301cor", isFound: true }])
  assert.deepEqual(found("de\u0301cor", "cor"), [])
  assert.deepEqual(found("ﬁne", "fin"), [{ text: "ﬁn", isFound: true }])
  assert.deepEqual(found("한국어", "국"), [{ text: "국", isFound: true }])
  assert.deepEqual(found("a 𠮷 b", "𠮷"), [{ text: "𠮷", isFound: true }])
})

test("Marking loses no letter, and marks any word of the text", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "É", "e\u0301", "ß", "Σ", "ж", "한", "京", "𠮷", "ﬁ"), minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.nat(), (words, at) => {
      const text = words.join(" ")
      const wanted = words[at % words.length] ?? ""
      const pieces = marked(text, [folded(wanted)])
      assert.equal(pieces.map(piece => piece.text).join(""), text)
      assert.ok(pieces.some(piece => piece.isFound && folded(piece.text).includes(folded(wanted))))
    }),
  )
})

test("Signs of what is typed are treated as those of the titles are", async () => {
  const lines = [line("Ruo’s mayor won’t quit: “It’s too soon”"), line("Envoy arrives"), line("The U.S. votes—again…soon"), line("Łódź, Søndre and/or Thor")]
  const found = async (words: string) => titles((await search({ "2026-03": lines }, query(words))).at(-1))
  for (const words of ["won't", "won’t", "mayor's", "mayor’s quit", '"too soon"', "ruo's", "it's"]) {
    assert.deepEqual(await found(words), [lines[0]?.title], words)
  }
  for (const words of ['"Envoy arrives"', "“envoy arrives”", "envoy, arrives", "arrives.", "(envoy)"]) {
    assert.deepEqual(await found(words), ["Envoy arrives"], words)
  }
  for (const words of ["U.S.", "us votes", "again", "votes—again", "the U.S. votes"]) assert.deepEqual(await found(words), [lines[2]?.title], words)
  for (const words of ["lodz", "Łódź", "sondre", "and/or", "thor", "Þór"]) assert.deepEqual(await found(words), [lines[3]?.title], words)
  for (const words of ['"arrives envoy"', "—", "wonder"]) assert.deepEqual(await found(words), [], words)
})

test("Signs within words do not keep them from being marked", () => {
  const found = (text: string, words: string[]) => marked(text, words).filter(piece => piece.isFound).map(piece => piece.text)
  assert.deepEqual(found("He won’t: well-known U.S. men", ["wont", "known", "us"]), ["won’t", "known", "U.S"])
  assert.deepEqual(found("The envoy, arrives—late", ["envoy arrives", "late"]), ["envoy, arrives", "late"])
})

test("A page is found by its headings, and leads to the one that has more of the words", async () => {
  const sections = [
    { anchor: "whom", title: "Whom to tell" },
    { anchor: "when", title: "When we tell it" },
  ]
  const told = async (words: string) => {
    const [found] = await search({ "2026-03": [line("Mistakes we tell", { sections })] }, query(words))
    return (await found?.hits(0, 9))?.map(({ url, section }) => [url.split("#")[1], section])
  }
  assert.deepEqual(await told("whom"), [["whom", "Whom to tell"]])
  assert.deepEqual(await told("mistakes"), [[undefined, undefined]])
  assert.deepEqual(await told("tell"), [[undefined, undefined]])
  assert.deepEqual(await told("when tell"), [["when", "When we tell it"]])
  assert.deepEqual(await told("nobody"), [])
})
