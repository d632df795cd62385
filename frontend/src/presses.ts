/* What a reader presses before its script is there.

   A page is drawn before its scripts have come: on a slow line a button is seen seconds before it works. Its press is
   kept, and answered as soon as it can be. */

import { shortcuts } from "./choices"
import { isControlK, isElsewhere, keyOf } from "./keyboard/keys"
import { marked } from "./make"
import { goToSearch, searchBox } from "./search/offer"
import { beginToType } from "./search/typed"

// Each script of a page brings this module; what was pressed is shared.
const page = globalThis as { briefingsPresses?: Set<Element>; briefingsKeys?: boolean }

const BOX = "input[role='combobox']"

/** Keeps what is pressed from now on: buttons, Enter in a box that leads somewhere by a script, and the keys that open
    the search, which are a press of its link; what is typed after them is for the search. */
export function keepPresses(): void {
  const kept = new Set<Element>()
  page.briefingsPresses = kept
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null
    if (button) kept.add(button)
  }, { capture: true })
  document.addEventListener("keydown", ({ target, key }) => {
    if (key === "Enter" && target instanceof Element && target.matches(BOX)) kept.add(target)
  }, { capture: true })
  document.addEventListener("keydown", event => {
    const link = marked<HTMLAnchorElement>("search")
    if (!link || page.briefingsKeys || !opensSearch(event)) return
    event.preventDefault()
    if (searchBox() || !link.dataset["finder"]) {
      goToSearch()
      return
    }
    kept.add(link)
    beginToType(link)
  }, { capture: true })
}

/** Tells once whether the search was asked for by a key; from now on somebody else listens. */
export function takeKeys(): boolean {
  page.briefingsKeys = true
  const link = marked("search")
  return link !== null && wasPressed(link)
}

const opensSearch = (event: KeyboardEvent): boolean =>
  isControlK(event) || (keyOf(event) === "/" && !isElsewhere(event) && shortcuts.read() !== "off")

/** Does something whenever a button is pressed, and at once where it was pressed before. */
export function onPress(button: HTMLElement, act: () => unknown): void {
  button.addEventListener("click", () => {
    page.briefingsPresses?.delete(button)
    act()
  })
  if (wasPressed(button)) button.click()
}

/** Tells once whether something was pressed before its script was there. */
export const wasPressed = (element: Element): boolean => page.briefingsPresses?.delete(element) ?? false
