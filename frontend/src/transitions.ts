/* Changes of lists on a page, which are seen to happen where a browser can show it and its reader wants that. */

import { isReduced } from "./globe/motion"

const CHANGING = "is-changing"

/** Gives an element the name by which its place is known before and after a change; names are of one page. */
export function gliding<Kind extends HTMLElement>(element: Kind, name: string): Kind {
  element.style.setProperty("--glide", `glide-${name.replaceAll(/\W+/g, "-")}`)
  return element
}

/** Makes a change; what stays glides to its new place meanwhile. Resolves when the change is made. */
export async function glide(make: () => void): Promise<void> {
  if (!("startViewTransition" in document) || isReduced()) {
    make()
    return
  }
  const { classList } = document.documentElement
  classList.add(CHANGING)
  const transition = document.startViewTransition(make)
  void settle(transition).then(() => classList.remove(CHANGING))
  await transition.updateCallbackDone
}

/** Waits for its end. Another change, or a window that is hidden, ends it early; its change is made all the same. */
async function settle({ ready, finished }: ViewTransition): Promise<void> {
  await Promise.allSettled([ready, finished])
}
