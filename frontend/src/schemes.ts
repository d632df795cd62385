/* The switch between light and dark. */

import { scheme } from "./choices"
import { onPress } from "./presses"

const root = document.documentElement
const systemIsDark = matchMedia("(prefers-color-scheme: dark)")

const isDark = () => (root.dataset.scheme ?? (systemIsDark.matches ? "dark" : "light")) === "dark"

/** Lets the switch in the masthead work. */
export function offerSchemes(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-news='scheme']")
  if (!button) return
  const show = () => button.setAttribute("aria-pressed", String(isDark()))
  onPress(button, () => {
    const wanted = isDark() ? "light" : "dark"
    // Back at what the system says, the reader follows the system again.
    const isSystems = (wanted === "dark") === systemIsDark.matches
    root.dataset.scheme = wanted
    if (isSystems) delete root.dataset.scheme
    scheme.write(isSystems ? undefined : wanted)
    show()
  })
  systemIsDark.addEventListener("change", show)
  show()
}
