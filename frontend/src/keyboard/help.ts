/* The dialog that lists the shortcuts, and switches them off. It is made when it is first asked for. */

import { make } from "../make"
import { LOCALE } from "../language"
import { say } from "../words"
import type { Shortcut } from "./shortcuts"

let dialog: HTMLDialogElement | undefined

/** Opens the help; `change` is told when the shortcuts are switched off or on. */
export function openHelp(all: readonly Shortcut[], isOff: boolean, change: (isOff: boolean) => void): void {
  dialog ??= makeDialog(all, isOff, change)
  // The browser gives the focus back when it closes.
  dialog.showModal()
}

function makeDialog(all: readonly Shortcut[], isOff: boolean, change: (isOff: boolean) => void): HTMLDialogElement {
  const toggle = make("input", { type: "checkbox", role: "switch" })
  const close = make("button", { class: "news-button", type: "button", autofocus: "" }, say("Close"))
  const made = make(
    "dialog",
    { class: "news-dialog", "aria-labelledby": "__keys" },
    make("h2", { id: "__keys" }, say("Keyboard shortcuts")),
    make("dl", {}, ...all.map(line)),
    make("label", {}, toggle, " ", say("Shortcuts are on")),
    make("p", {}, say("Switch them off if they get in the way of what you speak or type. The button below every page opens this again.")),
    close,
  )
  toggle.checked = !isOff
  toggle.addEventListener("change", () => change(!toggle.checked))
  close.addEventListener("click", () => made.close())
  made.addEventListener("click", event => event.target === made && made.close())
  document.body.append(made)
  return made
}

function line({ keys, also = [], what }: Shortcut): HTMLElement {
  const either = new Intl.ListFormat(LOCALE, { type: "disjunction" }).formatToParts([...keys, ...also])
  const names = either.map(({ type, value }) => (type === "element" ? make("kbd", {}, value) : value))
  return make("div", {}, make("dt", {}, ...names), make("dd", {}, what))
}
