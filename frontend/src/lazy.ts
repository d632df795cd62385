/* Scripts that only some pages need, and only once their place comes near the view. */

const NEAR = "300px 0px"

/** The class of a place whose script cannot be had. */
export const OUT = "is-out"

/** Loads the script that an element names in `data-script`: when the element comes near, yet after all
    that the page shows at first; at once where the keyboard reaches it. Resolves when the scripts of
    those that are near at first have run. */
export async function loadWhenNear(): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>("[data-script]")
  for (const place of places) place.addEventListener("focusin", () => void load(place), { once: true })
  await loaded()
  if (!places.length) return
  await new Promise<unknown>(done => {
    const watch = new IntersectionObserver(entries => {
      const near = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target as HTMLElement)
      for (const place of near) watch.unobserve(place)
      // The first time it tells of all places.
      done(Promise.all(near.map(load)))
    }, { rootMargin: NEAR })
    for (const place of places) watch.observe(place)
  })
}

/** Waits until all is there that the page shows at first. */
async function loaded(): Promise<void> {
  if (document.readyState === "complete") return
  await new Promise(done => {
    addEventListener("load", done, { once: true })
  })
}

/** Loads a script; asked for twice, it comes once. */
async function load(place: HTMLElement): Promise<void> {
  await import(addressIn(place, "script")).catch(() => place.classList.add(OUT))
}

/** Gives an address that stands in a data attribute. */
export function addressIn(element: HTMLElement, name: string): string {
  return new URL(element.dataset[name] ?? "", document.baseURI).href
}
