"""Count the words of a text."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+")
_MOST_KNOWN = 50_000


class _Counts(dict[str, int]):
    """How many words are in a piece without spaces; texts are made of a few thousand of them."""

    def __missing__(self, piece: str) -> int:
        count = len(_WORD.findall(piece))
        if len(self) < _MOST_KNOWN:
            self[piece] = count
        return count


_counts = _Counts()


def count_words(text: str) -> int:
    """Give how many words and numbers a text has, marks of Markdown left out."""
    return sum(map(_counts.__getitem__, text.split()))
