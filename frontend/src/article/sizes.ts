/* The size of an article's text. */

import { scale } from "../choices"
import { announce } from "../said"
import { say } from "../words"
import { tool } from "./briefing"

const SIZES = scale.allowed
const NORMAL = "1"

/** Lets the tools make the text larger and smaller. */
export function offerSizes(): void {
  const buttons = [tool("smaller"), tool("larger")]
  let now = SIZES.indexOf(scale.read() ?? NORMAL)
  const isLast = (step: number) => SIZES[now + step] === undefined
  const show = () => {
    // A button that is at its end keeps the focus, as one that is disabled would not.
    for (const [position, button] of buttons.entries()) {
      button?.setAttribute("aria-disabled", String(isLast(position ? 1 : -1)))
    }
  }
  const change = (step: number) => {
    if (!isLast(step)) now += step
    const size = SIZES[now] ?? NORMAL
    document.documentElement.style.setProperty("--news-scale", size)
    scale.write(size === NORMAL ? undefined : size)
    announce(say("Text size %(place)s of %(count)s", { place: now + 1, count: SIZES.length }))
    show()
  }
  buttons[0]?.addEventListener("click", () => change(-1))
  buttons[1]?.addEventListener("click", () => change(1))
  show()
}
