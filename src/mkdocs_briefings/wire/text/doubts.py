"""What makes one doubt that a text was read as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from mkdocs_briefings.wire.characters import REPLACED
from mkdocs_briefings.wire.text.obstacles import BRIEF, size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.wire.text.obstacles import Reading

CUT = "The page is larger than what is read of it, so something may be missing."
PAID = "The page shows only the beginning to those who do not pay."
BROKEN = "Some characters of the page could not be read."
OTHER = "Hardly a word of the feed's headline is on the page: it may be another report."
SHORT = "The text is very short."

_BROKEN_AT_LEAST = 3
_LEAST_WORDS, _LEAST_SHARE = 3, 0.3
_LONG_WORD, _ENDING = 4, 2

_FREE = 1_000
"""Size of what outlets show to those who do not pay, at most."""

_WORD = re.compile(r"[^\W_]+")


def find_doubts(reading: Reading, *, is_cut: bool) -> tuple[str, ...]:
    """Give the doubts about what was read of a page, a sentence each."""
    length = size(reading.blocks)
    text = "\n".join((reading.headline, *(block.text for block in reading.blocks)))
    found = {
        CUT: is_cut or reading.tree.is_cut,
        PAID: length < _FREE and _is_paid(reading),
        BROKEN: REPLACED in reading.headline or text.count(REPLACED) >= _BROKEN_AT_LEAST,
        OTHER: _is_other(reading.fed, text),
        SHORT: length < BRIEF,
    }
    return tuple(sentence for sentence, holds in found.items() if holds)


def _is_paid(reading: Reading) -> bool:
    tier = reading.tree.meta("article:content_tier").lower()
    return not reading.structured.is_free or tier in {"locked", "metered"}


def _is_other(fed: str, text: str) -> bool:
    """Whether the words of the feed's headline are on the page hardly at all.

    Long words say more than short ones; their last letters may differ by grammar.
    """
    wanted = set(_words(fed))
    whole = text.casefold()
    found = (word for word in wanted if word[: max(_LONG_WORD, len(word) - _ENDING)] in whole)
    share = sum(map(len, found)) / (sum(map(len, wanted)) or 1)
    return len(wanted) >= _LEAST_WORDS and share < _LEAST_SHARE


def _words(text: str) -> Iterator[str]:
    """Give the words that carry what a headline says; without spaces two letters each."""
    for word in _WORD.findall(text.casefold()):
        if any(east_asian_width(letter) == "W" for letter in word):
            yield from (word[place : place + 2] for place in range(len(word) - 1))
        elif len(word) >= _LONG_WORD:
            yield word
