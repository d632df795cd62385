/** Gives a text in small letters without the signs above and below them, to compare it by. */
export const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
