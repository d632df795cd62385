/* What a page of the news can do beside being read. Every page works without it. */

import { loadWhenNear } from "./lazy"
import { offerSchemes } from "./schemes"

offerSchemes()
loadWhenNear()
