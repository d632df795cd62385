"""What a share card says, in letters that can be drawn."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_briefings.drawing.cards.breaks import BETWEEN_WORDS
from mkdocs_briefings.drawing.cards.fonts import fonts_for, own
from mkdocs_briefings.fingerprint import fingerprint_of

ELLIPSIS = "…"
"""Stands for what had to be left out; it is in the fonts of every text."""

_ASCII = frozenset({*range(ord(" "), ord("~") + 1), ord(ELLIPSIS)})

_MOST = 400
"""More letters no card has room for."""

_JOINERS = frozenset("\u200c\u200d")
"""They tell how letters go together, as Persian and the scripts of India ask."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """All texts of a card, and the languages that they are in."""

    headline: str
    language: str
    """BCP 47 tag of the headline's language."""

    country: str
    """Name of the country that the map shows."""

    source: str
    """Empty where there is none."""

    day: str
    """When it appeared, written out."""

    brand: str
    """The site's name."""

    site_language: str
    """BCP 47 tag of the language of all but the headline."""

    direction: str
    """That of the site's language: `ltr` or `rtl`."""

    @property
    def fonts(self) -> bytes:
        """Stand for the fonts that it is drawn with."""
        texts = self.headline, self.country, self.source, self.day, self.brand
        found = (fonts_for(letters_of(text)) for text in texts)
        return fingerprint_of(*(fonts and fonts.digest for fonts in found))


def letters_of(text: str) -> frozenset[int]:
    """Give the letters that are needed to draw a text, or its beginning, by their code points."""
    # Our own font has all of ASCII, so which of it is needed is of no account.
    if text.isascii():
        return _ASCII
    return frozenset(map(ord, text.replace(BETWEEN_WORDS, "") + ELLIPSIS))


@lru_cache(maxsize=1024)
def drawable(text: str) -> str:
    """Give a text without what is no writing: controls, emoji, and what changes directions."""
    if text.isascii() and text.isprintable():  # which is told more quickly than of each letter
        return " ".join(text.split())[:_MOST]
    kept = (letter for letter in unicodedata.normalize("NFC", text) if _is_writing(letter))
    return " ".join("".join(kept).split())[:_MOST]


def _is_writing(letter: str) -> bool:
    if letter.isspace() or letter in _JOINERS or letter == BETWEEN_WORDS:
        return True
    kind = unicodedata.category(letter)
    if kind[0] == "C" or kind == "Me" or "VARIATION SELECTOR" in unicodedata.name(letter, ""):
        return False
    # Signs such as № and ° are, and our own font tells them from pictures.
    return kind not in {"So", "Sk"} or ord(letter) in own().letters
