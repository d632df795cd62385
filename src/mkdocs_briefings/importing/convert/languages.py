"""Guess a language from the script that a text is written in."""

from __future__ import annotations

import re
import unicodedata

_SAMPLE = 2000
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_BY_LETTERS = (
    ("ur", "ٹڈڑںے"),
    ("ckb", "ۆێڵڕ"),
    ("fa", "پچژگ"),
)
"""Languages in Arabic script, by letters that Arabic itself does not have."""


def right_to_left_language(text: str) -> str | None:
    """Give the likely language of a text that is mostly written from right to left."""
    if _RIGHT_TO_LEFT.search(text, 0, _SAMPLE) is None:
        return None
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    directions = [unicodedata.bidirectional(character) for character in letters]
    if 2 * directions.count("AL") > len(letters):
        return next(
            (tag for tag, own in _BY_LETTERS if any(letter in text for letter in own)), "ar"
        )
    return "he" if 2 * directions.count("R") > len(letters) else None
