/* What a page of the news can do beside being read. Every page works without it. */

import { offerOffline } from "./offline"
import { offerSchemes } from "./schemes"

offerSchemes()
offerOffline()
