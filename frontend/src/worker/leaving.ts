/* The end of a worker whose place is gone from the site, as that of a language that is removed. */

import { leave, root, worker } from "./site"

/** Whether an answer says that nothing is there. */
export const isGone = ({ status }: Response): boolean => status === 404 || status === 410

/** Goes, with what was kept, where the site has no script of this worker any more.

    The site has to be there itself: a host that knows nothing of it for a while takes nothing away.
    A browser keeps a worker whose script is gone, and it would answer for its place for ever. */
export async function leaveIfGone(): Promise<void> {
  const asked = [worker.location.href, root].map(url => fetch(url, { method: "HEAD", cache: "no-store" }))
  const [script, home] = await Promise.all(asked)
  if (!script || !home?.ok || !isGone(script)) return
  await leave()
  await worker.registration.unregister()
}
