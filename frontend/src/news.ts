/* What a page of the news can do beside being read. Every page works without it. */

import { offerTools } from "./article/tools"
import { layOutTheRest } from "./far"
import { offerKeyboard } from "./keyboard/keyboard"
import { rememberLanguage } from "./languages"
import { loadWhenNear } from "./lazy"
import { markWhatIsKnown } from "./marks"
import { offerOffline } from "./offline"
import { rememberRoute } from "./route/leaving"
import { offerSchemes } from "./schemes"
import { reachWhatScrolls } from "./scrolling"
import { offerFinder } from "./search/offer"
import { showWhereOneIs } from "./sections"

offerSchemes()
rememberLanguage()
showWhereOneIs()
markWhatIsKnown()
rememberRoute()
offerTools()
offerFinder()
offerKeyboard()
reachWhatScrolls()
const ready = loadWhenNear()
void offerOffline(ready)
void ready.then(layOutTheRest)
