"""Bylines: who wrote a briefing, by name."""

from __future__ import annotations

from unicodedata import normalize


def byline_key(name: str) -> str:
    """Give what all spellings of a name have in common: capital letters and spaces do not count.

    Nor does the dot of an i, which Turkish capitals tell apart otherwise than others do.
    """
    folded = normalize("NFC", name).casefold().replace("i\u0307", "i").replace("\u0131", "i")
    return " ".join(folded.split())
