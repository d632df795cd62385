/* The switch between the site's languages. It is a list of links; nobody is sent anywhere by what is
   remembered: the link to the language that was chosen last stands out where a page is in another. */

import { Choice } from "./choices"

/** Lets the language that was chosen last stand out, and remembers the next one that is chosen. */
export function rememberLanguage(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-news=languages] a[hreflang]")]
  const here = document.documentElement.lang
  const chosen = new Choice("language", [here, ...links.map(link => link.hreflang)])
  const known = chosen.read()
  if (known && known !== here) links.find(link => link.hreflang === known)?.classList.add("news-languages__chosen")
  for (const link of links) link.addEventListener("click", () => chosen.write(link.hreflang))
}
