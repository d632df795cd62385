/* What stands beside a draft: who else tells of its event, why they were put together, rights. */

import { make } from "../make"
import type { Case, EventReport, Line } from "./records"
import { told, webAddress } from "./wording"

/** Gives what the side of the page shows of a draft. */
export function eventView(line: Line, draft: Case): HTMLElement[] {
  return [
    ...coverage(line),
    ...part("Reports of this event", draft.reports.map(report)),
    // Where the store knows the reports, each has its own.
    ...part("Why they were put together", draft.reports.length ? [] : draft.reasons.map(each => make("li", {}, each))),
    ...part("What its page says of machines", draft.rights.map(each => make("li", {}, each))),
    make("p", { class: "news-meta review-path" }, draft.path),
  ]
}

function coverage(line: Line): HTMLElement[] {
  if (!line.coverage) return []
  const look = line.overlooked ? "review-coverage review-coverage--overlooked" : "review-coverage"
  return [make("p", { class: look }, told(line.coverage))]
}

function report(each: EventReport): HTMLElement {
  const name = each.country.name ? `${each.outlet.name}, ${each.country.name}` : each.outlet.name
  const notes = [each.is_own ? "this draft" : "", each.is_copy ? "reprint" : ""].filter(Boolean)
  const link = make(
    "a",
    { href: webAddress(each.url), target: "_blank", rel: "noopener noreferrer", lang: each.language.code || undefined, dir: "auto" },
    each.title,
  )
  return make(
    "li",
    {},
    make("p", { class: "news-meta" }, [name, ...notes].join(" · ")),
    make("p", {}, link),
    ...(each.english && each.english !== each.title ? [make("p", { class: "review-english" }, each.english)] : []),
    ...(each.reasons.length ? [make("ul", { class: "review-reasons" }, ...each.reasons.map(reason => make("li", {}, reason)))] : []),
  )
}

function part(name: string, items: readonly HTMLElement[]): HTMLElement[] {
  if (!items.length) return []
  return [make("section", {}, make("h2", {}, name), make("ul", { class: "review-facts" }, ...items))]
}
