"""Numbers in digits: what separators in them may mean, and digits of all scripts."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

DIGITS = (
    r"\d+(?:(?P<group>[.,'’ \u00a0\u202f\u2009])\d{3}(?!\d)(?:(?P=group)\d{3}(?!\d))*)?"
    r"(?:[.,]\d+)?"
)
"""How a number is written; groups of three digits have the same sign between them."""

_END_OF_LETTERS = 0x20000
"""Behind it Unicode has ideographs and signs, and no digits."""

_SIGNS = {"٫": ".", "٬": ",", "，": ",", "．": ".", "：": ":", "％": "%", "٪": "%"}


def with_ascii_digits(text: str) -> str:
    """Give a text of the same length whose digits, and the signs beside them, are ASCII's."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    letters = map(chr, range(_END_OF_LETTERS))
    digits = {
        ord(letter): str(unicodedata.decimal(letter)) for letter in letters if letter.isdecimal()
    }
    return {**digits, **{ord(sign): plain for sign, plain in _SIGNS.items()}}


def values_of(written: str) -> frozenset[Decimal]:
    """Give what digits with separators may stand for: 3.500 is 3500 or 3.5, 1.234,5 one number."""
    separators = [sign for sign in written if not sign.isdigit()]
    digits = Decimal(re.sub(r"\D", "", written))
    if not separators or (len(separators) > 1 and separators[0] == separators[-1]):
        return frozenset({digits})
    before, _, after = written.rpartition(separators[-1])
    found = set()
    if separators[-1] in ".,":
        whole = re.sub(r"\D", "", before)
        found.add(Decimal(f"{whole}.{after}"))
    if len(after) == 3 and len(separators) == 1:
        found.add(digits)
    return frozenset(found)


def parts_of(written: str) -> frozenset[Decimal]:
    """Give the two numbers that digits with one separator may be: 14.30, (3,5) and 2021 300."""
    halves = re.split(r"\D", written)
    return frozenset(map(Decimal, halves)) if len(halves) == 2 else frozenset()
