/* The row of sections below the masthead: on a phone it scrolls. */

/** Brings the section in which one is into view, once the page is laid out. */
export function showWhereOneIs(): void {
  const here = document.querySelector(".news-sections [aria-current]")
  const row = here?.closest("ul")
  if (!here || !row) return
  const watch = new IntersectionObserver(entries => {
    watch.disconnect()
    for (const { boundingClientRect: inner, rootBounds: outer } of entries)
      if (outer && row.scrollWidth > row.clientWidth) row.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2
  }, { root: row })
  watch.observe(here)
}
