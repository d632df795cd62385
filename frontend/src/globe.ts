/* The globe, and the box beside it that leads to the same countries. Loaded when it comes near. */

import { Scale } from "./globe/activity"
import { Combobox } from "./globe/combobox"
import { read, readNews } from "./globe/data"
import { Globe } from "./globe/globe"
import { bordersOf, landsOf, type World } from "./globe/lands"
import { Panel } from "./globe/panel"
import { make, part } from "./globe/parts"
import { Picking } from "./globe/picking"
import { Regions } from "./globe/regions"
import { addressIn, OUT } from "./lazy"
import { collect, nextTask } from "./tasks"
import { say, sayMany } from "./words"

const NAME = "news-globe"

performance.mark(NAME)
// Who loads this knows when the globe is there.
const containers = [...document.querySelectorAll<HTMLElement>("[data-news='globe']")]
await Promise.all(containers.map(each => start(each).catch(() => each.classList.add(OUT))))

async function start(container: HTMLElement): Promise<void> {
  const [world, news] = await Promise.all([
    read<World>(addressIn(container, "world")),
    readNews(addressIn(container, "countries")),
  ])
  const status = part(container, "status")
  const tell = (text: string) => {
    status.textContent = text
  }
  // Who types does not wait for the globe.
  const shown: { globe?: Globe } = {}
  const picking = new Picking(news, () => ({ ...shown, panel }))
  const { pick, close } = picking
  const panel = new Panel(container, news, tell, pick, close)
  const search = part<HTMLInputElement>(container, "search")
  const all = [...news.countries.values(), ...(news.quiet?.values() ?? [])]
  new Combobox(search, part(container, "found"), all, tell, country => pick(country, search))
  picking.follow()

  const scale = new Scale(news)
  const lands = await collect(landsOf(world))
  const drawn = new Globe(container, lands, bordersOf(world), news, scale, tell)
  await drawn.drawFirst()
  showLegend(container, scale, news.days)
  new Regions(container, news, {
    surprise: pick,
    look: (region, countries) => {
      close()
      panel.list(countries, region)
      drawn.lookAt(countries)
    },
  })
  await nextTask()
  drawn.live((country, isByKey) => pick(country, isByKey ? drawn.canvas : undefined), close)
  shown.globe = drawn
  container.classList.add("is-live")
  performance.measure(NAME, NAME)
  picking.follow()
}

function showLegend(container: HTMLElement, scale: Scale, days: number): void {
  const items = scale.steps.map(({ label, accent, ink }) => {
    const swatch = make("span", { className: "news-globe__swatch" })
    swatch.style.setProperty("--accent", String(accent))
    swatch.style.setProperty("--ink", String(ink))
    return make("li", {}, swatch, label)
  })
  part(container, "legend").append(...items)
  part(container, "measure").textContent = scale.isRecent
    ? sayMany("Briefings of the last %(num)s day", "Briefings of the last %(num)s days", days)
    : say("Briefings")
}
