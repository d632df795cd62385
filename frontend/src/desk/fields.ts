/* The fields of a form, as the site's build describes them, and what a file's values are in them. */

import { isMap, isScalar, isSeq, type Node } from "yaml"
import { wholeDate } from "./dates"

export interface Field {
  readonly name: string
  readonly widget: string
  readonly multiple?: boolean
  /** The fields of an object, or of each in a list. */
  readonly fields?: readonly Field[]
  /** The time zone of a date that says none. */
  readonly input_timezone?: string
  /** Other names under which the key may stand. */
  readonly others?: readonly string[]
  /** Whether a list may stand as one text with commas. */
  readonly commas?: boolean
  /** Whether it is a code in capitals, which a file may have in small letters. */
  readonly capitals?: boolean
  /** Whether it is true or false, or says why it is true. */
  readonly truth?: boolean
  /** What it is where a file says nothing of it. */
  readonly usual?: string | boolean
  /** Whether a translation has it, too. */
  readonly i18n?: boolean
}

export type Value = string | number | boolean | readonly Value[] | Values
export interface Values {
  readonly [name: string]: Value
}

const NULLS = new Set(["", "~", "null", "Null", "NULL"])
const TRUE = new Set(["true", "yes", "on"])
const FALSE = new Set(["false", "no", "off"])

/** Gives what a field holds of what stands in a file; nothing where that is nothing, or no value of such a field. */
export function valueOf(node: Node | null | undefined, field: Field): Value | undefined {
  if (field.fields) {
    const fields = field.fields
    if (field.widget !== "list") return isMap(node) ? valuesOf(node, fields) : undefined
    return isSeq(node) ? node.items.flatMap(each => (isMap(each) ? [valuesOf(each, fields)] : [])) : undefined
  }
  if (field.multiple || field.widget === "list") return textsOf(node, field)
  const text = textOf(node)
  return text === undefined ? undefined : read(text, field)
}

/** Gives what the fields hold of a mapping; where it says nothing, what is usual, or else the CMS would begin anew. */
export function valuesOf(node: Node | null | undefined, fields: readonly Field[]): Values {
  const values: Record<string, Value> = {}
  for (const { name, usual } of fields) if (usual !== undefined) values[name] = usual
  if (!isMap(node)) return values
  for (const pair of node.items) {
    const field = fieldOf(textOf(pair.key), fields)
    const value = field && valueOf(pair.value as Node, field)
    if (field && value !== undefined) values[field.name] = value
  }
  return values
}

/** Gives the field of a key. */
export const fieldOf = (key: string | undefined, fields: readonly Field[]): Field | undefined =>
  fields.find(({ name, others }) => key !== undefined && (name === key || others?.includes(key)))

/** Gives a scalar as it is written; nothing for what stands for nothing. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined
  const text = typeof node.value === "string" ? node.value : ""
  return node.type === "PLAIN" && NULLS.has(text) ? undefined : text
}

function textsOf(node: Node | null | undefined, field: Field): string[] | undefined {
  if (isSeq(node)) return node.items.flatMap(each => textOf(each) ?? []).map(each => cased(each, field))
  const text = textOf(node)
  if (text === undefined) return undefined
  const found = field.commas ? text.split(",").map(each => each.trim()).filter(Boolean) : [text]
  return found.map(each => cased(each, field))
}

const cased = (text: string, field: Field) => (field.capitals ? text.toUpperCase() : text)

function read(text: string, field: Field): Value | undefined {
  const word = text.toLowerCase()
  if (field.widget === "boolean") return TRUE.has(word) ? true : FALSE.has(word) ? false : undefined
  if (field.widget === "number") return /^\s*\d+\s*$/.test(text) ? Number(text) : undefined
  if (field.input_timezone) return wholeDate(text, field.input_timezone)
  if (field.truth) return TRUE.has(word) ? "true" : FALSE.has(word) ? undefined : text
  return cased(text.trim(), field)
}

/** Whether two values say the same; what is empty says nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other)
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, place) => isSame(each, other[place]))
  }
  if (isObject(one) && isObject(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(key => isSame(one[key], other[key]))
  }
  return one === other
}

/** Whether a form's value says nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.every(isEmpty)) ||
  (isObject(value) && Object.values(value).every(isEmpty))

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
