/* What is far below a page is laid out when it comes near (listings.css): a slow phone shows the first screen
   the sooner. A guess stands for its height until then, and a reader who gets there in one leap would see
   it corrected. So the rest is laid out, part by part, once there is nothing else to do. */

const PARTS = ".news-part, .news-overlooked"

/** So long, in milliseconds, does a browser wait that cannot tell when it has nothing to do. */
const SOON = 200

/** Lays out all parts of the page, each when there is nothing else to do. */
export async function layOutTheRest(): Promise<void> {
  for (const part of document.querySelectorAll(PARTS)) {
    await nothingToDo()
    part.classList.add("is-laid-out")
  }
}

/** Waits until the browser has nothing to do. */
function nothingToDo(): Promise<void> {
  const { requestIdleCallback } = globalThis as { requestIdleCallback?: (done: () => void) => void }
  return new Promise(done => {
    if (requestIdleCallback) requestIdleCallback(done)
    else setTimeout(done, SOON)
  })
}
