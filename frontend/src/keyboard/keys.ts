/* What a key is for: a shortcut, the search, or the field in which it is pressed. */

const FIELDS = "input, textarea, select, dialog, [contenteditable], [data-news='globe']"

type Key = Pick<KeyboardEvent, "key" | "code" | "shiftKey">

/** Gives a key as a keyboard with Latin letters has it: where a letter is of another script, its place says which. */
export function keyOf({ key, code, shiftKey }: Key): string {
  if (key.length !== 1 || key <= "~") return key
  if (code === "Slash") return shiftKey ? "?" : "/"
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? key
  return shiftKey ? letter : letter.toLowerCase()
}

/** Whether it is Ctrl K, or ⌘ K. That is no shortcut of one key, so it is never in the way. */
export function isControlK(event: Key & Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey">): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && keyOf(event) === "k"
}

/** Whether a key is no shortcut of one key, since somebody types, or means something else by it. */
export function isElsewhere(event: KeyboardEvent): boolean {
  const isOthers = event.defaultPrevented || event.isComposing
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey
  return isOthers || hasModifier || (event.target instanceof Element && event.target.closest(FIELDS) !== null)
}
