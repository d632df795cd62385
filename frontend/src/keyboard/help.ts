/* The dialog that lists the shortcuts, and switches them off. It is made when it is first asked for. */

import { make } from "../make"

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [["j"], "Next headline; on a briefing, the earlier one from its country"],
  [["k"], "Headline before; on a briefing, the later one from its country"],
  [["Enter", "o"], "Open the headline"],
  [["s"], "Save the briefing, or take it off the list"],
  [["/", "Ctrl K"], "Search; on a Mac, also ⌘ K"],
  [["g h"], "Home: press g, then h"],
  [["?"], "This help"],
]

let dialog: HTMLDialogElement | undefined

/** Opens the help; `change` is told when the shortcuts are switched off or on. */
export function openHelp(isOff: boolean, change: (isOff: boolean) => void): void {
  dialog ??= makeDialog(isOff, change)
  // The browser gives the focus back when it closes.
  dialog.showModal()
}

function makeDialog(isOff: boolean, change: (isOff: boolean) => void): HTMLDialogElement {
  const toggle = make("input", { type: "checkbox", role: "switch" })
  const close = make("button", { class: "news-button", type: "button", autofocus: "" }, "Close")
  const made = make(
    "dialog",
    { class: "news-dialog", "aria-labelledby": "__keys" },
    make("h2", { id: "__keys" }, "Keyboard shortcuts"),
    make("dl", {}, ...KEYS.map(([keys, what]) => line(keys, what))),
    make("label", {}, toggle, " Shortcuts are on"),
    make("p", {}, "Switch them off if they get in the way of what you speak or type. The button below every page opens this again."),
    close,
  )
  toggle.checked = !isOff
  toggle.addEventListener("change", () => change(!toggle.checked))
  close.addEventListener("click", () => made.close())
  made.addEventListener("click", event => event.target === made && made.close())
  document.body.append(made)
  return made
}

function line(keys: readonly string[], what: string): HTMLElement {
  const names = keys.flatMap((key, position) => [position ? " or " : "", make("kbd", {}, key)])
  return make("div", {}, make("dt", {}, ...names), make("dd", {}, what))
}
