import { LETTERS } from "./letters"

/** Gives a text in small letters without the signs above and below them, to compare it by.

    Letters that have no sign to take off are spelled plainly: `ł` as `l`, and `æ` as `ae`; those in another shape
    as ever, and what nobody sees is not there. Letter by letter it gives the same as for the whole text: so a small
    sigma is one, wherever it stands. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[^\0-\u007F]/g, letter => LETTERS.get(letter) ?? letter)
