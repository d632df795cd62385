/* Letters of living languages that have no mark to take off, and the plain spelling in which they are typed. */

const PLAIN =
  "æae œoe ßss þth ıi đd ðd ħh łl øo ŋn ŧt əa ɓb ƀb ƃb ƈc ȼc ɗd ɖd ɛe ǝe ɇe ƒf ɣg ǥg ɠg ɦh ɨi ɩi " +
  "ɉj ƙk ĸk ƚl ɲn ƞn ɔo ɵo ƥp ɍr ƭt ʈt ʉu ʊu ʋv ƴy ɏy ƶz ʒz ςσ"

/** Small letters with their plain spelling: the same as in outputs/search/spelling.py. */
export const LETTERS: ReadonlyMap<string, string> = new Map(
  PLAIN.split(" ").map(pair => [pair.slice(0, 1), pair.slice(1)]),
)
