/* Scripts that only some pages need, and only once their place comes near the view. */

const NEAR = "300px 0px"

/** Loads the script that an element names in `data-script` when the element comes near. */
export function loadWhenNear(): void {
  const places = document.querySelectorAll<HTMLElement>("[data-script]")
  if (!places.length) return
  const watch = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      watch.unobserve(target)
      void import(addressIn(target as HTMLElement, "script"))
    }
  }, { rootMargin: NEAR })
  for (const place of places) watch.observe(place)
}

/** Gives an address that stands in a data attribute. */
export function addressIn(element: HTMLElement, name: string): string {
  return new URL(element.dataset[name] ?? "", document.baseURI).href
}
