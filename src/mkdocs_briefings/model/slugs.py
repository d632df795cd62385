"""Slugs: the part of an address that stands for a thing's name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST_SLUG = 200
"""In bytes. A page is written to a folder of that name, and file systems take 255."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_BETWEEN_HYPHENS = re.compile(r"-+")
# The typewriter's apostrophe, the printer's two, and the letters that Ukrainian and Hawaiian use.
_APOSTROPHES = str.maketrans("", "", "'\u2018\u2019\u02bb\u02bc")
# In Turkish and Azerbaijani a capital I is that of the dotless letter, elsewhere that of i. Taken
# for one letter, a name in capitals is the same in every language, and its address as it is typed.
_PLAIN = {**_APOSTROPHES, ord("\u0131"): "i"}


@lru_cache(maxsize=65_536)  # The same tags and sources stand in most briefings.
def slugify(text: str) -> str:
    """Give the slug of a name: lower case, words joined by hyphens.

    Accents of the Latin and Greek scripts are dropped (`São Tomé` is `sao-tome`), and so is what
    tells the Turkish `ı` from `i` (`IŞIK` and `ışık` are `isik`). Letters of every
    script stay, so that a tag in Arabic or Chinese has an address too, and so do marks that make
    another letter (`Київ` is `київ`). The same name in another spelling (case, spaces, hyphens,
    composed or not) gives the same slug. A text without a letter or digit gives the empty string.
    """
    bare = text.translate(_APOSTROPHES)
    if bare.isascii():
        return _BETWEEN_WORDS.sub("-", bare.lower()).strip("-")
    # Folding the case of a composed letter may take it apart, and composing may bring back a case.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", bare).casefold())
    folded = unicodedata.normalize("NFD", folded.casefold().translate(_PLAIN))
    joined = unicodedata.normalize("NFC", "".join(_kept(folded)))
    return _BETWEEN_HYPHENS.sub("-", joined).strip("-")


def shorten(slug: str, most: int) -> str:
    """Give a slug that has at most so many bytes in UTF-8, cut between words where it has several.

    No letter loses its marks.
    """
    cut = slug.encode()[:most].decode(errors="ignore")
    if len(cut) == len(slug):
        return slug
    while cut and unicodedata.category(slug[len(cut)]).startswith("M"):
        cut = cut[:-1]
    if slug[len(cut)] != "-":
        cut = cut.rpartition("-")[0] or cut
    return cut.rstrip("-")


def _kept(decomposed: str) -> list[str]:
    """Give the letters, digits and marks that stay, and a hyphen for whatever else there is."""
    kept: list[str] = []
    keeps_marks = False
    for character in decomposed:
        if unicodedata.category(character).startswith("M"):
            # An accent adorns its letter; a vowel sign of Hindi or Thai is a letter of its own.
            if keeps_marks:
                kept.append(character)
            continue
        is_word = character.isalnum()
        keeps_marks = is_word and not _drops_accents(character)
        kept.append(character if is_word else "-")
    return kept


def _drops_accents(character: str) -> bool:
    if character.isascii() or character.isdigit():
        return True
    return unicodedata.name(character, "").startswith(("LATIN ", "GREEK "))
