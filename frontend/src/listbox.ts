/* The list below a box in which one types: an editable combobox (ARIA Authoring Practices). */

/** Marks the option at a place of the list, or none at -1, and tells the box of it. */
export function activate(input: HTMLInputElement, list: HTMLElement, at: number): void {
  list.querySelector("[aria-selected='true']")?.setAttribute("aria-selected", "false")
  const option = list.querySelectorAll("[role='option']")[at]
  option?.setAttribute("aria-selected", "true")
  option?.scrollIntoView({ block: "nearest" })
  if (option) input.setAttribute("aria-activedescendant", option.id)
  else input.removeAttribute("aria-activedescendant")
}
