/* The fields in which a draft is edited. Only what was edited is sent, so that all else stays. */

import { make } from "../make"
import type { Case, Fields } from "./records"
import { PARTS } from "./wording"

type Name = keyof Fields
type Typed = Partial<Fields>

const HINTS: Partial<Record<Name, string>> = { key_points: "one a line", body: "in Markdown" }

interface Field {
  readonly name: Name
  readonly box: HTMLInputElement | HTMLTextAreaElement
  readonly theirs: HTMLElement
}

export interface Endings {
  /** What was typed is kept; whether the draft is accepted with it. */
  readonly save: (typed: Typed, accepts: boolean) => void
  /** Nothing was typed, or it is given up. */
  readonly cancel: () => void
  readonly announce: (words: string) => void
}

export class EditForm {
  readonly element: HTMLFormElement
  readonly #fields: readonly Field[]
  readonly #note = make("p", { class: "review-warning", role: "alert", hidden: "" })
  readonly #endings: Endings
  #base: Case
  #isGivingUp = false

  constructor(draft: Case, endings: Endings) {
    this.#base = draft
    this.#endings = endings
    this.#fields = [
      field("title", make("input", { type: "text" }), draft),
      field("summary", make("textarea", { rows: "3" }), draft),
      field("key_points", make("textarea", { rows: "4" }), draft),
      field("body", make("textarea", { rows: "12" }), draft),
    ]
    const save = make("button", { class: "news-button review-button--main", "aria-keyshortcuts": "Control+Enter" }, "Save")
    const accept = make("button", { class: "news-button", type: "button", "aria-keyshortcuts": "Control+Shift+Enter" }, "Save and accept")
    const cancel = make("button", { class: "news-button", type: "button", "aria-keyshortcuts": "Escape" }, "Cancel")
    this.element = make(
      "form",
      { class: "review-edit", "aria-label": "Edit the draft" },
      this.#note,
      ...this.#fields.flatMap(({ name, box, theirs }) => [label(name), box, theirs]),
      make("p", { class: "review-edit__buttons" }, save, accept, cancel),
      make("p", { class: "news-meta review-wide" }, "Ctrl Enter saves, Ctrl Shift Enter accepts too, Esc leaves it."),
    )
    accept.addEventListener("click", () => this.#save(true))
    cancel.addEventListener("click", () => endings.cancel())
    this.element.addEventListener("submit", event => {
      event.preventDefault()
      this.#save(false)
    })
    this.element.addEventListener("keydown", event => this.#press(event))
  }

  get path(): string {
    return this.#base.path
  }

  /** Of the file from which it goes on. */
  get digest(): string {
    return this.#base.digest
  }

  focus(): void {
    this.#fields[0]?.box.focus()
  }

  /** Says what was wrong; nothing that was typed is lost. */
  refuse(message: string): void {
    this.#note.hidden = false
    this.#note.textContent = message
    this.#note.scrollIntoView({ block: "nearest" })
  }

  /** Goes on from a file that somebody has changed: what was not edited here is theirs. */
  goOnFrom(draft: Case): void {
    const typed = this.#typed()
    this.#base = draft
    for (const { name, box, theirs } of this.#fields) {
      const isEdited = typed[name] !== undefined
      if (!isEdited) box.value = written(name, draft)
      theirs.hidden = !isEdited || written(name, draft) === box.value
      theirs.replaceChildren(make("strong", {}, "In the file now: "), written(name, draft))
    }
  }

  #typed(): Typed {
    const changed = this.#fields.filter(({ name, box }) => box.value !== written(name, this.#base))
    return Object.fromEntries(changed.map(({ name, box }) => [name, read(name, box.value)]))
  }

  #save(accepts: boolean): void {
    this.#endings.save(this.#typed(), accepts)
  }

  #press(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      this.#save(event.shiftKey)
    } else if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault()
      const isLost = Object.keys(this.#typed()).length > 0 && !this.#isGivingUp
      this.#isGivingUp = isLost
      if (isLost) this.#endings.announce("Press Esc again to give up what you have typed.")
      else this.#endings.cancel()
    } else this.#isGivingUp = false
  }
}

function field(name: Name, box: HTMLInputElement | HTMLTextAreaElement, draft: Case): Field {
  box.id = `__edit-${name}`
  box.value = written(name, draft)
  box.dir = "auto"
  return { name, box, theirs: make("p", { class: "review-theirs", hidden: "" }) }
}

function label(name: Name): HTMLElement {
  const hint = HINTS[name]
  const more = hint ? [make("span", { class: "news-meta" }, ` ${hint}`)] : []
  return make("label", { for: `__edit-${name}` }, PARTS[name] ?? name, ...more)
}

function written(name: Name, fields: Fields): string {
  return name === "key_points" ? fields.key_points.join("\n") : fields[name]
}

function read(name: Name, text: string): string | readonly string[] {
  return name === "key_points" ? text.split("\n").filter(line => line.trim()) : text
}
