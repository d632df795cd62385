/* What is far below a page is laid out when it comes near (listings.css): a slow phone shows the first screen
   the sooner. A guess stands for its height until then, and a reader who gets there in one leap would see
   it corrected. So the rest is laid out, part by part, once there is nothing else to do. */

import { nothingToDo } from "./tasks"

const PARTS = ".news-part, .news-overlooked"

/** Lays out all parts of the page, each when there is nothing else to do. */
export async function layOutTheRest(): Promise<void> {
  for (const part of document.querySelectorAll(PARTS)) {
    await nothingToDo()
    part.classList.add("is-laid-out")
  }
}
