/** Gives a text in small letters without the signs above and below them, to compare it by.

    Letter by letter it gives the same as for the whole text: so a small sigma is one, wherever it stands. */
export const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ς/g, "σ")
