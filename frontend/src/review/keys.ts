/* Keys of one letter, the help that lists them, and the switch that turns them off (WCAG 2.1.4). */

import { shortcuts } from "../choices"
import { make, marked } from "../make"

export interface Key {
  readonly key: string
  /** The mark of the button that does the same. */
  readonly name?: string
  readonly what: string
  readonly act: () => void
  /** Whether it goes on while it is held down. */
  readonly repeats?: boolean
}

const TYPING = "input, textarea, select, dialog, [contenteditable]"

export class Keys {
  readonly #keys: readonly Key[]
  #areOff = shortcuts.read() === "off"

  constructor(keys: readonly Key[]) {
    this.#keys = [...keys, { key: "?", name: "help", what: "This help", act: () => this.help() }]
    for (const { name, act } of this.#keys) {
      const button = name ? marked(name) : null
      // A link does by itself what its key does.
      if (!(button instanceof HTMLAnchorElement)) button?.addEventListener("click", act)
    }
    this.#name()
    document.addEventListener("keydown", event => this.#press(event))
  }

  get areOn(): boolean {
    return !this.#areOff
  }

  help(): void {
    const toggle = make("input", { type: "checkbox", role: "switch" })
    toggle.checked = this.areOn
    const close = make("button", { class: "news-button", type: "button" }, "Close")
    const lines = this.#keys.map(({ key, what }) =>
      make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)),
    )
    const dialog = make(
      "dialog",
      { class: "news-dialog", "aria-labelledby": "__keys" },
      make("h2", { id: "__keys" }, "Keys"),
      make("dl", {}, ...lines),
      make("label", {}, toggle, " Keys of one letter are on"),
      make("p", {}, "Switch them off if they get in the way of what you speak or type. Every key has a button, too."),
      close,
    )
    toggle.addEventListener("change", () => this.#switch(toggle.checked))
    close.addEventListener("click", () => dialog.close())
    dialog.addEventListener("click", event => event.target === dialog && dialog.close())
    dialog.addEventListener("close", () => dialog.remove())
    document.body.append(dialog)
    dialog.showModal()
    close.focus()
  }

  #switch(areOn: boolean): void {
    this.#areOff = !areOn
    shortcuts.write(areOn ? undefined : "off")
    this.#name()
  }

  /** Tells browsers and screen readers which key does the same as a button. */
  #name(): void {
    for (const { key, name } of this.#keys) {
      const button = name ? marked(name) : null
      if (this.#areOff) button?.removeAttribute("aria-keyshortcuts")
      else button?.setAttribute("aria-keyshortcuts", key)
    }
    document.documentElement.classList.toggle("review-keyless", this.#areOff)
  }

  #press(event: KeyboardEvent): void {
    const isOthers = event.defaultPrevented || event.isComposing
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null
    if (this.#areOff || isOthers || hasModifier || isTyping) return
    const found = this.#keys.find(({ key }) => key === event.key)
    // A key that is held down would decide on one draft after the other.
    if (!found || (event.repeat && !found.repeats)) return
    event.preventDefault()
    found.act()
  }
}
