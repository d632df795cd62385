"""The words of a sentence, as far as they may be names by their capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.cldr import months, weekdays
from mkdocs_briefings.wire.checks.folding import MARKS, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(rf"[^\W\d_](?:[^\W_]|[{MARKS}]|['’.-](?=[^\W_]))*")
_BEGINS = re.compile(r"[.!?…:;•|\"“”„«»「」『』()\[\]‘—–-]\s*$")
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ԯԱ-֏Ḁ-ỿ]")

_SHORTEST_NAME = 3
_LONGEST_SHORT_FORM = 6
_LONG_WORD = 4
"""Letters: articles and prepositions have fewer, and no capital in headlines either."""

_SHORTEST_HEADLINE, _MOST_CAPITALS = 5, 0.7
"""A headline has so many long words, and more than this share of them with capitals."""

_BEFORE = 4
"""So many signs before a word say whether it begins a sentence."""

_BEGINNING = 5
"""So many letters of a month or a day are the same in all of its forms."""


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word that may be a name, or a part of one."""

    text: str
    folded: str
    """The word in lower-case ASCII."""

    at: int
    """Which of the sentence's words it is."""

    start: int
    end: int

    is_first: bool
    """Whether its capital may be that of a beginning."""

    is_hyphened: bool = False
    """Whether it is a part of a word with hyphens."""

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_short_form(self) -> bool:
        """Whether it is letters for words, such as `WHO`, which differ by language."""
        return self.text[:2].isupper() and len(self.text) <= _LONGEST_SHORT_FORM


def words_of(text: str) -> list[NameWord]:
    """Give the words of a sentence."""
    found: list[NameWord] = []
    for match in _WORD.finditer(text):
        start = match.start()
        is_first = not found or bool(_BEGINS.search(text, max(0, start - _BEFORE), start))
        for part in re.split(r"[-‑–]", match[0]):
            word = re.sub(r"['’]s?$", "", part)
            if word:
                is_hyphened = len(part) < len(match[0])
                place = (len(found), start, start + len(word))
                found.append(NameWord(word, fold(word), *place, is_first, is_hyphened))
                is_first = False
            start += len(part) + 1
    return found


def names_in(words: Sequence[NameWord]) -> list[NameWord]:
    """Give the words that are names by their capital."""
    return [
        word
        for word in words
        if word.has_capital
        and len(word.folded) >= _SHORTEST_NAME
        and not word.is_first
        and not word.is_short_form
    ]


def has_capitals(text: str) -> bool:
    """Tell whether the letters of a text are of a script with capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    cased = sum(bool(_CASED.match(letter)) for letter in letters)
    return bool(letters) and cased > len(letters) / 2


def is_headline(words: Sequence[NameWord]) -> bool:
    """Tell whether most words have capitals, so that they say nothing of names."""
    long = [
        word
        for word in words
        if len(word.text) >= _LONG_WORD
        and not word.is_first
        and not is_of_calendar(word.folded, "en")
    ]
    capitals = sum(word.has_capital for word in long)
    return len(long) >= _SHORTEST_HEADLINE and capitals > len(long) * _MOST_CAPITALS


def is_of_calendar(folded: str, base: str) -> bool:
    """Tell whether a folded word is a month or a day of the week, which other checks look at."""
    return folded.startswith(_calendar(base))


@cache
def _calendar(base: str) -> tuple[str, ...]:
    names = (fold(name) for name in (*months(base), *weekdays(base)))
    return tuple({name[:_BEGINNING] for name in names if len(name) >= _LONG_WORD})
