/* Reads a file for the CMS, and writes it again: where nothing was edited, every byte stays.

   The CMS itself knows values alone, and would write comments, quotes and unknown keys away. So the text of a file
   goes along with its values, under a name that no key can have, and what comes back is put into that text. */

import { Document, isMap, isScalar, isSeq, parse, parseDocument, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from "yaml"
import { shortDate } from "./dates"
import { fieldOf, isEmpty, isObject, isSame, textOf, valueOf, valuesOf, type Field, type Value, type Values } from "./fields"

/** The name under which the text goes along. */
export const FILE = "file it was read of"

const OPENING = /^\s*---[ \t]*(?:\n|$)/
const CLOSING = /\n(?:---|\.\.\.)[ \t]*(?=\n|$)/

/** How a front matter is read: every scalar is a text. */
export const READING = { schema: "failsafe", strict: true, uniqueKeys: true } as const
const WRITING = { lineWidth: 0, flowCollectionPadding: false } as const

/** Gives what a form shows of a file. Throws where its front matter cannot be read. */
export function fromFile(text: string, fields: readonly Field[]): Record<string, unknown> {
  const file = split(text)
  return { ...valuesOf(read(file.head).contents, fields), body: file.body.trim(), [FILE]: text }
}

/** Gives the file of what a form holds. */
export function toFile(content: Readonly<Record<string, unknown>>, fields: readonly Field[]): string {
  const text = content[FILE]
  const written = typeof content["body"] === "string" ? content["body"].trim() : ""
  if (typeof text !== "string") return `---\n${block(content, fields)}---\n${written ? `\n${written}\n` : ""}`
  const { open, head, close, body } = split(text)
  const same = body.trim() === written
  const keys = edited(head, content, fields)
  if (!keys && !text.startsWith(open)) return same ? text : `${written}\n`
  return `${open}${keys}${close}${same ? body : `${body.match(/^\n*/)?.[0] || "\n"}${written}\n`}`
}

/** Cuts a file at the fences of its front matter. */
export function split(text: string): { open: string; head: string; close: string; body: string } {
  const open = OPENING.exec(text)?.[0]
  if (open === undefined) return { open: "---\n", head: "", close: "---\n", body: text }
  const start = open.length - 1
  const closing = CLOSING.exec(text.slice(start))
  if (!closing) throw new SyntaxError("The front matter is not closed.")
  const end = start + closing.index + 1
  const after = Math.min(start + closing.index + closing[0].length + 1, text.length)
  return { open, head: text.slice(open.length, end), close: text.slice(end, after), body: text.slice(after) }
}

function read(head: string): Document.Parsed {
  const document = parseDocument(head, READING)
  const [error] = document.errors
  if (error) throw error
  return document
}

/** A key of a front matter, with all of its lines. */
interface Entry {
  key: string
  /** Its lines, up to the last one that says something. */
  text: string
  /** Blank lines and comments below them. */
  tail: string
  value: Node | null | undefined
}

function edited(head: string, content: Readonly<Record<string, unknown>>, fields: readonly Field[]): string {
  const root = read(head).contents
  if (root !== null && (!isMap(root) || root.flow)) return block(content, fields)
  const { before, entries } = entriesOf(head, root)
  for (const [place, field] of fields.entries()) {
    if (field.name === "body") continue
    const found = entries.find(({ key }) => fieldOf(key, [field]))
    const value = content[field.name]
    if (found) {
      if (isSame(value, valueOf(found.value, field))) continue
      if (isEmpty(value)) found.text = ""
      else found.text = changed(found, value as Value, field)
    } else if (!isUsual(value, field)) {
      const earlier = fields.slice(0, place)
      const last = entries.findLastIndex(({ key }) => fieldOf(key, earlier))
      entries.splice(last + 1, 0, { key: field.name, text: pair(field, value as Value), tail: "", value: null })
    }
  }
  return before + entries.map(({ text, tail }) => text + tail).join("")
}

/** Cuts a front matter before each of its keys. */
function entriesOf(head: string, root: YAMLMap | null): { before: string; entries: Entry[] } {
  const pairs = (root?.items ?? []) as Pair<Node, Node | null>[]
  const starts = pairs.map(({ key }) => head.lastIndexOf("\n", (key.range?.[0] ?? 0) - 1) + 1)
  const entries = pairs.map(({ key, value }, place) => {
    const lines = head.slice(starts[place], starts[place + 1] ?? head.length).split(/(?<=\n)/)
    const end = value?.range?.[1] ?? 0
    let last = lines.length
    let reached = (starts[place] ?? 0) + lines.join("").length
    while (last > 1 && /^(?:#.*)?\s*$/.test(lines[last - 1] ?? "") && reached - (lines[last - 1] ?? "").length >= end) {
      last -= 1
      reached -= (lines[last] ?? "").length
    }
    return { key: textOf(key) ?? "", text: lines.slice(0, last).join(""), tail: lines.slice(last).join(""), value }
  })
  return { before: head.slice(0, starts[0] ?? head.length), entries }
}

/** Gives the lines of a key whose value is another one; what is the same in it is written as it was. */
function changed(entry: Entry, value: Value, field: Field): string {
  const document: Document = parseDocument(entry.text, READING)
  const root = document.contents
  const [only] = isMap<Node, Node | null>(root) ? root.items : []
  // An alias, say, cannot be read by itself.
  if (document.errors.length || !only) return pair({ ...field, name: entry.key }, value)
  only.value = merged(only.value, value, field, document)
  const indentSeq = !entry.text.includes("\n- ")
  return document.toString({ ...WRITING, indentSeq })
}

function merged(node: Node | null, value: Value, field: Field, document: Document): Node {
  if (isSame(value, valueOf(node, field)) && node) return node
  if (Array.isArray(value) && isSeq(node)) return mergedList(node, value as readonly Value[], field, document)
  if (isObject(value) && isMap(node)) return mergedMap(node, value, field.fields ?? [], document)
  const made = nodeOf(value, field, document)
  if (isScalar(node) && isScalar(made)) {
    // Quotes stay, but not those that would not hold the new text.
    if (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE") made.type = node.type
    made.comment = node.comment ?? null
  }
  return made
}

function mergedList(node: YAMLSeq, values: readonly Value[], field: Field, document: Document): YAMLSeq {
  const item: Field = { ...field, name: "", widget: field.fields ? "object" : "string", multiple: false, commas: false }
  const left = [...node.items] as Node[]
  const isLong = values.length === left.length
  node.items = values.map((value, place) => {
    const same = left.findIndex(each => isSame(valueOf(each, item), value))
    if (same >= 0) return left.splice(same, 1)[0] as Node
    return merged(isLong ? (node.items[place] as Node) : null, value, item, document)
  })
  return node
}

function mergedMap(node: YAMLMap, values: Values, fields: readonly Field[], document: Document): YAMLMap {
  for (const [place, field] of fields.entries()) {
    const value = values[field.name]
    const found = (node.items as Pair<Node, Node | null>[]).find(({ key }) => fieldOf(textOf(key), [field]))
    if (found) {
      if (isSame(value, valueOf(found.value, field))) continue
      if (isEmpty(value)) node.items.splice(node.items.indexOf(found), 1)
      else found.value = merged(found.value, value as Value, field, document)
    } else if (!isUsual(value, field)) {
      const earlier = fields.slice(0, place)
      const last = (node.items as Pair<Node>[]).findLastIndex(({ key }) => fieldOf(textOf(key), earlier))
      node.items.splice(last + 1, 0, document.createPair(field.name, nodeOf(value as Value, field, document)))
    }
  }
  return node
}

/** Whether a file need not say it. */
const isUsual = (value: unknown, field: Field): boolean => isEmpty(value) || value === field.usual

/** Gives all lines of a front matter that is new. */
const block = (content: Readonly<Record<string, unknown>>, fields: readonly Field[]): string =>
  fields
    .filter(field => field.name !== "body" && !isUsual(content[field.name], field))
    .map(field => pair(field, content[field.name] as Value))
    .join("")

/** Gives the lines of a key. */
function pair(field: Field, value: Value): string {
  const document = new Document({}, READING)
  const root = document.contents as YAMLMap
  root.items = [document.createPair(field.name, nodeOf(value, field, document))] as Pair[]
  return document.toString(WRITING)
}

/** A list of texts that takes more characters has a line for each. */
const WIDEST_LIST = 90

function nodeOf(value: Value, field: Field, document: Document): Node {
  if (Array.isArray(value)) {
    const one: Field = { ...field, widget: field.fields ? "object" : "string", multiple: false }
    const found = (value as readonly Value[]).filter(each => !isEmpty(each))
    const list = document.createNode([]) as YAMLSeq
    list.items = found.map(each => nodeOf(each, one, document))
    const length = found.map(each => (typeof each === "string" ? each.length + 2 : Infinity))
    list.flow = length.reduce((sum, each) => sum + each, 0) <= WIDEST_LIST
    return list
  }
  if (isObject(value)) {
    const map = document.createNode({}) as YAMLMap
    const known = (field.fields ?? []).filter(({ name, ...each }) => !isUsual(value[name], { name, ...each }))
    map.items = known.map(each => document.createPair(each.name, nodeOf(value[each.name] as Value, each, document))) as Pair[]
    return map
  }
  const plain = typeof value === "string" ? value : JSON.stringify(value)
  const text = field.input_timezone ? shortDate(plain, field.input_timezone) : plain
  const node = document.createNode(text) as Scalar
  if (typeof value === "string" && !field.truth && hasType(text)) node.type = "QUOTE_DOUBLE"
  return node
}

/** Whether other programs would take it for a number, say, if it had no quotes. */
const hasType = (text: string): boolean => !text.includes("\n") && text !== "" && typeof parsed(text) !== "string"

function parsed(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return text // it gets its quotes anyway
  }
}
