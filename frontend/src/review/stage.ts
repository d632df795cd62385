/* The page as it stands: what is on the desk, the queue beside it, and what went wrong. */

import { make, marked } from "../make"
import { draftView, originalView } from "./draft"
import type { EditForm } from "./edit"
import { eventView } from "./event"
import { FilterBoxes } from "./filters"
import { QueueList } from "./list"
import { progressLine, progressList } from "./progress"
import { type Filters, NO_FILTERS, type Queue } from "./queue"
import type { Case, CountryProgress, Line, Waiting } from "./records"
import { counted, webAddress } from "./wording"

export class Stage {
  readonly #list: QueueList
  readonly #filters: FilterBoxes

  constructor(choose: (path: string) => void, narrow: (filters: Filters) => void) {
    this.#list = new QueueList(part("queue"), choose)
    this.#filters = new FilterBoxes(part("filters"), narrow)
    part("filters").addEventListener("keydown", event => event.key === "Escape" && this.#focusDraft())
  }

  focusFilters(): void {
    this.#filters.focus()
  }

  clearFilters(): void {
    this.#filters.clear()
  }

  /** Tells of the day, and of what cannot be read. */
  tell({ site, by, lines, progress, problems, can_undo: canUndo }: Waiting): void {
    document.title = `Review · ${site}`
    part("site").textContent = site
    part("by").textContent = by
    part("problems").replaceChildren(...problems.map(each => make("li", {}, each)))
    part("problems").hidden = !problems.length
    this.count(progress)
    this.offerUndo(canUndo)
    this.#filters.offer(lines)
  }

  count(progress: readonly CountryProgress[]): void {
    part("progress").textContent = progressLine(progress)
    part("countries").replaceChildren(progressList(progress))
  }

  offerUndo(isThere: boolean): void {
    part("undo").toggleAttribute("disabled", !isThere)
  }

  /** Shows the queue, and nothing else anew. */
  showQueue(queue: Queue): void {
    part("left").textContent = left(queue)
    part("clear").hidden = queue.filters === NO_FILTERS
    this.#list.show(queue.shown, queue.current)
  }

  /** Shows what is on the desk; `takesFocus` where a key has brought it there. */
  show(queue: Queue, draft: Case | undefined, takesFocus: boolean): void {
    const { current } = queue
    this.showQueue(queue)
    this.#enable(draft)
    part("desk").classList.remove("review-desk--editing")
    this.labelAcceptance("Accept")
    const main = part("draft")
    main.replaceChildren(...(current && draft ? draftView(current, draft) : [without(queue, current)]))
    part("event").replaceChildren(...(current && draft ? eventView(current, draft) : []))
    scrollTo({ top: 0 })
    if (takesFocus) this.#focusDraft()
  }

  /** Shows the fields of a draft in its place, beside the original. */
  edit(line: Line, draft: Case, form: EditForm): void {
    part("desk").classList.add("review-desk--editing")
    const heading = make("h1", { class: "news-unseen" }, `Edit: ${draft.title}`)
    part("draft").replaceChildren(heading, form.element, originalView(line, draft))
    part("event").replaceChildren()
    this.#enable(undefined)
    form.focus()
  }

  labelAcceptance(words: string): void {
    part("accept-label").textContent = words
  }

  #focusDraft(): void {
    part("draft").querySelector<HTMLElement>("h1")?.focus({ preventScroll: true })
  }

  #enable(draft: Case | undefined): void {
    for (const button of document.querySelectorAll("[data-needs='draft']")) button.toggleAttribute("disabled", !draft)
    part("overlooked").setAttribute("aria-pressed", String(draft?.overlooked ?? false))
    part("split").toggleAttribute("disabled", !draft || draft.reports.length < 2)
    const link = part("original")
    const address = webAddress(draft?.url ?? "")
    link.hidden = address === undefined
    if (address) link.setAttribute("href", address)
  }
}

/** Says how many drafts are left. */
export function left({ shown, all }: Queue): string {
  const drafts = counted(all.length, "draft")
  return shown.length === all.length ? `${drafts} left` : `${shown.length} of ${drafts} left`
}

/** Says what went wrong, until it is put away. */
export function warn(words: string): void {
  const close = make("button", { class: "news-button", type: "button" }, "Close")
  const alert = make("div", { class: "review-alert" }, make("p", {}, words), close)
  close.addEventListener("click", () => alert.remove())
  part("alerts").replaceChildren(alert)
}

function without(queue: Queue, current: Line | undefined): HTMLElement {
  const why = queue.all.length ? "No draft fits the filters." : "Nothing waits for a decision."
  return make("h1", { tabindex: "-1", class: "review-nothing" }, current ? "Loading …" : why)
}

function part(mark: string): HTMLElement {
  const found = marked(mark)
  if (!found) throw new Error(`The page has no ${mark}.`)
  return found
}
