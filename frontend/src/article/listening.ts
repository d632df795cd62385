/* Reading a briefing aloud, with the browser's own voices. */

import { say, sayIn } from "../words"
import { article, tool } from "./briefing"
import { inPieces, voiceFor } from "./speech"

const ALOUD = ".news-hero h1, .news-standfirst, .news-points :is(h2, li), .news-why :is(h2, p), .news-text > *"
const SILENT = ".headerlink, .footnote, .footnote-ref, pre, table, figure, script, style"

/** Lets the tools read the briefing aloud, where there is a voice for its language. */
// oxlint-disable-next-line eslint/max-lines-per-function -- as a class it would be half as large again, on every page
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
    const label = isSpeaking ? say("Pause") : place ? sayIn("reading aloud", "Go on") : say("Listen")
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
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- as above, and nobody else listens to these words
    words.onerror = () => mine === turn && hush()
    speech.speak(words)
  }

  button.addEventListener("click", () => {
    if (isSpeaking) {
      hush()
      return
    }
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

/** Gives what is read aloud. */
function* piecesOf(text: HTMLElement, language: string): Generator<string> {
  for (const block of text.querySelectorAll(ALOUD)) {
    if (block.matches(SILENT)) continue
    const copy = block.cloneNode(true) as Element
    for (const silent of copy.querySelectorAll(SILENT)) silent.remove()
    yield* inPieces(copy.textContent, language)
  }
}
