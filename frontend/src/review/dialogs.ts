/* Dialogs that ask for one thing: why a draft is rejected, which event it belongs to, what leaves it.

   What stands behind a number is chosen by that key too, unless keys of one letter are switched off
   or somebody types. The browser gives the focus back when a dialog closes. */

import { make } from "../make"
import type { Candidate, EventReport } from "./records"
import { counted } from "./wording"

const REASONS = [
  "no news for our readers",
  "told already",
  "poor translation",
  "wrong or unsupported",
  "advertising or opinion",
  "out of date",
  "rights",
]

interface Parts {
  readonly title: string
  readonly note: string
  readonly content: readonly HTMLElement[]
}

/** Asks why a draft is rejected. */
export function askReason(hasKeys: () => boolean, choose: (reason: string) => void): void {
  const own = make("input", { type: "text", id: "__reason", maxlength: "200", autocomplete: "off" })
  const form = make("form", { class: "review-form" }, make("label", { for: "__reason" }, "Another reason"), own, make("button", { class: "news-button" }, "Reject"))
  const buttons = REASONS.map((reason, at) => numbered(at + 1, hasKeys(), reason))
  const dialog = open({ title: "Reject", note: "Its file is removed. Undo brings it back.", content: [numberedList(buttons), form] }, hasKeys)
  const done = (reason: string) => {
    dialog.close()
    choose(reason)
  }
  buttons.forEach((button, at) => button.addEventListener("click", () => done(REASONS[at] ?? "")))
  form.addEventListener("submit", event => {
    event.preventDefault()
    const reason = own.value.trim()
    if (reason) done(reason)
    else own.focus()
  })
}

/** Asks with which event a draft's is merged; `find` gives events by words. */
export function askEvent(
  hasKeys: () => boolean,
  find: (words: string) => Promise<readonly Candidate[]>,
  choose: (candidate: Candidate) => void,
): void {
  const words = make("input", { type: "search", id: "__words", autocomplete: "off", "aria-describedby": "__found" })
  const found = make("p", { class: "news-meta", id: "__found", role: "status" })
  const list = make("div")
  const search = make("div", { class: "review-form" }, make("label", { for: "__words" }, "Words of its headline"), words)
  const dialog = open(
    { title: "Merge with another event", note: "Both are one event from now on. Of two drafts the other one stays.", content: [list, found, search] },
    hasKeys,
  )
  let asked = 0
  let buttons = new Map<number, HTMLButtonElement>()
  const show = async (): Promise<void> => {
    const turn = ++asked
    const candidates = await find(words.value)
    if (turn !== asked) return
    const focused = [...buttons].find(([, button]) => button === document.activeElement)?.[0]
    buttons = new Map(candidates.map((each, at) => [each.item, candidateButton(at + 1, hasKeys(), each)]))
    for (const each of candidates) {
      buttons.get(each.item)?.addEventListener("click", () => {
        dialog.close()
        choose(each)
      })
    }
    list.replaceChildren(numberedList([...buttons.values()]))
    found.textContent = candidates.length ? counted(candidates.length, "event") : "No other event is like it. Search for words of its headlines."
    // Keys go on to work for whoever has left the words before their answer came.
    if (turn === 1) ([...buttons.values()][0] ?? words).focus()
    else if (focused !== undefined) (buttons.get(focused) ?? words).focus()
  }
  words.addEventListener("input", () => void show())
  void show()
}

/** Asks which reports leave an event. */
export function askReports(hasKeys: () => boolean, reports: readonly EventReport[], choose: (items: readonly number[]) => void): void {
  const boxes = reports.map(each => make("input", { type: "checkbox", value: String(each.item) }))
  const lines = reports.map((each, at) =>
    make("label", { class: "review-choice", "data-number": String(at + 1) }, boxes[at] ?? "", number(at + 1), make("span", {}, make("strong", {}, each.outlet.name), ` ${each.english || each.title}`)),
  )
  const form = make(
    "form",
    {},
    make("fieldset", {}, make("legend", {}, "Reports that tell of something else"), ...lines),
    make("button", { class: "news-button" }, "Split out"),
  )
  const dialog = open({ title: "Split the event", note: "They are kept apart from the others from now on.", content: [form] }, hasKeys)
  boxes[0]?.focus()
  form.addEventListener("submit", event => {
    event.preventDefault()
    const items = boxes.filter(box => box.checked).map(box => Number(box.value))
    dialog.close()
    choose(items)
  })
}

function open({ title, note, content }: Parts, hasKeys: () => boolean): HTMLDialogElement {
  const close = make("button", { class: "news-button", type: "button" }, "Cancel")
  const dialog = make(
    "dialog",
    { class: "news-dialog review-dialog", "aria-labelledby": "__title", "aria-describedby": "__note" },
    make("h2", { id: "__title" }, title),
    make("p", { id: "__note" }, note),
    ...content,
    close,
  )
  close.addEventListener("click", () => dialog.close())
  dialog.addEventListener("close", () => dialog.remove())
  dialog.addEventListener("click", event => event.target === dialog && dialog.close())
  dialog.addEventListener("keydown", event => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== "checkbox"
    if (!hasKeys() || isTyping || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
    const choice = dialog.querySelector<HTMLElement>(`[data-number="${CSS.escape(event.key)}"]`)
    if (!choice) return
    event.preventDefault()
    choice.click()
  })
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}

function numberedList(buttons: readonly HTMLElement[]): HTMLElement {
  return make("ul", { class: "review-choices" }, ...buttons.map(button => make("li", {}, button)))
}

function candidateButton(at: number, hasKey: boolean, { title, outlet, draft }: Candidate): HTMLButtonElement {
  return numbered(at, hasKey, title, `${outlet.name}${draft ? "; this draft is rejected, its own stays" : ""}`)
}

function numbered(at: number, hasKey: boolean, name: string, note = ""): HTMLButtonElement {
  const text = make("span", {}, name, ...(note ? [make("span", { class: "news-meta" }, note)] : []))
  const key = hasKey ? String(at) : undefined
  return make("button", { type: "button", class: "review-choice", "data-number": key, "aria-keyshortcuts": key }, number(at), text)
}

function number(at: number): HTMLElement {
  return make("kbd", { "aria-hidden": "true" }, String(at))
}
