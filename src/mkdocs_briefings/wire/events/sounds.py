"""What names sound like: the same key for a name in whatever script it is written.

A name is spelled in Latin letters by anyascii, and then known by its consonants, since vowels are
what scripts and languages change most: Київ and Kiev, Москва and Moscow, Харків and Charków meet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from mkdocs_briefings.wire.events.words import without_article

LONGEST = 5
"""Consonants of a name that count: what follows is often an ending."""

_FEWEST = 3
"""With fewer consonants a name is known by all of its letters, since too many sound alike."""

_ARABIC = re.compile("[\u0600-\u06ff]")

_ALIKE = (
    (re.compile("ph"), "f"),
    (re.compile("tsch|dsch|shch|tch|dzh"), "s"),
    (re.compile("sch|sh|sz|zh|ts|tz|cs"), "s"),
    (re.compile("ck"), "k"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("[cqx]"), "k"),
    (re.compile("[wf]"), "v"),
    (re.compile("z"), "s"),
    (re.compile("[^a-z]"), ""),
)
"""Spellings of the same or nearly the same sound."""

_VOWELS = re.compile("[aeiouyjh]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=32_768)
def sound_of(name: str) -> str:
    """Give the key of a name of one word; empty where it has too few letters to be known by."""
    if _ARABIC.search(name):
        # Its long vowels are spelled with the letters of w and y.
        spelled = re.sub("[wy]", "", anyascii(without_article(name)).lower())
    else:
        spelled = anyascii(name).lower()
    for pattern, sound in _ALIKE:
        spelled = pattern.sub(sound, spelled)
    consonants = _DOUBLE.sub(r"\1", _VOWELS.sub("", spelled))
    if len(consonants) >= _FEWEST:
        begins = "a" if spelled[0] in "aeiouyj" else ""
        return begins + consonants[:LONGEST]
    return f"={spelled}" if len(spelled) >= _FEWEST else ""
