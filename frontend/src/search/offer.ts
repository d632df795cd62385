/* Lets the masthead's link open a dialog in place of a page, and so do keys. */

import { addressIn } from "../lazy"
import { marked } from "../make"
import { beginToType, takeTyped } from "./typed"

interface Dialog {
  openFinder(link: HTMLAnchorElement): void
}

/** Offers the dialog where the page has a link to what can be searched, and is not that page. */
export function offerFinder(): void {
  const link = marked<HTMLAnchorElement>("search")
  if (!link?.dataset["finder"] || searchBox()) return
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
  beginToType(link)
  try {
    const dialog = (await import(addressIn(link, "finder"))) as Dialog
    dialog.openFinder(link)
  } catch {
    goToPage(link)
  }
}

/** Gives the box of the page on which one searches; nothing on others. */
export const searchBox = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>("#__q")

/** Goes to the search: the dialog, the box of the page, or the page. */
export function goToSearch(): void {
  const box = searchBox()
  if (box) return box.select()
  const link = marked<HTMLAnchorElement>("search")
  if (!link) return
  if (link.dataset["finder"]) link.click()
  else goToPage(link)
}

function goToPage(link: HTMLAnchorElement): void {
  const typed = takeTyped()
  const words = typed ? `?q=${encodeURIComponent(typed)}` : ""
  // A browser focuses what the fragment names.
  location.href = `${link.href}${words}#__q`
}
