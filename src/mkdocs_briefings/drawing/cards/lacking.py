"""Scripts that no font of the machine has, and what brings one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.cards.fonts import fonts_for, own
from mkdocs_briefings.drawing.cards.words import letters_of

if TYPE_CHECKING:
    from collections.abc import Collection

_CHINESE_AND_JAPANESE, _KOREAN = "Chinese and Japanese", "Korean"

_CALLED = {
    "BOPOMOFO": _CHINESE_AND_JAPANESE,
    "CJK": _CHINESE_AND_JAPANESE,
    "HANGUL": _KOREAN,
    "HIRAGANA": _CHINESE_AND_JAPANESE,
    "KATAKANA": _CHINESE_AND_JAPANESE,
    "KATAKANA-HIRAGANA": _CHINESE_AND_JAPANESE,
}
"""What people call scripts that the names of their letters begin with in another way."""


def script_without_font(text: str) -> str:
    """Give the script of a text of which no font has all letters; empty where one has them."""
    letters = letters_of(text)
    if not text or fonts_for(letters) is not None:
        return ""
    missing = (chr(letter) for letter in letters if letter not in own().letters)
    scripts = Counter(_script(letter) for letter in missing if letter.isalpha())
    return min(scripts, key=lambda name: (-scripts[name], name), default="signs")


def _script(letter: str) -> str:
    begin = unicodedata.name(letter, "UNKNOWN").partition(" ")[0]
    return _CALLED.get(begin, begin.capitalize())


def told_of_fonts(scripts: Collection[str]) -> str:
    """Say of which scripts cards show no headline, and what to install."""
    names = ", ".join(sorted(scripts))
    of_cjk = {_CHINESE_AND_JAPANESE, _KOREAN}.intersection(scripts)
    packages = [
        *(["fonts-noto-core"] if len(of_cjk) < len(set(scripts)) else []),
        *(["fonts-noto-cjk"] if of_cjk else []),
    ]
    return (
        "Share cards show the name of a country in place of their headline where no font here has "
        f"its letters ({names}). On Debian and Ubuntu, install {' and '.join(packages)}."
    )
