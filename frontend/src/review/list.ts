/* The queue at the side of the page. Of hundreds of lines only those that change are touched. */

import { make } from "../make"
import type { Line } from "./records"
import { counted } from "./wording"

export class QueueList {
  readonly #list: HTMLElement
  readonly #choose: (path: string) => void
  #items = new Map<string, { line: Line; item: HTMLElement; button: HTMLElement }>()
  #current: HTMLElement | undefined

  constructor(list: HTMLElement, choose: (path: string) => void) {
    this.#list = list
    this.#choose = choose
  }

  show(lines: readonly Line[], current: Line | undefined): void {
    const wanted = new Set(lines.map(line => line.path))
    for (const [path, { item }] of this.#items) {
      if (wanted.has(path)) continue
      item.remove()
      this.#items.delete(path)
    }
    let after: HTMLElement | null = null
    for (const line of lines) after = this.#put(line, after)
    this.#mark(current)
  }

  /** Puts a line behind another one, where it does not stand there already. */
  #put(line: Line, after: HTMLElement | null): HTMLElement {
    const known = this.#items.get(line.path)
    if (known?.line !== line) {
      known?.item.remove()
      const button = make("button", { type: "button", class: "review-line" }, ...content(line))
      button.addEventListener("click", () => this.#choose(line.path))
      this.#items.set(line.path, { line, item: make("li", {}, button), button })
    }
    const item = this.#items.get(line.path)?.item ?? make("li")
    const place = after ? after.nextSibling : this.#list.firstChild
    if (item !== place) this.#list.insertBefore(item, place)
    return item
  }

  #mark(current: Line | undefined): void {
    this.#current?.removeAttribute("aria-current")
    this.#current = current && this.#items.get(current.path)?.button
    this.#current?.setAttribute("aria-current", "true")
    // The list scrolls and not the page, on whose place the reader's eye is.
    const { list, item } = { list: this.#list, item: this.#current?.parentElement }
    if (!item) return
    const [top, bottom] = [item.offsetTop, item.offsetTop + item.offsetHeight]
    if (top < list.scrollTop || bottom > list.scrollTop + list.clientHeight) list.scrollTop = top - list.clientHeight / 3
  }
}

function content(line: Line): HTMLElement[] {
  const where = [...line.countries.map(country => country.name), line.outlet.name]
  const marks = [
    line.overlooked ? make("span", { class: "review-mark review-mark--overlooked" }, "overlooked") : "",
    line.findings.length ? make("span", { class: "review-mark review-mark--doubtful" }, line.findings.join(", ")) : "",
    line.alarms ? make("span", { class: "review-mark review-mark--doubtful" }, counted(line.alarms, "alarm")) : "",
  ].filter(mark => mark !== "")
  return [
    make("span", { class: "news-meta" }, where.join(" · ")),
    make("span", { class: "review-line__title" }, line.title),
    ...(marks.length ? [make("span", { class: "review-line__marks" }, ...marks)] : []),
  ]
}
