/* What a reader presses before its script is there.

   A page is drawn before its scripts have come: on a slow line a button is seen seconds before it works. Its press is
   kept, and answered as soon as it can be. */

// Each script of a page brings this module; what was pressed is shared.
const page = globalThis as { briefingsPresses?: Set<Element> }

const BOX = "input[role='combobox']"

/** Keeps what is pressed from now on: buttons, and Enter in a box that leads somewhere by a script. */
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
}

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
