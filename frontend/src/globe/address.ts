/* The country that is open, in the page's address: `#ke`. So it can be shared, and is there again after
a reload and by Back. */

/** Gives the code that the address names; empty where it names none. */
export const codeInAddress = (): string => location.hash.slice(1).toUpperCase()

/** Has the address name a country, or none. Back closes what was opened, and does not walk through all
    that was looked at. */
export function keepInAddress(code: string | undefined): void {
  if (codeInAddress() === (code ?? "")) return
  const url = new URL(location.href)
  const isFirst = !url.hash
  url.hash = (code ?? "").toLowerCase()
  if (code && isFirst) history.pushState(history.state, "", url)
  else history.replaceState(history.state, "", url)
}
