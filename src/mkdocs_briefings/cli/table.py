"""Tables for people, as columns of text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = frozenset({"W", "F"})


def columns(rows: Sequence[Sequence[str]], *, numbers: int = 0) -> list[str]:
    """Give rows of as many cells each as lines whose cells stand below each other.

    The cells of the last columns, so many as there are `numbers`, stand to the right.
    """
    lines = [""] * len(rows)
    every = tuple(zip(*rows, strict=True))
    for number, column in enumerate(every):
        width = max(map(_width, column))
        is_number = number >= len(every) - numbers
        for place, cell in enumerate(column):
            gap = " " * (width - _width(cell))
            lines[place] += f"{gap}{cell}  " if is_number else f"{cell}{gap}  "
    return [line.rstrip() for line in lines]


def _width(text: str) -> int:
    """Give how many columns of a terminal a text takes (Unicode's annex 11)."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in _WIDE)
        for letter in text
    )
