/* What is read aloud, and by which voice. */

/** How long a piece is at most, unless a single sentence is longer. */
const LONGEST = 240

/** Gives the device's best voice for a language: one of the same region, or else of any.

    Others would send the text to whoever makes them. */
export function voiceFor<Voice extends Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">>(
  language: string,
  voices: readonly Voice[],
): Voice | undefined {
  const local = voices.filter(voice => voice.localService && base(voice.lang) === base(language))
  return local.find(voice => tag(voice.lang) === tag(language)) ?? local.find(voice => voice.default) ?? local[0]
}

/** Gives a text in pieces of a few sentences each. */
export function* inPieces(text: string, language: string): Generator<string> {
  let piece = ""
  for (const sentence of sentences(text.trim().replace(/\s+/g, " "), language)) {
    if (piece && piece.length + sentence.length > LONGEST) {
      yield piece
      piece = ""
    }
    piece += sentence
  }
  if (piece) yield piece
}

const tag = (language: string) => language.replaceAll("_", "-").toLowerCase()
const base = (language: string) => tag(language).split("-")[0]

function sentences(text: string, language: string): string[] {
  if (!("Segmenter" in Intl)) return text.split(/(?<=[.!?…]\s)/)
  const segments = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)
  return Array.from(segments, each => each.segment)
}
