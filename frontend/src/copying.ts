/* Puts text on the reader's clipboard. */

/** Copies a text; tells whether the browser has let it. */
export async function copy(text: string): Promise<boolean> {
  try {
    // Only pages that came over a safe line have a clipboard.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyAsSelected(text)
  }
}

function copyAsSelected(text: string): boolean {
  const focused = document.activeElement
  const field = document.createElement("textarea")
  field.value = text
  field.className = "news-unseen"
  document.body.append(field)
  field.select()
  // oxlint-disable-next-line typescript/no-deprecated -- where there is no clipboard there is no other way
  const isCopied = document.execCommand("copy")
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
