"""The directions of letters and texts (Unicode Standard Annex 9)."""

from __future__ import annotations

from unicodedata import bidirectional

RIGHT_TO_LEFT = frozenset({"R", "AL"})
"""The bidirectional classes of letters that are written from right to left."""


def first_direction(text: str) -> str | None:
    """Give the direction, `ltr` or `rtl`, of a text's first letter that has one; None without.

    It is the one that a program gives the text where nothing else tells it (rules P2 and P3).
    """
    for character in text:
        kind = bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in RIGHT_TO_LEFT:
            return "rtl"
    return None
