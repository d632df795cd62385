/* Whether a word that was found is one that was searched for. The stems of the index are out of reach. */

/** Whether two words may share a stem: they begin alike for more than half of the one that is searched
    for, or for five letters, or differ by an ending that doubles a letter (run, running) or turns a `y`
    into an `i` (city, cities). */
export const isAlike = (searched: string, found: string): boolean =>
  // As they are too: who has typed "pay" may go on to "payment".
  beginAlike(searched, found) || beginAlike(softened(searched), softened(found))

const softened = (word: string) => word.replace(/(y|ies|ied)$/, "i")

function beginAlike(word: string, other: string): boolean {
  let same = 0
  while (same < word.length && word[same] === other[same]) same++
  const isDoubled = same >= 3 && word[same] === word[same - 1] && word.length - same <= 4
  return isDoubled || same >= Math.min(word.length, 5, Math.max(3, Math.floor(word.length / 2) + 1))
}
