"""Translations whose shape is doubtful: too short or long, in another language, repeating."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.characters import REPLACED
from mkdocs_briefings.wire.language import identify

if TYPE_CHECKING:
    from collections.abc import Iterator

_DENSITY = {
    "am": 1.55,
    "ar": 1.2,
    "fa": 1.1,
    "he": 1.3,
    "ja": 2.3,
    "ko": 2.1,
    "lo": 1.1,
    "th": 1.1,
    "ur": 1.0,
    "yue": 3.4,
    "zh": 3.4,
}
"""How many letters of an alphabet say what one of theirs does; others have about one for one."""

_SHORTEST, _LONGEST = 0.42, 2.6
_SLACK = 25
"""How far off a length may be: shares of what is to be expected, and in letters."""

_LETTERS_TO_TELL = 40
_SURE = 0.9
_SAME_WORDS = 0.9
_FOREIGN_SHARE = 0.25
_SCRIPTS: dict[str, tuple[str, ...]] = (
    dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "tg", "uk"), ("CYRILLIC",))
    | dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ur"), ("ARABIC",))
    | dict.fromkeys(("hi", "mr", "ne"), ("DEVANAGARI",))
    | dict.fromkeys(("ja", "ko", "yue", "zh"), ("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
    | {"am": ("ETHIOPIC",), "bn": ("BENGALI",), "el": ("GREEK",), "he": ("HEBREW",)}
    | {"hy": ("ARMENIAN",), "ka": ("GEORGIAN",), "my": ("MYANMAR",), "sr": ("CYRILLIC", "LATIN")}
    | {"ta": ("TAMIL",), "te": ("TELUGU",), "th": ("THAI",)}
)
"""How Unicode's names of a language's letters begin; all others have Latin letters."""


def check_length(original: str, translated: str, source: str, target: str) -> list[str]:
    """Give what is to be told of a translation that is far shorter or longer than its original."""
    expected = len(original) * _density(source) / _density(target)
    length = len(translated)
    if length < expected * _SHORTEST and expected - length > _SLACK:
        return [f"It is {length} characters long, where about {expected:.0f} were to be expected."]
    if length > expected * _LONGEST and length - expected > _SLACK:
        return [f"It is {length} characters long, where about {expected:.0f} were to be expected."]
    return []


def check_language(original: str, translated: str, source: str, target: str) -> list[str]:
    """Give what is to be told of a translation that is not in the language that was asked for."""
    if _base(source) == _base(target):
        return []
    letters = sum(letter.isalpha() for letter in translated)
    if letters > _LETTERS_TO_TELL and _is_unchanged(original, translated):
        return ["It was left as it is in the original."]
    foreign = _foreign_letters(translated, target)
    if foreign and foreign > letters * _FOREIGN_SHARE:
        return ["It is in letters that its language does not have."]
    if letters > _LETTERS_TO_TELL:
        guess = identify(translated, target)
        if _base(guess.tag) != _base(target) and guess.confidence >= _SURE:
            return [f"It seems to be in another language ({guess.tag})."]
    return []


def check_repetition(original: str, translated: str) -> list[str]:
    """Give what is to be told of words that a translation repeats, and the original does not."""
    for phrase in _repeated(translated):
        if not any(True for _ in _repeated(original)):
            return [f"“{phrase}” is repeated."]
    return []


def check_characters(original: str, translated: str) -> list[str]:
    """Give what is to be told of characters that could not be read of an engine's answer."""
    lost = translated.count(REPLACED) - original.count(REPLACED)
    return ["Characters of the engine's answer could not be read."] if lost > 0 else []


def _repeated(text: str) -> Iterator[str]:
    """Give phrases that follow themselves: three times for one or two words, else twice."""
    words = re.findall(r"\w+", text.lower())
    if len(set(words)) == len(words):
        return
    for size in range(1, 9):
        needed = 3 if size <= 2 else 2
        for start in range(len(words) - size * needed + 1):
            phrase = words[start : start + size]
            if all(
                words[start + size * turn : start + size * (turn + 1)] == phrase
                for turn in range(1, needed)
            ) and not all(word.isdecimal() for word in phrase):
                yield " ".join(phrase)
                return


def _density(language: str) -> float:
    return _DENSITY.get(_base(language), 1.0)


def _is_unchanged(original: str, translated: str) -> bool:
    before = re.findall(r"\w+", original.lower())
    after = re.findall(r"\w+", translated.lower())
    same = len(set(before) & set(after))
    return len(after) > 2 and same >= max(len(set(before)), len(set(after))) * _SAME_WORDS


def _foreign_letters(text: str, target: str) -> int:
    """Count letters of scripts other than that of the target language, which names do not have."""
    own = _scripts_of(target)
    return sum(letter.isalpha() and not _script(letter).startswith(own) for letter in text)


def _scripts_of(language: str) -> tuple[str, ...]:
    return _SCRIPTS.get(_base(language), ("LATIN", "MODIFIER"))


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "")


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
