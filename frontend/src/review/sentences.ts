/* Sentences side by side: that of the original, what it became, and what is doubtful in it. */

import { make } from "../make"
import type { Sentence } from "./records"

export interface Sides {
  /** Language of the original, and its direction. */
  readonly language: string
  readonly direction: string
}

/** Gives rows of an original and its translation; of a screen reader each is an item of a list. */
export function rows(sentences: readonly Sentence[], sides: Sides): HTMLElement {
  return make("ol", { class: "review-pairs", role: "list" }, ...sentences.map(each => row(each, sides)))
}

function row(sentence: Sentence, { language, direction }: Sides): HTMLElement {
  const original = sentence.original
    ? make("p", { class: "review-pairs__original", lang: language || undefined, dir: direction }, sentence.original)
    : make("p", { class: "review-pairs__original review-missing" }, "No sentence of the original carries this.")
  const text = sentence.text
    ? make("p", { class: "review-pairs__text" }, sentence.text)
    : make("p", { class: "review-pairs__text review-missing" }, "Not translated.")
  const marks = doubtsIn(sentence)
  const look = ["review-pair", marks.length ? "review-pair--doubtful" : "", sentence.part === "title" ? "review-pair--title" : ""]
  return make("li", { class: look.filter(Boolean).join(" ") }, original, make("div", {}, text, ...marks))
}

/** Gives what is doubtful in a sentence; nothing where nothing is. */
export function doubtsIn({ doubts }: Sentence): HTMLElement[] {
  if (!doubts.length) return []
  const lines = doubts.map(({ kind, message }) => make("li", {}, make("strong", {}, kind), `: ${message}`))
  return [make("ul", { class: "review-doubts", "aria-label": "Findings" }, ...lines)]
}
