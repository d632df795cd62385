/* What the server tells of drafts, in its own words. */

export interface Named {
  readonly code: string
  readonly name: string
}

export interface Coverage {
  readonly families: number
  readonly countries: number
  readonly us: number
  readonly us_polled: number
}

/** A draft in the queue. */
export interface Line {
  readonly path: string
  /** Of the file's bytes: another one says that somebody has changed it. */
  readonly digest: string
  readonly title: string
  readonly countries: readonly Named[]
  readonly outlet: Named
  readonly language: Named
  /** The kinds of what is doubtful. */
  readonly findings: readonly string[]
  readonly alarms: number
  readonly last: string
  /** Whether it is marked as overlooked, or that is suggested. */
  readonly overlooked: boolean
  readonly coverage: Coverage | null
}

export interface Sentence {
  /** A part of the draft, or the kind of its block in the report. */
  readonly part: string
  readonly text: string
  readonly original: string
  readonly doubts: readonly { readonly kind: string; readonly message: string }[]
}

export interface EventReport {
  readonly item: number
  readonly title: string
  readonly english: string
  readonly url: string
  readonly outlet: Named
  readonly country: Named
  readonly language: Named
  readonly seen: string
  readonly is_copy: boolean
  readonly is_own: boolean
  readonly reasons: readonly string[]
}

/** What of a draft can be edited. */
export interface Fields {
  readonly title: string
  readonly summary: string
  readonly key_points: readonly string[]
  readonly body: string
}

/** All that is known of a draft. */
export interface Case extends Fields {
  readonly path: string
  readonly digest: string
  readonly url: string
  readonly published: string
  readonly direction: string
  readonly engine: string
  readonly tags: readonly string[]
  readonly story: string
  readonly overlooked: boolean
  /** Why it may be marked as overlooked; empty where nothing speaks for it. */
  readonly suggestion: string
  readonly sentences: readonly Sentence[]
  readonly report: readonly Sentence[]
  readonly reports: readonly EventReport[]
  readonly reasons: readonly string[]
  readonly rights: readonly string[]
  readonly alarms: readonly string[]
}

export interface CountryProgress {
  readonly country: Named
  readonly accepted: number
  readonly waiting: number
}

export interface Candidate {
  readonly item: number
  readonly title: string
  readonly outlet: Named
  /** Path of its draft; empty where it has none. */
  readonly draft: string
}

export interface Waiting {
  readonly site: string
  readonly by: string
  readonly language: string
  readonly lines: readonly Line[]
  readonly progress: readonly CountryProgress[]
  readonly problems: readonly string[]
  readonly can_undo: boolean
}

export interface Outcome {
  readonly message: string
  readonly path: string
  readonly digest: string
}

export interface Done {
  readonly outcome: Outcome
  readonly progress: readonly CountryProgress[]
}

export type Decision = { readonly path: string; readonly digest: string } & (
  | { readonly kind: "accept" }
  | ({ readonly kind: "edit"; readonly overlooked?: boolean } & Partial<Fields>)
  | { readonly kind: "reject"; readonly reason: string }
  | { readonly kind: "merge"; readonly item: number }
  | { readonly kind: "split"; readonly items: readonly number[] }
)
