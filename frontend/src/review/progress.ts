/* How far the day is: "8 of 50 countries", and each of them. */

import { make } from "../make"
import type { CountryProgress } from "./records"

export function progressLine(progress: readonly CountryProgress[]): string {
  const done = progress.filter(each => each.accepted).length
  return `${done} of ${progress.length === 1 ? "1 country" : `${progress.length} countries`}`
}

export function progressList(progress: readonly CountryProgress[]): HTMLElement {
  return make("ul", {}, ...progress.map(each => make("li", { class: each.accepted ? "review-done" : undefined }, make("strong", {}, each.country.name), ` ${figures(each)}`)))
}

function figures({ accepted, waiting }: CountryProgress): string {
  return [accepted ? `${accepted} accepted` : "", waiting ? `${waiting} waiting` : ""].filter(Boolean).join(", ") || "nothing yet"
}
