"""Forms of a place's name: its cases, and the words for its people and things."""

from __future__ import annotations

import re
import unicodedata

from mkdocs_briefings.wire.events.other_places import NO_FORMS
from mkdocs_briefings.wire.events.words import without_article

INFLECTED = 5
"""A name of so many letters may have an ending; a shorter one has to stand there as it is."""

_ENDING = 4
"""So many letters may be added to a name as its ending, where the language has many of them."""

_ENGLISH = re.compile("(?:n|i?an|ean|er|i|ite)?s?|ese|ish|ic")
_ENGLISH_ADJECTIVE = re.compile("(?:i?an|ean)s?|ese|ish|ic")
_ROMANCE = re.compile(
    "[aeio]?s?|i?[aeo]?n[aeio]s?|i?enn?e?s?|es[aei]s?|ens[ei]s?|eir[ao]s?|[ao]is(?:es?)?"
)

_ENDINGS = {
    "en": _ENGLISH,
    **dict.fromkeys(("ast", "ca", "es", "fr", "gl", "it", "oc", "pt"), _ROMANCE),
}
"""Of languages without cases: what else a word goes on with makes another one of it."""


def stem_of_name(name: str) -> str:
    """Give what a folded name begins with, whatever ending it has."""
    # Its last vowel is what endings replace: Україна, України; Italia, italiano.
    return name[:-1] if len(name) > INFLECTED and name[-1] in "aeiouyаеиоіуыяюєї" else name


def is_form_of(word: str, name: str, language: str) -> bool:
    """Tell whether a folded word is a folded name, perhaps with an ending."""
    if word == name or len(name) < INFLECTED or word.startswith(NO_FORMS):
        return word == name
    stem = stem_of_name(name)
    if not word.startswith(stem) or len(word) > len(name) + _ENDING:
        return False
    endings = _ENDINGS.get(language)
    if endings is None:
        return True
    is_whole = word.startswith(name) and endings.fullmatch(word, len(name)) is not None
    # Without its last vowel a name would be a part of many words: `Franc`, `Francis`.
    of_stem = _ENGLISH_ADJECTIVE if language == "en" else endings
    return is_whole or of_stem.fullmatch(word, len(stem)) is not None


def folded(word: str) -> str:
    """Give a word in lower case, without accents and without what Arabic writes onto it."""
    decomposed = unicodedata.normalize("NFKD", without_article(word.casefold()))
    return "".join(letter for letter in decomposed if not "\u0300" <= letter <= "\u036f")
