/* What a reader has chosen. It is kept in this browser alone, and told to nobody. */

const PREFIX = "briefings."

/** A choice by its name; where the browser keeps nothing, it holds for the page only. */
export class Choice<Value extends string> {
  readonly #key: string
  /** Every value that it may have. */
  readonly allowed: readonly Value[]

  constructor(name: string, allowed: readonly Value[]) {
    this.#key = PREFIX + name
    this.allowed = allowed
  }

  /** Gives the choice, or undefined where there is none. */
  read(): Value | undefined {
    const kept = storage()?.getItem(this.#key)
    return this.allowed.find(value => value === kept)
  }

  /** Keeps a choice, or forgets it. */
  write(value: Value | undefined): void {
    try {
      if (value === undefined) storage()?.removeItem(this.#key)
      else storage()?.setItem(this.#key, value)
    } catch {
      // The storage is full: the choice holds until the page is left.
    }
  }
}

/** Gives the browser's storage, which some settings refuse by throwing. */
export function storage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

export const scheme = new Choice("scheme", ["light", "dark"])
export const scale = new Choice("scale", ["0.875", "1", "1.125", "1.25", "1.5"])

/** Shortcuts of one key can be switched off (WCAG 2.1.4). */
export const shortcuts = new Choice("shortcuts", ["off"])
