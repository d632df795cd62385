/* What a reader can do with a briefing. */

import { make, marked } from "../make"
import { say, sayIn } from "../words"
import { offerSaving } from "./saving"
import { offerSharing } from "./sharing"
import { offerSizes } from "./sizes"
import { offerPrinting } from "./printing"
import { noticeReading } from "./finishing"
import { offerListening } from "./listening"

const SVG = "http://www.w3.org/2000/svg"

/** Puts the tools below a briefing's byline, lets them work, and notices that it was read. */
export function offerTools(): void {
  makeTools()
  offerSharing()
  offerSaving()
  offerSizes()
  offerListening()
  offerPrinting()
  noticeReading()
}

/** Makes the tools. None works without a script, so no page carries them. */
function makeTools(): void {
  const group = marked("tools")
  // A site's own template may have some of them in an order of its own.
  if (!group || group.childElementCount) return
  group.append(
    button("save", { "aria-pressed": "false" }, icon("M6 3.5h12v17l-6-4.5-6 4.5z"), make("span", {}, say("Save"))),
    button("share", named(say("Share")), icon("M12 15V3M8 6.5 12 3l4 3.5M6 11H5v10h14V11h-1")),
    button(
      "copy",
      named(say("Copy link")),
      icon("m9.5 14.5 5-5M11 7l2.5-2.5a4.2 4.2 0 0 1 6 6L17 13M13 17l-2.5 2.5a4.2 4.2 0 0 1-6-6L7 11"),
    ),
    button("smaller", { "aria-label": `A−: ${say("smaller text")}`, title: say("Smaller text") }, inOrder("A−")),
    button("larger", { "aria-label": `A+: ${say("larger text")}`, title: say("Larger text") }, inOrder("A+")),
    button(
      "listen",
      { hidden: "" },
      icon("M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6a8.5 8.5 0 0 1 0 12"),
      make("span", {}, say("Listen")),
    ),
    button("stop", { "aria-label": say("Stop reading aloud"), hidden: "" }, sayIn("reading aloud", "Stop")),
    make("p", { class: "news-said", role: "status", "data-news": "said" }),
  )
}

function button(name: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLButtonElement {
  return make("button", { class: "news-button", type: "button", "data-news": name, ...attributes }, ...children)
}

const named = (name: string) => ({ "aria-label": name, title: name })

const inOrder = (letters: string) => make("bdi", { dir: "ltr" }, letters)

function icon(lines: string): SVGSVGElement {
  const picture = document.createElementNS(SVG, "svg")
  for (const [name, value] of [["class", "news-icon"], ["viewBox", "0 0 24 24"], ["aria-hidden", "true"]] as const) {
    picture.setAttribute(name, value)
  }
  const path = document.createElementNS(SVG, "path")
  path.setAttribute("d", lines)
  picture.append(path)
  return picture
}
