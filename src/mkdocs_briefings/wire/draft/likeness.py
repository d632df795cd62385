"""Words that texts are compared by, and how much two of them share."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_briefings.wire.events.words import is_dense, stem_of, stems

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def stems_in(text: str) -> list[str]:
    """Give what the words of a text are known by, in its order."""
    if is_dense(text):
        return [stem for stem, _ in stems(text)]
    # Where words have spaces between them, they need no closer look.
    return [stem for word in _WORD.findall(text) if (stem := stem_of(word))]


@lru_cache(maxsize=4096)  # A sentence is compared with all others of its report.
def words_of(text: str) -> frozenset[str]:
    """Give what the words of a text are known by, and its numbers."""
    return frozenset(stems_in(text)) | frozenset(_NUMBER.findall(text))


def numbers_in(text: str) -> int:
    """Give how many numbers a text has."""
    return len(set(_NUMBER.findall(text)))


def shared(first: frozenset[str], second: frozenset[str]) -> float:
    """Give the part of the words of the shorter one that both have."""
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 0.0


def same(first: frozenset[str], second: frozenset[str]) -> float:
    """Give the part of the words of the longer one that both have."""
    more = max(len(first), len(second))
    return len(first & second) / more if more else 0.0
