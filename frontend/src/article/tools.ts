/* What a reader can do with a briefing. */

import { offerSaving } from "./saving"
import { offerSharing } from "./sharing"
import { offerSizes } from "./sizes"
import { offerPrinting } from "./printing"
import { noticeReading } from "./finishing"
import { offerListening } from "./listening"

/** Lets the tools below a briefing's byline work, and notices that it was read. */
export function offerTools(): void {
  offerSharing()
  offerSaving()
  offerSizes()
  offerListening()
  offerPrinting()
  noticeReading()
}
