"""Words in Latin letters without their marks, so that names of all scripts can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

_ALIKE = 76.0
"""How like two words are, of 100, that are the same name with other endings or spellings."""

_SOUNDS_ALIKE = 80.0
_SHORTEST_SOUND = 3

_SOUNDS = (
    ("dzh", "j"),
    ("dsch", "j"),
    ("dj", "j"),
    ("ge", "je"),
    ("gi", "ji"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("ph", "v"),
    ("f", "v"),
    ("tch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "j"),
    ("gh", "g"),
    ("th", "t"),
    ("dh", "d"),
    ("bh", "b"),
    ("ts", "c"),
    ("tz", "c"),
    ("ck", "k"),
    ("qu", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("b", "v"),
    ("z", "s"),
)
"""What is written in different ways for what sounds alike, in the order of replacing."""


MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963"
    "\u0980-\u0dff\u0e31-\u0e4e\u1000-\u109f\u1780-\u17d3"
)
"""Signs that belong to words, though Python's expressions take many of them for no letters."""

_WITH_ARTICLE = 4
"""Letters: a shorter Arabic word that begins like one with an article has none."""

_ARABIC = re.compile("[\u0600-\u06ff]")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Give a word in lower-case ASCII, in whatever script it is."""
    is_arabic = bool(_ARABIC.search(word))
    written = word.removeprefix("ال") if is_arabic and len(word) > _WITH_ARTICLE else word
    folded = re.sub(r"[^a-z0-9]", "", anyascii(written).lower()).replace("kh", "h")
    if is_arabic:
        # Behind the first letter, these stand for long vowels.
        folded = folded[:1] + folded[1:].replace("w", "o").replace("y", "i")
    return folded


@lru_cache(maxsize=50_000)
def sound(folded: str) -> str:
    """Give the consonants of a folded word, as far as they sound different."""
    if folded.startswith("y"):
        folded = f"j{folded[1:]}"
    for written, heard in _SOUNDS:
        folded = folded.replace(written, heard)
    folded = folded.replace("c", "k")
    return re.sub(r"[aeiouyh0-9]", "", re.sub(r"(.)\1+", r"\1", folded))


@lru_cache(maxsize=200_000)
def is_same_word(one: str, other: str) -> bool:
    """Tell whether two folded words are alike as they are written, perhaps with endings."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4:
        return one == other
    return long.startswith(short) or ratio(one, other) >= _ALIKE


@lru_cache(maxsize=200_000)
def is_same_name(one: str, other: str) -> bool:
    """Tell whether two folded words are one name, perhaps with endings or in other spellings."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 3:
        return False
    if long.startswith(short) and len(long) - len(short) <= max(3, len(short) // 2):
        return True
    if _first_sound(one) == _first_sound(other) and _share_stem(short, long):
        return True
    if ratio(one, other) >= _ALIKE and len(short) > 3:
        return True
    return is_same_sound(one, other)


def is_same_sound(one: str, other: str) -> bool:
    """Tell whether two folded words have the same consonants, as transliterations have."""
    first, second = sound(one), sound(other)
    if min(len(first), len(second)) < _SHORTEST_SOUND:
        return first == second and len(first) == 2 and abs(len(one) - len(other)) <= 2
    return ratio(first, second) >= _SOUNDS_ALIKE and JaroWinkler.similarity(first, second) >= 0.85


def _first_sound(folded: str) -> str:
    return folded[0].replace("c", "k").replace("q", "k").replace("w", "v")


def _share_stem(short: str, long: str) -> bool:
    """Tell whether words differ in their endings alone, as `moskve` and `moskva` do."""
    common = length_of_common(short, long)
    if common >= 4 and len(short) - common <= 3 and len(long) - common <= max(4, common):
        return True
    one, other = sorted((sound(short), sound(long)), key=len)
    return length_of_common(short[1:], long[1:]) >= 2 and len(one) >= 2 and other.startswith(one)


def length_of_common(one: str, other: str) -> int:
    """Give how many letters two words begin with alike."""
    length = 0
    for letter, another in zip(one, other, strict=False):
        if letter != another:
            break
        length += 1
    return length
