/* Of Pagefind's own interface, what is used here. */

/** A part of a page, from a heading with an id to the next one. */
export interface Section {
  readonly url: string
  readonly title: string
  readonly excerpt: string
  readonly locations: readonly number[]
  /** Its heading; nothing of the part before the first one. */
  readonly anchor?: { readonly id: string }
}

export interface Fragment {
  readonly url: string
  readonly excerpt: string
  /** All of the text. */
  readonly raw_content: string
  /** Which of its words were found. */
  readonly locations: readonly number[]
  readonly meta: Readonly<Record<string, string>>
  /** Those in which something was found, as they follow each other. */
  readonly sub_results: readonly Section[]
  readonly filters: Readonly<Record<string, readonly string[]>>
}

export interface Result {
  readonly id: string
  readonly score: number
  data(): Promise<Fragment>
}

export type Values = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface Answer {
  readonly results: readonly Result[]
  /** How many of them each value of each filter has. */
  readonly filters: Values
}

export interface Options {
  readonly filters: Record<string, string | { any: readonly string[] }>
  readonly sort: Record<string, "asc" | "desc">
}

export interface Pagefind {
  init(): Promise<void>
  mergeIndex(path: string, options: Record<string, unknown>): Promise<void>
  filters(): Promise<unknown>
  search(words: string | null, options: Options): Promise<Answer>
}

export interface Programs {
  createInstance: (options: Record<string, unknown>) => Pagefind
}
