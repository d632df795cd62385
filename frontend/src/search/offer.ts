/* Lets the masthead's link open a dialog in place of a page, and so do keys. */

import { addressIn } from "../lazy"
import { marked } from "../make"

interface Dialog {
  openFinder(link: HTMLAnchorElement): void
}

/** Offers the dialog where the page has a link to what can be searched, and is not that page. */
export function offerFinder(): void {
  const link = marked<HTMLAnchorElement>("search")
  if (!link?.dataset["finder"] || document.querySelector("#__q")) return
  link.setAttribute("aria-haspopup", "dialog")
  link.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K")
  link.addEventListener("click", event => {
    // Who wants a page of its own, in a new tab say, gets it.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void open(link)
  })
}

async function open(link: HTMLAnchorElement): Promise<void> {
  try {
    const dialog = (await import(addressIn(link, "finder"))) as Dialog
    dialog.openFinder(link)
  } catch {
    location.href = `${link.href}#__q`
  }
}

/** Goes to the search: the dialog, the box of the page, or the page. */
export function goToSearch(): void {
  const box = document.querySelector<HTMLInputElement>("#__q")
  if (box) return box.select()
  const link = marked<HTMLAnchorElement>("search")
  if (!link) return
  // A browser focuses what the fragment names.
  if (link.dataset["finder"]) link.click()
  else location.href = `${link.href}#__q`
}
