/* The button that follows a country. */

import { headlinesIn } from "./headlines"
import { make, marked } from "./make"
import { announce } from "./said"
import { CHANGED, followed, meet, REFUSED, type Followed } from "./following/followed"
import { latestOf } from "./following/latest"
import { reserve } from "./following/room"
import { onPress } from "./presses"
import { say } from "./words"

const FOLLOWED = say("Followed. Its news are on the front page and on My countries")
const LET_GO = say("Not followed any more")

/** Lets a button follow the country that it names, and let go of it. The globe's names another one by and by. */
function offerFollowing(button: HTMLButtonElement): void {
  const country = (): Followed => ({
    url: new URL(button.dataset.page ?? "", document.baseURI).pathname,
    title: button.dataset.country ?? "",
  })
  const show = () => button.setAttribute("aria-pressed", String(followed.has(country().url)))
  onPress(button, () => {
    const it = country()
    const isFollowed = followed.has(it.url)
    const isKept = isFollowed ? followed.remove(it.url) : followed.add(it)
    announce(isKept ? (isFollowed ? LET_GO : FOLLOWED) : REFUSED)
    show()
    reserve()
    dispatchEvent(new Event(CHANGED))
    // So that it can be read without a connection, and nothing of it counts as new.
    if (isKept && !isFollowed) void latestOf(it, button.dataset.latest ?? "")
  })
  // It may have changed while this page was asleep, or in another window.
  for (const name of ["pageshow", "storage"]) addEventListener(name, show)
  button.addEventListener("change", show)
  show()
  if (country().url === location.pathname) meet(location.pathname, shown())
}

/** Gives the paths of the briefings that this page shows. */
const shown = () => headlinesIn(document).map(link => link.pathname)

if (!marked("said")) {
  document.querySelector("main")?.append(make("p", { class: "news-said", role: "status", "data-news": "said" }))
}
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-news='follow']")) offerFollowing(button)
