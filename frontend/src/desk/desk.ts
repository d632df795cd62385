/* The desk: Sveltia CMS, with our way to read and write files, and with the files of some months alone. */

import { init, registerCustomFormat, type CmsConfig } from "@sveltia/cms"
import type { Field } from "./fields"
import { fromFile, toFile } from "./format"
import { firstMonth, isListed } from "./months"

interface Told {
  readonly config: CmsConfig
  readonly zone: string
  readonly months: number
  readonly languages: readonly string[]
  /** Says from which month on briefings are listed. */
  readonly since: string
}

interface Collection {
  readonly name: string
  readonly folder: string
  readonly fields: readonly Field[]
  description?: string
}

declare global {
  /** Asked by the CMS of each file, before it is sorted into a collection. */
  var isOnDesk: (path: string) => boolean
}

const told = JSON.parse(document.querySelector("#desk")?.textContent ?? "") as Told
const collections = told.config.collections as unknown as readonly Collection[]

for (const { name, fields } of collections) {
  registerCustomFormat(name, "md", {
    fromFile: (text: string) => fromFile(text, fields),
    toFile: (content: Record<string, unknown>) => toFile(content, fields),
  })
}

const first = firstMonth(new URL(location.href).searchParams.get("from"), new Date(), told)
const [briefings] = collections
if (briefings) {
  globalThis.isOnDesk = path => isListed(path, briefings.folder, first, told.languages)
  // What was kept of a repository is read anew where this differs.
  briefings.description = told.since.replace("{month}", first)
}

/** What a field says to us alone; the CMS would warn of it. */
const OURS = new Set(["capitals", "commas", "others", "truth", "usual"])

const plain = JSON.stringify(told.config, (key, value: unknown) => (OURS.has(key) ? undefined : value))
void init({ config: JSON.parse(plain) as CmsConfig })
