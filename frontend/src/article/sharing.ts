/* Handing a briefing on: by the device's own sheet, or as a copied link. */

import { copy } from "../copying"
import { announce } from "../said"
import { say } from "../words"
import { address, briefing, tool } from "./briefing"

/** Lets the tools share and copy. */
export function offerSharing(): void {
  const share = tool("share")
  tool("copy")?.addEventListener("click", copyLink)
  share?.addEventListener("click", async () => {
    if (!("share" in navigator)) return copyLink()
    try {
      await navigator.share({ title: briefing()?.title ?? document.title, url: address() })
    } catch (error) {
      // A reader who closes the sheet has changed their mind.
      if (!(error instanceof DOMException && error.name === "AbortError")) await copyLink()
    }
  })
}

async function copyLink(): Promise<void> {
  const isCopied = await copy(address())
  announce(isCopied ? say("Link copied") : say("This browser does not let a page copy. The link stands in its address bar."))
}
