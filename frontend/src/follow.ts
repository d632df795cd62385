/* The button that follows a country. */

import { make, marked } from "./make"
import { say } from "./said"
import { followed, meet } from "./following/followed"
import { latestOf } from "./following/latest"

const FOLLOWED = "Followed. Its news are on the front page and on My countries"
const LET_GO = "Not followed any more"
const REFUSED = "This browser does not let a page keep anything, so nothing is followed"

/** Lets a button follow the country that it names, and let go of it. */
function offerFollowing(button: HTMLButtonElement): void {
  const { country: title = "", latest = "" } = button.dataset
  const url = new URL(button.dataset.page ?? "", document.baseURI).pathname
  if (!title) return
  const show = () => button.setAttribute("aria-pressed", String(followed.has(url)))
  button.addEventListener("click", () => {
    const isFollowed = followed.has(url)
    const isKept = isFollowed ? followed.remove(url) : followed.add({ url, title })
    say(isKept ? (isFollowed ? LET_GO : FOLLOWED) : REFUSED)
    show()
    // So that it can be read without a connection, and nothing of it counts as new.
    if (isKept && !isFollowed) void latestOf({ url, title }, latest)
  })
  // It may have changed while this page was asleep, or in another window.
  addEventListener("pageshow", show)
  addEventListener("storage", show)
  show()
  if (url === location.pathname) meet(url, shown())
}

/** Gives the paths of the briefings that this page shows. */
const shown = () =>
  [...document.querySelectorAll<HTMLAnchorElement>("main .news-card__title a")].map(link => link.pathname)

if (!marked("said")) {
  document.querySelector("main")?.append(make("p", { class: "news-said", role: "status", "data-news": "said" }))
}
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-news='follow']")) offerFollowing(button)
