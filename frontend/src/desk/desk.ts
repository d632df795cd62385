/* The desk: Sveltia CMS, with our way to read and write files, with the files of some months alone, and with
   translations as files that hold what differs. */

import { init, registerCustomFormat, type CmsConfig } from "@sveltia/cms"
import type { Field } from "./fields"
import { fromFile, toFile } from "./format"
import { firstMonth, isListed } from "./months"
import { fromVersioned, inFile, Siblings, type Change, type Content, type Entry, type Translations } from "./translations"

interface Told {
  readonly config: CmsConfig
  readonly zone: string
  readonly months: number
  readonly languages: readonly string[]
  /** What is told of translations; nothing on a site in one language. */
  readonly translations: Translations | null
  /** Says from which month on briefings are listed. */
  readonly since: string
}

interface Collection {
  readonly name: string
  readonly folder: string
  readonly fields: readonly Field[]
  description?: string
}

/** What the CMS asks us. */
interface Asked {
  /** Whether a file is on the desk, before it is sorted into a collection. */
  readonly isListed: (path: string) => boolean
  /** Whether a field is on a form. */
  readonly isShown: (name: string, isOriginal: boolean) => boolean
  /** What a new translation takes over. */
  readonly takenOver: (content: Content) => Content
  /** Whether a text may be copied from one language into another. */
  readonly isCopied: (collection: string, path: string) => boolean
  /** Completes entries that were read. */
  readonly read: (entries: readonly Entry[]) => void
  /** Completes an entry and its files before they are saved. */
  readonly complete: (collection: string, entry: Entry, changes: Change[]) => Promise<void>
}

declare global {
  var desk: Asked
}

const told = JSON.parse(document.querySelector("#desk")?.textContent ?? "") as Told
const collections = told.config.collections as unknown as readonly Collection[]

const { translations } = told
const siblings = translations && new Siblings(translations)

for (const collection of collections) {
  const words = translations?.words[collection.name]
  const fields = inFile(collection.fields)
  registerCustomFormat(collection.name, "md", {
    fromFile: (text: string) => (words ? fromVersioned(text, fields, words) : fromFile(text, fields)),
    toFile: (content: Content) => toFile(content, fields),
  })
}

const first = firstMonth(new URL(location.href).searchParams.get("from"), new Date(), told)
const briefings = collections.find(({ name }) => name === "briefings")
const fieldsOf = (name: string) => collections.find(each => each.name === name)?.fields ?? []
globalThis.desk = {
  isListed: path => isListed(path, briefings?.folder ?? "", first, told.languages),
  isShown: (name, isOriginal) => siblings?.isShown(name, isOriginal) ?? true,
  takenOver: content => siblings?.takenOver(content) ?? content,
  read: entries => siblings?.read(entries),
  isCopied: (name, path) => siblings?.isCopied(path, fieldsOf(name)) ?? true,
  complete: async (name, entry, changes) => siblings?.complete(name, entry, changes, inFile(fieldsOf(name))),
}
// What was kept of a repository is read anew where this differs.
if (briefings) briefings.description = told.since.replace("{month}", first)

/** What a field says to us alone; the CMS would warn of it. */
const OURS = new Set(["capitals", "commas", "others", "truth", "usual"])

const plain = JSON.stringify(told.config, (key, value: unknown) => (OURS.has(key) ? undefined : value))
void init({ config: JSON.parse(plain) as CmsConfig })
