/* Reading a briefing aloud, with the browser's own voices.

   Only voices of the device itself are used: others would send the text to whoever makes them. */

import { article, tool } from "./briefing"

const ALOUD = ".news-hero h1, .news-standfirst, .news-points :is(h2, li), .news-why :is(h2, p), .news-text > *"
const SILENT = ".headerlink, .footnote, .footnote-ref, pre, table, figure, script, style"
const LONGEST = 240

/** Lets the tools read the briefing aloud, where there is a voice for its language. */
export function offerListening(): void {
  const speech = window.speechSynthesis as SpeechSynthesis | undefined
  const text = article()
  const [button, stop] = [tool("listen"), tool("stop")]
  if (!speech || !text || !button || !stop) return
  const language = text.lang || document.documentElement.lang
  let voice: SpeechSynthesisVoice | undefined
  let pieces: string[] = []
  let place = 0
  let turn = 0
  let isSpeaking = false

  const offer = () => {
    voice = voiceFor(language, speech.getVoices())
    button.hidden = !voice
  }
  const show = () => {
    const label = isSpeaking ? "Pause" : place ? "Go on" : "Listen"
    const words = button.querySelector("span")
    if (words) words.textContent = label
    button.dataset.state = isSpeaking ? "speaking" : "silent"
    if (document.activeElement === stop && !isSpeaking && !place) button.focus()
    stop.hidden = !isSpeaking && !place
  }
  // A pause keeps the place and falls silent: browsers' own pause is deaf on some devices.
  const hush = () => {
    isSpeaking = false
    turn++
    speech.cancel()
    show()
  }
  const reset = () => {
    place = 0
    hush()
  }
  const speak = (): void => {
    const piece = pieces[place]
    if (piece === undefined) return reset()
    const mine = turn
    const words = new SpeechSynthesisUtterance(piece)
    words.lang = language
    words.voice = voice ?? null
    words.onend = () => {
      if (mine !== turn) return
      place++
      speak()
    }
    // It was interrupted by another page, or the voice is gone.
    words.onerror = () => mine === turn && hush()
    speech.speak(words)
  }

  button.addEventListener("click", () => {
    if (isSpeaking) return hush()
    if (!place) pieces = [...piecesOf(text, language)]
    speech.cancel()
    isSpeaking = true
    turn++
    show()
    speak()
  })
  stop.addEventListener("click", reset)
  addEventListener("pagehide", reset)
  speech.addEventListener?.("voiceschanged", offer)
  offer()
}

/** Gives the device's best voice for a language: one of the same region, or else of any. */
function voiceFor(language: string, voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const tag = (it: string) => it.replaceAll("_", "-").toLowerCase()
  const base = (it: string) => tag(it).split("-")[0]
  const local = voices.filter(voice => voice.localService && base(voice.lang) === base(language))
  return (
    local.find(voice => tag(voice.lang) === tag(language)) ?? local.find(voice => voice.default) ?? local[0]
  )
}

/** Gives what is read aloud, in pieces of a few sentences each. */
function* piecesOf(text: HTMLElement, language: string): Generator<string> {
  for (const block of text.querySelectorAll(ALOUD)) {
    if (block.matches(SILENT)) continue
    const copy = block.cloneNode(true) as Element
    for (const silent of copy.querySelectorAll(SILENT)) silent.remove()
    let piece = ""
    for (const sentence of sentences(copy.textContent.trim().replace(/\s+/g, " "), language)) {
      if (piece && piece.length + sentence.length > LONGEST) {
        yield piece
        piece = ""
      }
      piece += sentence
    }
    if (piece) yield piece
  }
}

function sentences(text: string, language: string): string[] {
  if (!("Segmenter" in Intl)) return text.split(/(?<=[.!?…]\s)/)
  const segments = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)
  return Array.from(segments, each => each.segment)
}
