/* Runs before the page is drawn, so that nothing flashes or moves: what the reader has chosen. */

import { scale, scheme } from "./choices"
import { reserve } from "./following/room"
import { keepPresses } from "./presses"

const root = document.documentElement
root.classList.add("js")
keepPresses()
const chosen = scheme.read()
if (chosen) root.dataset.scheme = chosen
const size = scale.read()
if (size) root.style.setProperty("--news-scale", size)
reserve()
