import assert from "node:assert/strict"
import { test } from "node:test"
import { isControlK, keyOf } from "../src/keyboard/keys"

const NONE = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }

test("a key of another script is the one in its place, and one in Latin letters is itself", () => {
  const keys: readonly (readonly [string, string, boolean, string])[] = [
    ["о", "KeyJ", false, "j"], // Ukrainian
    ["Ы", "KeyS", true, "S"],
    ["ن", "KeyK", false, "k"], // Arabic
    ["ظ", "Slash", false, "/"],
    ["؟", "Slash", true, "?"],
    ["t", "KeyK", false, "t"], // Dvorak
    ["é", "Digit2", false, "é"],
    ["Enter", "Enter", false, "Enter"],
  ]
  for (const [key, code, shiftKey, meant] of keys) assert.equal(keyOf({ key, code, shiftKey }), meant)
})

test("Ctrl K is that with Ctrl or ⌘ and nothing else, on every keyboard", () => {
  const k = { ...NONE, key: "k", code: "KeyK" }
  for (const event of [{ ...k, ctrlKey: true }, { ...k, metaKey: true }, { ...k, key: "л", ctrlKey: true }])
    assert.ok(isControlK(event))
  for (const event of [k, { ...k, ctrlKey: true, shiftKey: true }, { ...k, metaKey: true, altKey: true }, { ...k, key: "t", ctrlKey: true }])
    assert.ok(!isControlK(event))
})
