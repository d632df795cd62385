"""Bylines: who wrote a briefing, by name."""

from __future__ import annotations

from unicodedata import normalize


def byline_key(name: str) -> str:
    """Give what all spellings of a name have in common: capital letters and spaces do not count."""
    return " ".join(normalize("NFC", name).casefold().split())
