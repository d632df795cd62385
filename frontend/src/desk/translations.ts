/* Translations at the desk: files beside an original, which say what differs, and of which version of it they were made.

   The CMS reads and writes each file by itself. Where an entry has all of its files, before it is listed and before it
   is saved, it asks here: which of them are behind, where a new one lies, and of which version one is now. */

import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from "yaml"
import { textOf, type Field } from "./fields"
import { FILE, fromFile, READING, split, toFile } from "./format"

/** What of an original stands for its version. */
export interface Words {
  readonly keys: readonly string[]
  /** The key that is a text in a language if it is not true or false. */
  readonly reason?: string
  /** The keys of an image that are in a language. */
  readonly image?: readonly string[]
}

export interface Translations {
  /** What each language is called, the default one first. */
  readonly names: Readonly<Record<string, string>>
  /** By collections; without those of which no version is told. */
  readonly words: Readonly<Record<string, Words>>
  /** Keys that a file says of itself, which a new translation does not take over. */
  readonly own: readonly string[]
  /** Says of an entry which of its translations are behind. */
  readonly behind: string
}

export type Content = Record<string, unknown>

/** An entry of the CMS: a briefing with its translations, say. */
export interface Entry {
  readonly locales: Record<string, { path: string; content?: Content }>
}

/** A file that is written, or goes. */
export interface Change {
  readonly action: string
  path: string
  data?: string
}

/** The key of a translation that says of which version it was made. On its form it says whether it still is. */
export const MADE_FROM = "made_from"

/** Under these names, which no key can have, goes along what a file is as an original, and what it says it was made from. */
export const VERSION = "version of the file"
export const MADE = "version it says"

/** What a list and its filters know of an entry. */
const BEHIND = "behind"
const MISSING = "missing"

const DIGITS = 10

/** YAML 1.1 takes them for line ends; our reader, for spaces. */
const OTHER_BREAKS = /[\u0085\u2028\u2029]/g

/** Gives what stands for all in a file that its translations have to follow, as `briefings check` does. */
export const versionOf = async (text: string, words: Words): Promise<string> => (await versions(text, words))[VERSION]

/** Gives what a file is as an original, and what it says it was made from. */
async function versions(text: string, words: Words): Promise<{ [VERSION]: string; [MADE]: string | undefined }> {
  const { head, body } = split(text)
  const document = parseDocument(head.replace(OTHER_BREAKS, " "), READING)
  const values = plain(document.contents, document)
  const found = isValues(values) ? values : {}
  const told: Record<string, unknown> = { body: body.trim() }
  for (const key of words.keys) told[key] = found[key] ?? null
  if (words.reason) told[words.reason] = isReason(found[words.reason]) ? found[words.reason] : null
  if (words.image) {
    const image = found["image"]
    told["image"] = isValues(image) ? words.image.map(key => image[key] ?? null) : null
  }
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(asJson(told)))
  const version = [...new Uint8Array(bytes)].map(each => each.toString(16).padStart(2, "0")).join("").slice(0, DIGITS)
  const made = found[MADE_FROM]
  return { [VERSION]: version, [MADE]: typeof made === "string" ? made.trim() : undefined }
}

const isReason = (value: unknown) => typeof value === "string" && !["", "true", "false"].includes(value.trim().toLowerCase())

const isValues = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Gives what a file holds, as our reader has it: texts, and nothing where there is nothing. */
function plain(node: unknown, document: Document): unknown {
  if (isAlias(node)) return plain(node.resolve(document), document)
  if (isSeq(node)) return node.items.map(each => plain(each, document))
  if (isMap(node)) {
    const pairs = node.items as Pair<Node, Node | null>[]
    return Object.fromEntries(pairs.map(({ key, value }) => [isScalar(key) ? String(key.value) : "", plain(value, document)]))
  }
  return textOf(node) ?? null
}

/** Writes JSON as Python does: with spaces, and its keys in order. */
function asJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asJson).join(", ")}]`
  if (!isValues(value)) return JSON.stringify(value)
  const keys = Object.keys(value).toSorted((one, other) => (one < other ? -1 : 1))
  return `{${keys.map(key => `${JSON.stringify(key)}: ${asJson(value[key])}`).join(", ")}}`
}

/** Reads a file together with what tells whether it, or a translation of it, is behind. */
export async function fromVersioned(text: string, fields: readonly Field[], words: Words): Promise<Content> {
  return { ...fromFile(text, fields), ...(await versions(text, words)) }
}

/** Gives the fields that stand in a file: what says whether a translation is behind is found out, and not written. */
export const inFile = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ name, widget }) => widget !== "hidden" && name !== MADE_FROM)

function withVersion(text: string, version: string, fields: readonly Field[]): string {
  const written: Field = { name: MADE_FROM, widget: "string" }
  const all = [...fields.filter(({ name }) => name !== "body"), written]
  return toFile({ ...fromFile(text, all), [MADE_FROM]: version }, all)
}

/** What the CMS asks of translations. */
export class Siblings {
  private readonly told: Translations
  /** The language of originals. */
  private readonly original: string

  constructor(told: Translations) {
    this.told = told
    this.original = Object.keys(told.names)[0] ?? ""
  }

  /** Whether a field is on the form of an original, or of a translation. */
  isShown(name: string, isOriginal: boolean): boolean {
    return name !== MADE_FROM || !isOriginal
  }

  /** Gives what a new translation takes over of an original: nothing that this says of itself, nor its text. */
  takenOver(content: Content): Content {
    const isOwn = (key: string) => [FILE, VERSION, MADE].includes(key) || this.told.own.includes(key.split(".")[0] ?? "")
    // To the CMS, an object that is not there is one that is null.
    const objects = Object.entries(content).flatMap(([key, value]) => {
      const name = value === null ? key : /^(\w+)\.[a-z]/.exec(key)?.[1]
      return name !== undefined && isOwn(name) ? [[name, null] as const] : []
    })
    return Object.fromEntries([...Object.entries(content).filter(([key]) => !isOwn(key)), ...objects])
  }

  /** Whether a text may be copied from another language: what a file says of itself may not, nor half of a correction. */
  isCopied(path: string, fields: readonly Field[]): boolean {
    const [name = "", ...below] = path.split(".")
    const field = fields.find(each => each.name === name)
    if (!field?.i18n || this.told.own.includes(name) || (field.widget === "list" && field.fields)) return false
    return field.fields ? this.isCopied(below.join("."), field.fields) : true
  }

  /** Says of entries that were read what of them is missing, and what is behind. */
  read(entries: readonly Entry[]): void {
    for (const each of entries) this.mark(each)
  }

  /** Completes what is about to be saved in a collection, and leaves out files in which nothing was edited. */
  async complete(name: string, entry: Entry, changes: Change[], fields: readonly Field[]): Promise<void> {
    const words = this.told.words[name]
    const first = entry.locales[this.original]
    const before = first?.content?.[VERSION]
    const written = changes.find(({ path }) => path === first?.path)?.data
    const version = words && written !== undefined ? await versionOf(written, words) : undefined
    for (const [tag, file] of Object.entries(entry.locales)) {
      const change = changes.find(({ path, data }) => path === file.path && data !== undefined)
      if (!file.content || change?.data === undefined) continue
      if (tag !== this.original) {
        if (change.action === "create" && first) file.path = change.path = first.path.replace(/\.md$/, `.${tag}.md`)
        const { content } = file
        const isEdited = change.data.trim() !== content[FILE]
        const isSaid = content[MADE_FROM] === true && (isEdited || content[MADE] !== before)
        if (version !== undefined && isSaid) change.data = withVersion(change.data, version, fields)
      }
    }
    const same = changes.filter(({ action, path, data }) => {
      const file = Object.values(entry.locales).find(each => each.path === path)
      return action === "update" && data !== undefined && data.trim() === file?.content?.[FILE]
    })
    if (same.length < changes.length) for (const each of same) changes.splice(changes.indexOf(each), 1)
    await this.remember(entry, [...changes], words)
    this.mark(entry)
  }

  /** Lets an entry know its files as they are now, so that another edit goes on from there. */
  private async remember(entry: Entry, changes: readonly Change[], words: Words | undefined): Promise<void> {
    for (const { path, content } of Object.values(entry.locales)) {
      const data = changes.find(each => each.path === path)?.data
      if (!content || data === undefined) continue
      content[FILE] = data.trim()
      if (words) Object.assign(content, await versions(data, words))
    }
  }

  private mark({ locales }: Entry): void {
    const first = locales[this.original]?.content
    if (!first) return
    const others = Object.entries(this.told.names).filter(([tag]) => tag !== this.original)
    const behind: string[] = []
    for (const [tag, name] of others) {
      const content = locales[tag]?.content
      if (!content || first[VERSION] === undefined) continue
      const follows = content[MADE] === first[VERSION]
      content[MADE_FROM] = follows
      if (content[MADE] !== undefined && !follows) behind.push(name)
    }
    first[BEHIND] = behind.length ? this.told.behind.replace("{languages}", behind.join(", ")) : ""
    first[MISSING] = others.map(([tag]) => (locales[tag]?.content ? "" : ` ${tag} `)).join("")
  }
}
