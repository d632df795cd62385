/* What languages are called in that of the page. */

import { LANGUAGE } from "../language"

let names: Intl.DisplayNames | undefined

/** Gives a language's name. The browser takes a while to open its list of them, and few pages ask. */
export function languageName(tag: string): string {
  names ??= new Intl.DisplayNames([LANGUAGE], { type: "language" })
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag // It is no tag of a language.
  }
}
