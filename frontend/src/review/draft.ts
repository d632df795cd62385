/* A draft on the desk, beside its original. */

import { make } from "../make"
import type { Case, Line, Sentence } from "./records"
import { doubtsIn, rows, type Sides } from "./sentences"
import { counted, moment, PARTS } from "./wording"

/** Gives what the main part of the page shows of a draft; its heading takes the focus. */
export function draftView(line: Line, draft: Case): HTMLElement[] {
  const sides = { language: line.language.code, direction: draft.direction }
  return [
    head(line, draft, sides),
    ...warning(draft),
    partView("summary", draft, sides),
    ...(draft.key_points.length ? [partView("key_points", draft, sides)] : []),
    bodyView(draft, sides),
    ...reportView(draft, sides),
  ]
}

/** Gives how many sentences of a draft are doubtful, and how many alarms there are. */
export function doubtsOf(draft: Case): number {
  const doubtful = draft.sentences.flatMap(sentence => sentence.doubts)
  return doubtful.length + draft.alarms.length
}

/** Gives the original of a draft, for whoever edits it. */
export function originalView(line: Line, draft: Case): HTMLElement {
  const sides = { language: line.language.code, direction: draft.direction }
  const shown = draft.report.length ? draft.report : draft.sentences
  return make("section", { class: "review-original" }, make("h2", {}, "The original"), rows(shown, sides))
}

function head(line: Line, draft: Case, { language, direction }: Sides): HTMLElement {
  const title = draft.sentences.filter(sentence => sentence.part === "title")
  const originals = title.map(each => make("p", { class: "review-title__original", lang: language || undefined, dir: direction }, each.original))
  const countries = line.countries.map(country => country.name).join(", ")
  const from = draft.engine ? `${line.language.name}, by ${draft.engine}` : line.language.name
  const facts = [line.outlet.name, from, moment(line.last), ...draft.tags]
  return make(
    "header",
    { class: "review-title" },
    make("p", { class: "news-kicker" }, countries),
    make("h1", { tabindex: "-1" }, draft.title || draft.path),
    ...originals,
    ...title.flatMap(doubtsIn),
    make("p", { class: "news-meta" }, facts.filter(Boolean).join(" · ")),
    ...overlooked(draft),
  )
}

function overlooked({ overlooked: isMarked, suggestion }: Case): HTMLElement[] {
  const words = isMarked ? "Marked for “Don’t miss what gets missed”." : suggestion
  return words ? [make("p", { class: "review-overlooked" }, words)] : []
}

function warning(draft: Case): HTMLElement[] {
  if (!draft.alarms.length) return []
  const lines = draft.alarms.map(each => make("li", {}, each))
  return [make("section", { class: "review-warning", "aria-label": "Alarms" }, make("ul", {}, ...lines))]
}

function partView(part: string, draft: Case, sides: Sides): HTMLElement {
  const sentences = draft.sentences.filter(sentence => sentence.part === part)
  const shown = sentences.length ? sentences : written(part, draft)
  return section(PARTS[part] ?? part, rows(shown, sides), `review-part review-part--${part}`)
}

/** Gives the text of a part of which it is not known what carries it. */
function written(part: string, draft: Case): readonly Sentence[] {
  const texts = part === "key_points" ? draft.key_points : [draft.summary]
  return texts.map(text => ({ part, text, original: "", doubts: [] }))
}

function bodyView(draft: Case, sides: Sides): HTMLElement {
  const doubtful = draft.sentences.filter(sentence => sentence.part === "body" && sentence.doubts.length > 0)
  const text = make("div", { class: "review-body" }, draft.body || "There is no text.")
  return section("Text", text, "review-part", ...(doubtful.length ? [rows(doubtful, sides)] : []))
}

function reportView(draft: Case, sides: Sides): HTMLElement[] {
  if (!draft.report.length) return []
  const summary = make("summary", {}, `The whole report, ${counted(draft.report.length, "sentence")}`)
  return [make("details", { class: "review-part", open: "" }, summary, rows(draft.report, sides))]
}

function section(name: string, content: HTMLElement, look: string, ...more: HTMLElement[]): HTMLElement {
  return make("section", { class: look }, make("h2", {}, name), content, ...more)
}
