/* What is typed while the search is opened: a field out of sight takes it until that of the search is there. */

import { make } from "../make"

interface Waiting {
  readonly form: HTMLFormElement
  readonly field: HTMLInputElement
  /** What had the focus before. */
  readonly before: Element | null
}

// The script that begins to wait is not the one that has the search.
const page = globalThis as { briefingsTyped?: Waiting | undefined }

/** Takes what is typed from now on for the search to which a link leads. Enter goes there, without any script. */
export function beginToType(link: HTMLAnchorElement): void {
  if (page.briefingsTyped) return
  const field = make("input", {
    type: "search",
    name: "q",
    "aria-label": link.getAttribute("aria-label") ?? link.textContent,
    autocomplete: "off",
    spellcheck: "false",
  })
  const form = make("form", { class: "news-unseen", action: link.href }, field)
  page.briefingsTyped = { form, field, before: document.activeElement }
  document.body.append(form)
  field.focus({ preventScroll: true })
}

/** Gives once what was typed, and the focus back. */
export function takeTyped(): string {
  const waiting = page.briefingsTyped
  if (!waiting) return ""
  const { form, field, before } = waiting
  page.briefingsTyped = undefined
  if (document.activeElement === field && before instanceof HTMLElement) before.focus({ preventScroll: true })
  form.remove()
  return field.value
}
