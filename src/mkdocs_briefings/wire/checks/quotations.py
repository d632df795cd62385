"""Quotations that a translation has lost or added, and those that are somebody else's now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from mkdocs_briefings.wire.checks.common_capitals import is_common_capital
from mkdocs_briefings.wire.checks.english import TITLES_AND_BODIES
from mkdocs_briefings.wire.checks.folding import fold, is_same_name

_DOUBLE = re.compile(r"[\"“”„«»「」『』＂‟〝〞]|''|``|,,")
_SINGLE = re.compile(r"(?<!\w)['‘‚‹](?=\w)|(?<=[\w.,!?…])['’›](?!\w)")

_SPEECH_AFTER_DASH = re.compile(r"(?:^|[,.!?…])\s*[-‒–—−]\s")
"""How several languages write speech, without any marks."""

_QUOTED = re.compile(r"[\"“„«「『]([^\"“”„«»「」『』]*)[\"”“»」』]")
_FEW_WORDS, _LONGEST_TITLE = 3, 18
_LENGTH_OF_SPEECH = 8
_SHORTEST_NAME = 3
_WORD_OR_MARK = re.compile(r"[^\W\d_][^\W\d_'’.-]*|·|[,;:]")

_CAPITALISED_NOUNS = frozenset({"de", "gsw", "lb", "nds"})
_EAST_ASIAN = frozenset({"ja", "ko", "yue", "zh"})
"""Languages in which such marks stand around terms and titles, too."""

_SAYING = {
    "bg": "каза заяви съобщи добави посочи",
    "ca": "digué diu va dir afirma explica",
    "cs": "řekl řekla uvedl uvedla prohlásil prohlásila dodal dodala sdělil sdělila říká napsal",
    "da": "sagde siger oplyser udtaler fortæller skriver",
    "de": "sagte sagt erklärte betonte teilte meinte fügte schrieb berichtete mahnte forderte "
    "warnte",
    "el": "είπε δήλωσε τόνισε ανέφερε πρόσθεσε",
    "en": "said says told added stated explained declared announced wrote according noted tweeted "
    "stressed warned claimed asked replied insisted argued",
    "es": "dijo dice afirmó declaró señaló explicó aseguró agregó añadió manifestó expresó indicó "
    "según sostuvo advirtió escribió contó",
    "fi": "sanoi sanoo kertoi kertoo totesi toteaa",
    "fr": "dit déclaré déclare affirmé affirme expliqué explique selon ajouté indiqué estime "
    "assure souligne lancé écrit prévenu",
    "hr": "rekao rekla kaže izjavio izjavila dodao dodala",
    "hu": "mondta közölte nyilatkozta írta szerint",
    "is": "segir sagði sögðu skrifar bætti",
    "it": "detto dice afferma dichiarato spiegato secondo aggiunto scrive spiega sottolinea",
    "nb": "sa sier forteller skriver opplyser uttaler",
    "nl": "zei zegt aldus verklaarde schrijft volgens",
    "pl": "powiedział powiedziała stwierdził dodał dodała oświadczył mówi przekazał napisał "
    "podkreślił",
    "pt": "disse diz afirmou declarou explicou segundo acrescentou ressaltou destacou contou "
    "escreveu",
    "ro": "spus declarat afirmat precizat adăugat transmis",
    "ru": "сказал сказала заявил заявила сообщил сообщила отметил отметила добавил добавила "
    "подчеркнул подчеркнула рассказал рассказала пояснил говорит написал",
    "sv": "sade säger berättar skriver uppger sa",
    "tr": "dedi söyledi açıkladı belirtti ifade vurguladı ekledi",
    "uk": "сказав сказала заявив заявила повідомив повідомила зазначив зазначила додав додала "
    "підкреслив",
}
"""Words of saying, beside which the speaker stands."""

_PRONOUNS = {
    "de": {"er": "he", "sie": "she"},
    "en": {"he": "he", "she": "she"},
    "es": {"él": "he", "ella": "she"},
    "fr": {"il": "he", "elle": "she"},
    "it": {"lui": "he", "lei": "she"},
    "pt": {"ele": "he", "ela": "she"},
    "ru": {"он": "he", "она": "she"},
    "uk": {"він": "he", "вона": "she"},
}
"""Words beside a word of saying that say whether a man or a woman speaks."""


def compare_quotations(original: str, translated: str, source: str, target: str) -> list[str]:
    """Give what is to be told of quotations that differ, a sentence each."""
    base = source.partition("-")[0].lower()
    before, after = _marks(original), _marks(translated)
    if base in _EAST_ASIAN and not _has_speech(original):
        return []
    if before.least > after.most or before.most < after.least:
        return [
            f"The original has {before.double} quotation marks, the translation {after.double}."
        ]
    speakers, others = _speakers(original, source), _speakers(translated, target)
    if base in _CAPITALISED_NOUNS and not {*speakers, *others} <= {"he", "she"}:
        return []  # Names cannot be told from other words there.
    if before.double and speakers and others and not _have_common(speakers, others):
        return [f"The speaker {speakers[0]} became {others[0]}."]
    return []


@dataclass(frozen=True, slots=True)
class _Marks:
    """How many quotation marks a sentence has."""

    least: int
    """Without those around a few words, which other languages do without."""

    double: int
    most: int
    """With single ones."""


def _marks(text: str) -> _Marks:
    double = len(_DOUBLE.findall(text))
    short = sum(2 for found in _QUOTED.finditer(text) if _is_title(found, text))
    single = len(_SINGLE.findall(text)) + 4 * bool(_SPEECH_AFTER_DASH.search(text))
    return _Marks(_in_pairs(max(0, double - short)), double, _in_pairs(double + single))


def _is_title(found: re.Match[str], text: str) -> bool:
    """Tell whether a quotation has a few words, and no sign beside it that speech has."""
    return (
        len(found[1].split()) <= _FEW_WORDS
        and (" " in found[1] or len(found[1]) <= _LONGEST_TITLE)
        and not found[1].rstrip().endswith((",", ".", "!", "?", "…", "،", "।"))
        and not text[found.end() :].lstrip().startswith((",", "–", "—", "،"))
        and not text[: found.start()].rstrip().endswith((":", ","))
    )


def _in_pairs(marks: int) -> int:
    """Give how many quotations so many marks are of: one may end in another sentence."""
    return (marks + 1) // 2


def _has_speech(text: str) -> bool:
    """Tell whether a quotation is as long as speech, and no term or title."""
    return any(len(part) > _LENGTH_OF_SPEECH for part in _QUOTED.findall(text))


def _speakers(text: str, language: str) -> list[str]:
    """Give the names, or `he` or `she`, that stand close to a word of saying."""
    base = language.partition("-")[0].lower()
    words = _WORD_OR_MARK.findall(_QUOTED.sub(" · ", text))
    pronouns = _PRONOUNS.get(base, {})
    for at, word in enumerate(words):
        if word.lower() in _verbs(base):
            near = _near(words, at)
            said_by = [pronouns[other] for other in near if other in pronouns]
            return said_by or [other for other in near if _is_name(other, base)]
    return []


def _is_name(word: str, base: str) -> bool:
    return (
        word[:1].isupper()
        and len(word) >= _SHORTEST_NAME
        and word.lower() not in _verbs(base)
        and word.lower() not in TITLES_AND_BODIES
        and not is_common_capital(fold(word), base)
    )


def _near(words: list[str], at: int) -> list[str]:
    """Give up to two words on either side of a place, no farther than a comma or a quotation."""
    near: list[str] = []
    for side in (words[at + 1 : at + 3], reversed(words[max(0, at - 2) : at])):
        for word in side:
            if not word[0].isalpha():
                break
            near.append(word)
    return near


def _have_common(speakers: list[str], others: list[str]) -> bool:
    pronouns = {"he", "she"}
    if set(speakers) <= pronouns or set(others) <= pronouns:
        # A name may have become a pronoun, or the other way; but he is not she.
        return not set(speakers + others) <= pronouns or bool(set(speakers) & set(others))
    return any(is_same_name(fold(one), fold(other)) for one in speakers for other in others)


@cache
def _verbs(base: str) -> frozenset[str]:
    same = {"be": "ru", "bs": "hr", "gl": "pt", "mk": "bg", "nn": "nb", "no": "nb", "sk": "cs"}
    return frozenset(_SAYING.get(same.get(base, base), "").split())
