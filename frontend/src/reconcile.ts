/* Shows a list anew, as far as it has changed. */

/** Makes these the children of an element.

    A child that is there already, or one that says the same, stays in its place in the document: whoever has pressed
    or focused it while the list came anew has not lost it. */
export function reconcile(parent: Element, made: readonly Element[]): void {
  const there = [...parent.children]
  const children = made.map(child => {
    const at = there.includes(child) ? there.indexOf(child) : there.findIndex(other => other.isEqualNode(child))
    return there.splice(at, at < 0 ? 0 : 1)[0] ?? child
  })
  for (const other of there) other.remove()
  for (const [at, child] of children.entries()) {
    const now = parent.children[at]
    if (now !== child) parent.insertBefore(child, now ?? null)
  }
}
