/* The elements of the globe's place on the page. */

/** Gives the element that `data-part` calls so. Throws where a template has left it out. */
export function part<Kind extends HTMLElement>(container: HTMLElement, name: string): Kind {
  const found = container.querySelector<Kind>(`[data-part="${name}"]`)
  if (!found) throw new Error(`The globe has no part ${name}.`)
  return found
}

/** Makes an element. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}
