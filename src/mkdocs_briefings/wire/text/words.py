"""Words of pages: without markup, in one line, and as a key to compare them by."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import category, normalize

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
"""Signs that only say how to break or to turn a line; joiners stay, since scripts need them."""


class _Letters(dict[int, str | None]):
    """What becomes of each character in a key, worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        # Vowels of many scripts are marks of the letter before them.
        kept = letter if letter.isalnum() or category(letter).startswith("M") else None
        self[code] = kept
        return kept


_LETTERS = _Letters()


def one_line(text: str) -> str:
    """Give a text in one line, without signs that are not seen."""
    return " ".join(_INVISIBLE.sub("", text).split())


def plain(text: str) -> str:
    """Give a text of metadata in one line, without tags and entities, often written twice."""
    if "&" in text:
        text = unescape(unescape(text))
    return one_line(_TAG.sub(" ", text) if "<" in text else text)


def key(text: str) -> str:
    """Give what two writings of the same words have in common: their letters and digits alone."""
    return normalize("NFKC", text).translate(_LETTERS).casefold()
