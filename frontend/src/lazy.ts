/* Scripts that only some pages need, and only once their place comes near the view. */

const NEAR = "300px 0px"

/** The class of a place whose script cannot be had. */
export const OUT = "is-out"

/** Loads the script that an element names in `data-script`: when the element comes near, yet after all
    that the page shows at first; at once where the keyboard reaches it. */
export function loadWhenNear(): void {
  const places = document.querySelectorAll<HTMLElement>("[data-script]")
  if (!places.length) return
  const watch = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) load(target as HTMLElement)
  }, { rootMargin: NEAR })
  const load = (place: HTMLElement) => {
    watch.unobserve(place)
    // Asked for twice, it comes once.
    import(addressIn(place, "script")).catch(() => place.classList.add(OUT))
  }
  for (const place of places) place.addEventListener("focusin", () => load(place), { once: true })
  const begin = () => {
    for (const place of places) watch.observe(place)
  }
  if (document.readyState === "complete") begin()
  else addEventListener("load", begin, { once: true })
}

/** Gives an address that stands in a data attribute. */
export function addressIn(element: HTMLElement, name: string): string {
  return new URL(element.dataset[name] ?? "", document.baseURI).href
}
