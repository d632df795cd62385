/* Long work in short tasks: what a reader does meanwhile is answered between two of them. */

/** A task ends once it has lasted so many milliseconds. A slow phone needs four times as long for a piece
    of work, and for none that is longer than 50 ms has anybody to wait. */
const LONG_ENOUGH = 5

/** How long a page that is always busy keeps others waiting, in milliseconds. */
const LONGEST = 10_000

/** Gives all that is made one by one, in as many tasks of its own as it takes. */
export async function collect<Item>(items: Iterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  await nextTask()
  let began = performance.now()
  for (const item of items) {
    collected.push(item)
    if (performance.now() - began < LONG_ENOUGH) continue
    await nextTask()
    began = performance.now()
  }
  return collected
}

/** Does pieces of work, each of them for a frame of its own: what it has drawn is shown there. */
export async function eachInAFrame(pieces: Iterable<unknown>): Promise<void> {
  for (const _ of pieces) await new Promise(requestAnimationFrame)
}

/** Waits until the page has nothing to do; one that is always busy keeps nobody waiting for ever. */
export function nothingToDo(): Promise<unknown> {
  return new Promise(done => {
    // Safari has no such call.
    if ("requestIdleCallback" in globalThis) requestIdleCallback(done, { timeout: LONGEST })
    else setTimeout(done)
  })
}

/** Lets others go first. */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } }
  if (scheduler?.yield) return scheduler.yield()
  return new Promise(done => {
    setTimeout(done)
  })
}
