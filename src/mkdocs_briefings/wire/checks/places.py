"""Places that sentences name, with their names in two languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from mkdocs_briefings.wire.checks.cldr import language_names, place_names
from mkdocs_briefings.wire.checks.common_capitals import is_common_capital
from mkdocs_briefings.wire.checks.english import OTHER_NAMES
from mkdocs_briefings.wire.checks.folding import fold, is_same_name, length_of_common
from mkdocs_briefings.wire.checks.name_words import is_of_calendar
from mkdocs_briefings.wire.demonyms import DEMONYMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.wire.checks.name_words import NameWord

_UNSPACED = re.compile(
    "[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Letters of scripts that write words without spaces between them."""

_LETTERS = re.compile(r"[^\W\d_]+")

_VOWELS = "aeiouyъьаеиоуыяюєії"
_PREFIXES = {
    "am": "[የበለከ]?",
    "ar": "(?:[وف]?[بكل]?(?:ال)?|لل)",
    "he": "[ושבלמהכ]{0,2}",
}
"""Articles and prepositions that are written as a part of the word behind them."""

_SHORTEST = 3
_SHORT_ONES = (
    "国",
    "國",
    "日本",
    "印度",
    "越南",
    "伊朗",
    "埃及",
    "巴西",
    "한국",
    "일본",
    "중국",
    "미국",
)
"""Names of two letters that are hardly ever a part of other words."""

_STEM = 4
"""Letters that the stem of a place's name has at least, for endings to be put to it."""

_LONGEST_ENDING = 3
_COMMON = 3
"""Letters that forms of one name begin with alike, where the place is known to be named."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A place's name in one language, and how it is found."""

    text: str
    stem: str
    pattern: str
    """What finds it, with its endings; few names ever stand in a text, so it is not made before."""

    parts: frozenset[str]
    """Its words, folded."""

    def find(self, text: str) -> int | None:
        """Give where it stands in a plain text; None where it does not."""
        found = _compiled(self.pattern).search(text) if self.stem in text else None
        return None if found is None else found.start()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Places:
    """The places of a sentence and of its translation."""

    def __init__(self, original: str, translated: str, source: str, target: str) -> None:
        before, after = _plain(original), _with_countries(_plain(translated))
        is_cased = original != original.lower() and len(before) == len(original)
        words = {fold(word) for word in after.split()}
        everything = _gazetteer(source, target)
        translated_ones = _translated(after, words, source, target)
        ours = {part for place in translated_ones for part in everything[place][0].parts}
        theirs: set[str] = set()
        self.missing: list[str] = []
        """Places of the original that the translation has not."""

        named: list[str] = []
        for place in _candidates(before, _by_original(source, target)):
            name, others = everything[place]
            at = name.find(before)
            if at is None:
                continue
            if is_cased and original[at].islower():  # an adjective need not be told, but may be
                theirs.update(part for other in others for part in other.parts)
                continue
            if is_common_capital(fold(_word_at(before, at)), source.partition("-")[0].lower()):
                continue
            if any(name.text != longer and name.text in longer for longer in named):
                continue  # India is a part of Indonesia's name in Chinese.
            named.append(name.text)
            theirs.update(part for other in others for part in other.parts)
            if place not in translated_ones and not _has_form(name, words):
                self.missing.append(original[at : at + len(name.text)] if is_cased else name.text)
        for name, other in _languages(source, target):
            if name.find(before) is not None:
                theirs |= other.parts
        self._ours, self._theirs = ours, theirs

    def explains_original(self, word: NameWord) -> bool:
        """Tell whether a word names a place which the translation names, too."""
        return any(_is_form(word.folded, part) for part in self._ours)

    def explains_translation(self, word: NameWord) -> bool:
        """Tell whether a word of the translation is for a place that the original names."""
        country = _countries().get(word.text.lower(), "")
        parts = {word.folded, *_parts(country)}
        return any(_is_form(part, known) for part in parts for known in self._theirs)


def _candidates(text: str, index: dict[str, list[int]]) -> list[int]:
    """Give the places that may be named in a plain text, by two letters that they begin with."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    return sorted({place for pair in pairs & index.keys() for place in index[pair]})


def _translated(text: str, words: set[str], source: str, target: str) -> set[int]:
    """Give the places of the gazetteer that a translation names."""
    by_beginning, everything = _by_beginning(source, target), _gazetteer(source, target)
    found: set[int] = set()
    for word in words:
        for place, part in by_beginning.get(word[:_STEM], ()):
            if length_of_common(part, word) >= max(_STEM, len(part) - _LONGEST_ENDING):
                found.add(place)
    for place in _candidates(text, _by_translation(source, target)):
        others = everything[place][1]
        if place not in found and any(other.find(text) is not None for other in others):
            found.add(place)
    return found


def _has_form(name: _Name, words: set[str]) -> bool:
    """Tell whether a place's own name, or a form of it, is among folded words."""
    return any(
        length_of_common(part, word) >= max(_STEM, len(part) - _LONGEST_ENDING)
        for part in name.parts
        for word in words
    )


def _is_form(word: str, name: str) -> bool:
    """Tell whether a word may be a form of a place's name: `praze` of `praha`, `german`."""
    return is_same_name(word, name) or length_of_common(word, name) >= _COMMON


@cache
def _gazetteer(source: str, target: str) -> tuple[tuple[_Name, tuple[_Name, ...]], ...]:
    """Give all places, those with the longest names first."""
    entries = list(_entries(source, target))
    return tuple(sorted(entries, key=lambda entry: (-len(entry[0].text), entry[0].text)))


def _entries(source: str, target: str) -> Iterator[tuple[_Name, tuple[_Name, ...]]]:
    base = source.partition("-")[0]
    for name, others in place_names(source, target).items():
        is_short = len(name) < _SHORTEST and not name.endswith(_SHORT_ONES)
        if not is_short and not is_of_calendar(fold(name), base):
            yield _name(name, source), tuple(_name(other, target) for other in sorted(others))


@cache
def _languages(source: str, target: str) -> tuple[tuple[_Name, _Name], ...]:
    return tuple(
        (_name(name, source), _name(other, target))
        for name, other in language_names(source, target).items()
    )


@cache
def _by_beginning(source: str, target: str) -> dict[str, list[tuple[int, str]]]:
    """Give places with the parts of their names in the target language, by first letters."""
    found: dict[str, list[tuple[int, str]]] = {}
    for place, (_, others) in enumerate(_gazetteer(source, target)):
        for other in others:
            for part in other.parts:
                if len(part) >= _STEM:
                    found.setdefault(part[:_STEM], []).append((place, part))
    return found


@cache
def _by_original(source: str, target: str) -> dict[str, list[int]]:
    """Give places by the first two letters of their names in the source language."""
    found: dict[str, list[int]] = {}
    for place, (name, _) in enumerate(_gazetteer(source, target)):
        found.setdefault(name.stem[:2], []).append(place)
    return found


@cache
def _by_translation(source: str, target: str) -> dict[str, list[int]]:
    """Give places by the first two letters of their names in the target language."""
    found: dict[str, list[int]] = {}
    for place, (_, others) in enumerate(_gazetteer(source, target)):
        for other in others:
            found.setdefault(other.stem[:2], []).append(place)
    return found


@cache
def _name(name: str, language: str) -> _Name:
    base = language.partition("-")[0]
    plain = _plain(name)
    if _UNSPACED.search(plain):
        # A name in kana is no part of a longer word in kana.
        kana = "[\u30a0-\u30ff]" if "\u30a0" <= plain[0] <= "\u30ff" else "(?!)"
        pattern = rf"(?<!{kana}){re.escape(plain)}(?!{kana})"
        return _Name(plain, plain, pattern, _parts(name))
    stem = plain.rstrip(_VOWELS) if len(plain) > _STEM else plain
    if len(stem) < _STEM:
        stem = plain
    longest = 6 if base == "de" else 5  # Österreich, österreichischen
    ending = rf"[^\W\d_]{{0,{longest}}}" if len(stem) >= _STEM else ""
    pattern = rf"(?<!\w){_PREFIXES.get(base, '')}{re.escape(stem)}{ending}(?!\w)"
    return _Name(plain, stem, pattern, _parts(name))


def _parts(name: str) -> frozenset[str]:
    parts = (fold(part) for part in re.split(r"[\s()-]+", name))
    return frozenset(part for part in parts if len(part) >= _SHORTEST)


def _word_at(text: str, at: int) -> str:
    found = _LETTERS.match(text, at)
    return found[0] if found else ""


def _plain(text: str) -> str:
    """Give a text in lower case, without the marks that endings change, as in Länder."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in parts if not "\u0300" <= sign <= "\u036f")


def _with_countries(text: str) -> str:
    """Give a text in English with the names of the countries whose people and things it names."""
    words = {word.rstrip(".") for word in re.findall(r"[a-z.]+", text)}
    countries = _countries()
    return " ".join([text, *sorted(_plain(countries[word]) for word in words & countries.keys())])


@cache
def _countries() -> dict[str, str]:
    """Give the English names of countries by words for them, their people and things."""
    names = Locale("en").territories
    of_people = {word.lower(): names[code].lower() for word, code in DEMONYMS.items()}
    return of_people | OTHER_NAMES
