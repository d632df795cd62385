"""Claims that no sentence carries: a translated sentence without an original, a drafted one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.checks.folding import fold, is_same_name
from mkdocs_briefings.wire.checks.name_words import names_in, words_of
from mkdocs_briefings.wire.checks.numbers import compare_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST_WORD = 4
_CARRIED = 0.5
"""Which share of a claim's long words the sentence has to have that carries it."""


def carrying_sentence(claim: str, sentences: Sequence[str], language: str) -> int | None:
    """Give which of the sentences carries a claim in the same language (BCP 47); None without one.

    It has most of the claim's words, and all of its names and numbers.
    """
    wanted = _long_words(claim)
    best = max(range(len(sentences)), key=lambda at: _shared(wanted, sentences[at]), default=None)
    if best is None or (wanted and _shared(wanted, sentences[best]) < _CARRIED):
        return None
    return best if not unsupported_parts(claim, sentences[best], language) else None


def unsupported_parts(claim: str, sentence: str, language: str) -> list[str]:
    """Give the names and numbers of a claim that a sentence in the same language has not."""
    names = [
        word.text
        for word in names_in(words_of(claim))
        if not any(is_same_name(word.folded, other.folded) for other in words_of(sentence))
    ]
    added = compare_numbers(sentence, claim, language, language).added
    return [*names, *(number.shown for number in added)]


def _long_words(text: str) -> set[str]:
    return {fold(word) for word in re.findall(r"\w+", text) if len(word) >= _SHORTEST_WORD}


def _shared(wanted: set[str], sentence: str) -> float:
    there = _long_words(sentence)
    found = sum(any(word[:5] == other[:5] for other in there) for word in wanted)
    return found / len(wanted) if wanted else 1.0
