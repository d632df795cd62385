/* Makes elements. Their words are text and never markup: most of them are other people's. */

type Attributes = Record<string, string | undefined>

/** Gives a new element; an attribute whose value is undefined is left out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, value)
  }
  element.append(...children)
  return element
}

/** Gives the element that a template has marked for a script, where there is one. */
export function marked<Kind extends HTMLElement>(mark: string, within: ParentNode = document): Kind | null {
  return within.querySelector<Kind>(`[data-news="${mark}"]`)
}
