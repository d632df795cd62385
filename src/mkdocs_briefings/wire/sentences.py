"""Split a text into its sentences, in whatever script, and put sentences together again."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import sentencex

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_OTHER_END = re.compile(r"[\u17d4\u17d5\u0f0d\u0f0e]\s*(?=[^\s\u17d4\u17d5\u0f0d\u0f0e])")
"""Full stops of Khmer and Tibetan, which the library passes over."""

_INITIAL = re.compile(r"(?:^|[\s.(\[«»„“”\"'’‘-])[^\W\d_]\.\s*$")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,3}\.\s*$")
_SHORT_WORD = re.compile(r"(?:^|[\s(])[^\W\d_]{1,6}\.\s*$")
_OPENING = "\"'«»„“”‘’‹›([{¿¡—–- \u00a0\u202f"
_PARTICLE = re.compile("^(?:と|って|など|の|は|が|を|に|で|も)")
_CLOSING_QUOTE = re.compile("[」』”]\\s*$")

_ORDINAL_BY_FULL_STOP = frozenset(
    {"bs", "cs", "da", "de", "et", "fi", "fo", "gsw", "hr", "hu", "is", "lb", "lv", "nb", "nn"}
    | {"no", "pl", "sk", "sl", "sr", "tr"}
)
"""Languages that write a third of May as `3. May`."""

_ABBREVIATIONS = {
    "bn": "ড ডা মো মোঃ",
    "de": "bzw ca dt evtl ggf inkl jr mio mrd nr sog str tel usw vgl",
    "en": "approx ave capt col corp dept est fig gen gov hon inc jr lt ltd maj rep sen sgt st vol",
    "es": "aprox av avda dr dra gral núm pág sr sra sta sto tte ud uds",
    "fr": "av bd cf dr env mgr mme mlle ste st vol",
    "hi": "डॉ श्री प्रो",
    "hu": "dr ifj kb özv pl st sz u",
    "id": "dr drs h hj ir jl kh no prof rp",
    "it": "art dott dott.ssa ecc ing on prof sig sig.ra",
    "mr": "डॉ श्री",
    "nl": "ca dhr dr drs ir jhr mevr mr nr prof",
    "pl": "al dr gen godz hab im inż kpt ks m.st mgr nr os pl płk prof św ul",
    "pt": "art av cap dr dra eng gal jr núm pág prof profa sr sra srta tel",
    "ru": "акад г гг ген им млн млрд обл пл пос проф просп руб рис ст стр тел тыс ул чел",
    "tr": "av doç dr prof sn yrd",
    "uk": "акад вул грн ім млн млрд обл пл проф просп рис с ст стор тис",
}
"""Words before a full stop that end no sentence, where the library does not know them."""

_ENDINGS = {
    base: frozenset(f"{word}." for word in words.split()) for base, words in _ABBREVIATIONS.items()
}

_CURRENCIES = frozenset("$€£¥₩₹₽₺₴")

_WITHOUT_SPACES = frozenset({"bo", "dz", "ja", "km", "lo", "th", "yue", "zh"})


def split_sentences(text: str, language: str = "") -> tuple[str, ...]:
    """Give the sentences of a text, each with the white space behind it.

    Together they are the text again. The language is BCP 47; a script without full stops, such as
    Thai's, stays in one piece.
    """
    base = language.partition("-")[0].lower() or "en"
    found: list[str] = []
    start = 0
    for end in _cuts(text, base):
        piece = text[start:end]
        if found and (not piece.strip() or _belong_together(found[-1], piece, base)):
            found[-1] += piece
        else:
            found.append(piece)
        start = end
    return tuple(found)


def join_sentences(sentences: Iterable[str], language: str) -> str:
    """Give sentences as one text, with spaces between them where the language has any."""
    base = language.partition("-")[0].lower()
    between = "" if base in _WITHOUT_SPACES else " "
    return between.join(stripped for sentence in sentences if (stripped := sentence.strip()))


def _cuts(text: str, base: str) -> list[int]:
    """Give the places in a text where a sentence may end, the end of the text among them."""
    # The library takes what can be written in UTF-8, and a replacement is as long.
    pieces = sentencex.segment(base, _LONE_SURROGATE.sub("\ufffd", text))
    cuts = set(accumulate(map(len, pieces))) | {len(text)}
    cuts.update(match.end() for match in _OTHER_END.finditer(text))
    return sorted(cuts - {0})


def _belong_together(before: str, after: str, base: str) -> bool:
    first = after.lstrip(_OPENING)[:1]
    if _is_small(first) or _INITIAL.search(before) or _ends_in_abbreviation(before, base):
        return True
    if base in _ORDINAL_BY_FULL_STOP and _ORDINAL.search(before):
        return True
    if base == "ja" and _CLOSING_QUOTE.search(before) and _PARTICLE.match(after):
        return True
    word = _SHORT_WORD.search(before)
    return bool(word and word[0].islower() and (first.isdigit() or first in _CURRENCIES))


def _is_small(letter: str) -> bool:
    """Whether no sentence begins with it; Georgian's letters count as small, and have no others."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


def _ends_in_abbreviation(text: str, base: str) -> bool:
    words = text.split()
    return bool(words) and words[-1].lstrip(_OPENING).lower() in _ENDINGS.get(base, ())
