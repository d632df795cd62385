"""Collation: the order of names in which a language's readers look for them.

Babel has no such data, and what sorts as CLDR does has to be compiled. So letters go by alphabets
(`alphabets.py`), and a letter that has none goes by what it is made of. As in CLDR signs come
before digits, digits before letters, and a site's own script before others. Chinese characters go
by lists that only a site in Chinese reads, and in Japanese by a standard whose order Python has.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_briefings.model.alphabets import (
    MADE_OF,
    PUNCTUATION,
    SYMBOLS,
    chinese,
    cyrillic,
    kanji,
    latin,
    native,
    written_out,
)

if TYPE_CHECKING:
    from babel import Locale

    from mkdocs_briefings.model.alphabets import Alphabet

_SIGN, _DIGIT, _OWN, _FOREIGN = "\x01", "\x02", "\x03", "\x04"
"""What a place in the order begins with."""

_FIRST_PLACE, _LATER_PLACE = 0x100, 0x400
_LATIN_ENDS = "\u024f"
_FIRST_IDEOGRAM = "\u3400"
_CAPITALS_FIRST = frozenset({"da", "kl", "mt"})
_DOTTED, _DOTLESS = "\u0130", "\u0131"

_LEADING_VOWELS = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])(.)")
"""Vowels of Thai and Lao that are written before their consonant, and sorted behind it."""

_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_LONG_VOWEL = re.compile("(.)ー")
_VOWELS = dict(zip("AIUEO", "あいうえお", strict=True))

_ACCENTS = (*range(7, 9), *range(10, 37), *range(200, 256))
"""Classes of marks that only adorn a letter, and are no vowels of Indic texts (UAX #44)."""

_PUNCTUATION = re.compile(f"[{re.escape(PUNCTUATION)}]")

_TONES = re.compile("[\u0e47-\u0e4e\u0ec8-\u0ecd]")


class Collation:
    """Sorts names as readers of one language expect it."""

    def __init__(self, locale: Locale) -> None:
        language = locale.language
        script = str(locale.languages.get(language, "a"))[0]
        self._is_latin = _is_latin(script)
        self._is_japanese = language == "ja"
        self._passed_over = _PUNCTUATION if language == "th" else None
        self._has_capitals_first = language in _CAPITALS_FIRST
        self._places = _places(tuple(zip(PUNCTUATION + SYMBOLS, strict=True)), _SIGN)
        is_before = self._is_latin or self._is_japanese
        # Serbian is written in either script, with an alphabet for each.
        own = "" if language == "sr" and not self._is_latin else language
        self._places |= _places(latin(own), _OWN if is_before else _FOREIGN)
        letters = cyrillic(language)
        is_cyrillic = (script.casefold(),) in letters
        start = (_OWN, _FIRST_PLACE) if is_cyrillic else (_FOREIGN, _LATER_PLACE)
        self._places |= _places(letters, *start)
        self._places |= _places(native(language), _OWN)
        self._places |= _places(chinese(locale), _OWN, _LATER_PLACE)
        self._made = {**MADE_OF, **written_out(language)}
        several = [each for each in (*self._places, *self._made) if len(each) > 1]
        several.sort(key=len, reverse=True)
        self._parts = re.compile("|".join((*several, ".")), re.DOTALL) if several else None
        self._place_of = lru_cache(maxsize=4096)(self._place)

    def key(self, name: str) -> tuple[str, str, str]:
        """Give what a name is sorted by: its letters, then their marks, then their case."""
        name = unicodedata.normalize("NFC", name)
        text = unicodedata.normalize("NFKC", name)  # a fraction is sorted by its digits
        if self._passed_over:
            text = self._passed_over.sub("", text)
        if _DOTLESS in self._places:  # a letter of its own, in either case
            text = text.replace("I", _DOTLESS).replace(_DOTTED, "i")
        text = _LEADING_VOWELS.sub(r"\2\1", unicodedata.normalize("NFC", text.casefold()))
        text = _LONG_VOWEL.sub(_spoken, text.translate(_HIRAGANA))
        return self._places_in(text), text, name if self._has_capitals_first else name.swapcase()

    def _places_in(self, text: str) -> str:
        parts = self._parts.findall(text) if self._parts else text
        return "".join(map(self._place_of, parts))

    def _place(self, part: str) -> str:
        """Give the place of a letter in the order; empty for a mark on one."""
        if part in self._places:
            return self._places[part]
        made_of = self._made.get(part) or self._made_of(part)
        if made_of != part:
            return self._places_in(made_of)
        return "" if _is_passed_over(part) else self._start(part) + self._behind(part)

    def _behind(self, character: str) -> str:
        """Give the place of a character behind those of alphabets."""
        if not self._is_japanese or character < _FIRST_IDEOGRAM:
            return character
        return f"{_FIRST_IDEOGRAM}{kanji(character) or character}"

    def _start(self, character: str) -> str:
        if character.isdigit():
            return _DIGIT
        if not character.isalnum() and not unicodedata.category(character).startswith("M"):
            return _SIGN
        return _FOREIGN if self._is_latin or _is_latin(character) else _OWN

    def _made_of(self, letter: str) -> str:
        """Give what a letter is made of, without the marks that make none of the alphabet."""
        if unicodedata.category(letter).startswith("M"):
            return letter  # A vowel that stands on both sides of its consonant is one.
        apart = unicodedata.normalize("NFD", letter)
        kinds: set[int] = set()
        for mark in apart[1:]:
            made = unicodedata.normalize("NFC", apart[0] + mark)
            # Of two marks at the same place the inner one belongs to the letter.
            if unicodedata.combining(mark) not in kinds and made in self._places:
                return made
            kinds.add(unicodedata.combining(mark))
        return apart


def _places(alphabet: Alphabet, start: str, first: int = _FIRST_PLACE) -> dict[str, str]:
    return {
        letter: f"{start}{chr(first + place)}"
        for place, letters in enumerate(alphabet)
        for letter in letters
    }


def _is_latin(character: str) -> bool:
    return character <= _LATIN_ENDS


def _is_passed_over(character: str) -> bool:
    is_accent = unicodedata.combining(character) in _ACCENTS or _TONES.match(character)
    return bool(is_accent) or unicodedata.category(character) == "Cf"


def _spoken(found: re.Match[str]) -> str:
    """Give a letter of kana, and in the place of the sign that makes it long its vowel."""
    vowel = unicodedata.name(found[1], "")[-1:]
    return found[1] + _VOWELS.get(vowel, "")
