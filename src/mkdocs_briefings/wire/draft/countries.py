"""Which countries a report is about, by the places that it names."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.draft.demonyms import DEMONYMS
from mkdocs_briefings.wire.events.places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.wire.draft.sentences import ReportText, Sentence

HEADLINE, BEGINNING, LATER = 4, 2, 1
"""What a country gains by a sentence that names it: the headline, one of the first, another."""

FIRST = 3
"""So many sentences are the beginning."""

LONGEST = 30
"""Sentences: what a text says after those is the background."""

HOME = 3
"""What the outlet's own country has beforehand, since whoever reports from home rarely names it."""

ABROAD = 4
"""With less a country is named in passing: by a headline, say, or twice at the beginning."""

BESIDE = 0.5
"""The part of the main country's gain that another one needs to stand beside it."""

MOST = 4
"""Countries of one briefing."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")

_NO_DEMONYM = re.compile(
    r"\b(?:(?:Latin|South|Central|North|Native|Meso) Americans?|Indian Ocean|"
    r"American(?= Samoa)|French(?= (?:Guiana|Polynesia))|British(?= (?:Columbia|Virgin))|"
    r"English(?= (?:Channel|language)))"
)
"""What begins as one of these words and is something else."""


def find_countries(text: ReportText, home: str, target: str) -> tuple[str, ...]:
    """Give the codes of a report's countries, the main one first; `home` is the outlet's own."""
    gains: Counter[str] = Counter()
    for weight, sentence in _weighed(text):
        for code in _named(sentence, text.language, target):
            gains[code] += weight
    is_named = home in gains
    gains[home] += HOME
    ranked = sorted(gains, key=lambda code: (-gains[code], code != home, code))
    main = next((code for code in ranked if code == home or gains[code] >= ABROAD), home)
    if main != home and not is_named:
        ranked.remove(home)
    others = (
        code for code in ranked if code != main and gains[code] >= max(ABROAD, BESIDE * gains[main])
    )
    return (main, *others)[:MOST]


def _weighed(text: ReportText) -> Iterator[tuple[int, Sentence]]:
    yield HEADLINE, text.title
    for at, sentence in enumerate(text.prose[:LONGEST]):
        yield BEGINNING if at < FIRST else LATER, sentence


def _named(sentence: Sentence, language: str, target: str) -> set[str]:
    """Give the countries that a sentence names, in either language."""
    texts = {language: sentence.original, target: sentence.text}
    found = {
        place.country for tag, each in texts.items() for place in find_places(each, tag) if each
    }
    words = _WORD.findall(_NO_DEMONYM.sub(" ", sentence.text))
    pairs = map(" ".join, pairwise(words))
    return found | {DEMONYMS[each] for each in (*words, *pairs) if each in DEMONYMS}
