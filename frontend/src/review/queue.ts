/* The drafts that wait: their order, what is shown of them, and which one is on the desk. */

import type { Line } from "./records"

/** By what the queue is narrowed; what is empty leaves all. */
export interface Filters {
  readonly country: string
  readonly source: string
  readonly language: string
  /** A kind of finding, or `any`, or `none`. */
  readonly finding: string
}

export const NO_FILTERS: Filters = { country: "", source: "", language: "", finding: "" }

export class Queue {
  #lines: Line[] = []
  #current = ""
  /** Drafts that are being decided on: the server may name them still. */
  readonly #leaving = new Set<string>()
  filters = NO_FILTERS

  /** All that wait, whatever the filters are. */
  get all(): readonly Line[] {
    return this.#lines
  }

  get shown(): readonly Line[] {
    return this.#lines.filter(line => passes(line, this.filters))
  }

  get current(): Line | undefined {
    return this.shown.find(line => line.path === this.#current) ?? this.shown[0]
  }

  /** Takes what the server names now; gives how many of them are new. */
  take(lines: readonly Line[]): number {
    const known = new Set(this.#lines.map(line => line.path))
    const place = this.#place()
    this.#lines = lines.filter(line => !this.#leaving.has(line.path))
    this.#stayNear(place)
    return this.#lines.filter(line => !known.has(line.path)).length
  }

  choose(path: string): void {
    this.#current = path
  }

  narrow(filters: Filters): void {
    this.filters = Object.values(filters).some(Boolean) ? filters : NO_FILTERS
  }

  /** Goes that many drafts on; gives whether there was one. */
  step(by: number): boolean {
    const next = this.shown[this.#place() + by]
    if (next) this.#current = next.path
    return next !== undefined
  }

  /** Takes a draft away that is being decided on; the one after it comes to the desk. */
  leave(path: string): void {
    const place = this.#place()
    this.#leaving.add(path)
    this.#lines = this.#lines.filter(line => line.path !== path)
    this.#stayNear(place)
  }

  /** Takes a draft away on which somebody else has decided. */
  drop(path: string): void {
    this.leave(path)
    this.left(path)
  }

  /** The decision was carried out. */
  left(path: string): void {
    this.#leaving.delete(path)
  }

  /** Brings a draft back that could not be decided on, right behind the one on the desk. */
  comeBack(line: Line): void {
    this.#leaving.delete(line.path)
    const current = this.current?.path
    this.#lines = this.#lines.filter(each => each.path !== line.path)
    const place = this.#lines.findIndex(each => each.path === current)
    this.#lines.splice(place + 1, 0, line)
    this.#current = current ?? line.path
  }

  /** Gives the drafts that are likely to be wanted soon: the next ones, and the one before. */
  soon(count: number): readonly string[] {
    const place = this.#place()
    const { shown } = this
    const near = [...shown.slice(place, place + count), ...shown.slice(Math.max(place - 1, 0), place)]
    return near.map(line => line.path)
  }

  #place(): number {
    const { current, shown } = this
    return current ? shown.indexOf(current) : 0
  }

  #stayNear(place: number): void {
    const { shown } = this
    if (shown.some(line => line.path === this.#current)) return
    this.#current = (shown[place] ?? shown.at(-1))?.path ?? ""
  }
}

function passes(line: Line, filters: Filters): boolean {
  return (
    (!filters.country || line.countries.some(country => country.code === filters.country)) &&
    (!filters.source || line.outlet.code === filters.source) &&
    (!filters.language || line.language.code === filters.language) &&
    hasFinding(line, filters.finding)
  )
}

function hasFinding(line: Line, wanted: string): boolean {
  if (wanted === "any") return line.findings.length > 0
  if (wanted === "none") return line.findings.length === 0
  return !wanted || line.findings.includes(wanted)
}
