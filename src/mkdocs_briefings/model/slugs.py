"""Slugs: the part of an address that stands for a thing's name."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def slugify(text: str) -> str:
    """Give the slug of a name: lower case, words joined by hyphens.

    Accents of the Latin, Greek and Cyrillic scripts are dropped (`São Tomé` is `sao-tome`); letters
    of every script stay, so that a tag in Arabic or Chinese has an address too. The same name in
    another spelling (case, spaces, hyphens, composed or not) gives the same slug. A text without a
    letter or digit gives the empty string.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("\u2019", "")
    bare = "".join(_without_accent(character) for character in folded)
    # What a letter-like mark is made of may be several characters; composing makes it one form.
    return _BETWEEN_WORDS.sub("-", unicodedata.normalize("NFC", bare)).strip("-")


def _without_accent(character: str) -> str:
    if character.isascii():
        return character
    base = unicodedata.normalize("NFD", character)[0]
    name = unicodedata.name(base, "")
    return base if name.startswith(("LATIN ", "GREEK ", "CYRILLIC ")) else character


def is_slug(text: str) -> bool:
    """Whether a text can stand in an address as it is."""
    return bool(text) and slugify(text) == text
