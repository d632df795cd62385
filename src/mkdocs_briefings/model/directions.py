"""The directions of letters and texts (Unicode Standard Annex 9), and of languages."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from babel.core import get_global, parse_locale

RIGHT_TO_LEFT = frozenset({"R", "AL"})
"""The bidirectional classes of letters that are written from right to left."""


_SCRIPTS = frozenset({
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi",
})  # fmt: skip
"""Scripts of living languages that run from right to left, by their codes in ISO 15924."""


_EXTENSION = re.compile("-[0-9A-Za-z]-")


def direction_of(language: str) -> str:
    """Give the direction, `ltr` or `rtl`, that a language is written in, by its BCP 47 tag.

    It is that of its script, which the tag tells, or else CLDR's likely subtags. CLDR's own data on
    the language says the same, but is large, and there is none of many languages.
    """
    # What follows a single letter says how it is used, and Babel does not know of it.
    plain = _EXTENSION.split(language, maxsplit=1)[0]
    try:
        code, territory, script, *_ = parse_locale(plain, sep="-")
    except ValueError:
        return "ltr"
    return "rtl" if (script or _likely_script(code, territory)) in _SCRIPTS else "ltr"


def _likely_script(language: str, territory: str | None) -> str | None:
    known = get_global("likely_subtags")
    found = known.get(f"{language}_{territory}") or known.get(language)
    return parse_locale(found)[2] if found else None


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
