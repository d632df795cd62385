/* The row of sections below the masthead: on a phone it scrolls. */

/** Brings the section in which one is into view. */
export function showWhereOneIs(): void {
  const here = document.querySelector<HTMLElement>(".news-sections [aria-current]")
  const row = here?.closest("ul")
  if (!here || !row || row.scrollWidth <= row.clientWidth) return
  const [outer, inner] = [row.getBoundingClientRect(), here.getBoundingClientRect()]
  row.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2
}
