"""Which countries a report is about, by the places that it names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.places import find_places

if TYPE_CHECKING:
    from mkdocs_briefings.wire.draft.sentences import ReportText, Sentence

HEADLINE, BEGINNING, LATER = 4, 2, 1
"""What a country gains by a sentence that names it: the headline, one of the first, another."""

FIRST = 3
"""So many sentences are the beginning."""

READ = 12
"""So many sentences are read: those after them give the background."""

BACKGROUND = 3
"""So many later sentences count of a country: what is named again and again may be background."""

HOME = 3
"""What the outlet's own country has beforehand, since whoever reports from home rarely names it,
and once more where it is named."""

ABROAD = 4
"""With less a country is named in passing: by a headline, say, or twice at the beginning."""

BESIDE = 0.5
"""The part of the main country's gain that another one needs to stand beside it."""

MOST = 4
"""Countries of one briefing."""


def find_countries(text: ReportText, home: str, target: str) -> tuple[str, ...]:
    """Give the codes of a report's countries, the main one first; `home` is the outlet's own."""
    gains = _gains(text, target, home)
    ranked = sorted(gains, key=lambda code: (-gains[code], code))
    at_home = gains[home] + HOME * (1 + (home in gains))
    foreign = next((code for code in ranked if code != home), home)
    main = foreign if gains[foreign] >= ABROAD and gains[foreign] > at_home else home
    least = max(ABROAD, BESIDE * gains[main])
    others = (code for code in ranked if code != main and gains[code] >= least)
    return (main, *others)[:MOST]


def _gains(text: ReportText, target: str, home: str) -> Counter[str]:
    gains: Counter[str] = Counter()
    later: Counter[str] = Counter()
    for at, sentence in enumerate((text.title, *text.prose[:READ])):
        named = _named(sentence, text.language, target, home)
        if at > FIRST:
            later.update(named)
        else:
            gains.update(dict.fromkeys(named, BEGINNING if at else HEADLINE))
    for code, count in later.items():
        gains[code] += LATER * min(count, BACKGROUND)
    return gains


def _named(sentence: Sentence, language: str, target: str, home: str) -> set[str]:
    """Give the countries that a sentence names, in either language."""
    texts = {language: sentence.original, target: sentence.text}  # one, if it was not translated
    return {place.country for tag, each in texts.items() for place in find_places(each, tag, home)}
