/* Pages that have settled: shown, with all that they show at first, and with nothing to do. */

/** How long is waited for one that does not say so, as a page of the theme, in milliseconds. */
const LONGEST = 60_000

const waiting = new Set<() => void>()

/** Waits until a page settles: what is fetched ahead leaves the line to the pages that come. */
export function untilSettled(): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(late)
      waiting.delete(done)
      resolve()
    }
    const late = setTimeout(done, LONGEST)
    waiting.add(done)
  })
}

/** Takes note that a page has settled, whichever it is. */
export function settle(): void {
  for (const done of waiting) done()
}
