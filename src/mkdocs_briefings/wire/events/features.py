"""What of a report is compared: names, numbers, places, days and words."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the store reads the annotations
from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - same
from sys import intern
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.events.dates import calendar_words, find_days
from mkdocs_briefings.wire.events.figures import find_figures
from mkdocs_briefings.wire.events.names import find_names
from mkdocs_briefings.wire.events.places import find_places
from mkdocs_briefings.wire.events.words import stems, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_briefings.wire.records import Report

LEAD = 500
"""So many characters of a text are compared: what an event is stands in its first sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What a report is compared by. Values of mappings are as the report writes it."""

    item: int
    at: datetime
    """When it was published, or first seen."""

    language: str
    """Its language's code, without region or script."""

    outlet: str
    """Slug of its outlet's profile."""

    home: str
    """The country of its outlet."""

    names: Mapping[str, str]
    """By what they sound like."""

    figures: Mapping[str, str]
    places: Mapping[str, str]
    """Countries by their codes, cities by country and name."""

    days: frozenset[str]
    """ISO 8601."""

    words: frozenset[str]
    """Stems of its own language, each with that; empty where that is the site's."""

    translated: Mapping[str, str]
    """Words of its headline in the site's language, by their stems.

    Those of its lead are among them where it is in that language.
    """

    @property
    def countries(self) -> frozenset[str]:
        """Where it may have happened: the countries that it names, and that of its outlet."""
        return frozenset({self.home, *(key for key in self.places if "/" not in key)})

    def keys(self) -> dict[str, frozenset[str]]:
        """Give what is compared, by its kind; only what is the same in two reports is equal."""
        kinds = {
            "names": self.names,
            "figures": self.figures,
            "places": self.places,
            "days": self.days,
            "words": self.words,
            "translated": self.translated,
        }
        return {
            kind: frozenset(intern(f"{kind}:{key}") for key in found)
            for kind, found in kinds.items()
        }


def features_of(report: Report, site: str = "en") -> Features:
    """Give what a report is compared by; `site` is the language of headlines in translation."""
    article = report.article
    site, language = base_of(site), base_of(article.language)
    lead = lead_of(report)
    own = f"{article.title}. {lead}"
    headline = "" if language == site else report.english
    at = published(report)
    home = report.outlet.country
    places, figures = find_places(own, language, home), find_figures(own, language)
    if headline:
        places = find_places(headline, site, home) | places
        figures = find_figures(headline, site) | figures
    # What is a place counts as that and not as a name, and what is a name not as a word.
    known = {*_words_of(places.values()), *calendar_words(language), *calendar_words(site)}
    names = find_names(headline, "", known) | find_names(article.title, lead, known)
    known |= _words_of(names.values())
    words, translated = _unknown(own, known), _unknown(headline, known)
    if language == site:
        words, translated = {}, words
    return Features(
        item=report.item.id,
        at=at,
        language=language,
        outlet=report.outlet.source,
        home=report.outlet.country,
        names=names,
        figures=figures,
        places={key: name for place, name in places.items() for key in (place.country, place.key)},
        days=frozenset(day.isoformat() for day in find_days(own, language, at.date())),
        words=frozenset(f"{language}:{stem}" for stem in words),
        translated=translated,
    )


def base_of(tag: str) -> str:
    """Give the code of a language (BCP 47) without region or script."""
    return tag.partition("-")[0].lower()


def _words_of(written: Iterable[str]) -> set[str]:
    return {token.text.casefold() for text in written for token in tokens(text)}


def _unknown(text: str, known: Collection[str]) -> dict[str, str]:
    return {stem: word for stem, word in stems(text) if word.casefold() not in known}


def published(report: Report) -> datetime:
    """Give when a report was published: what it says itself, as far as that can be."""
    said = report.article.published or report.item.entry.published
    return min(said, report.item.seen) if said else report.item.seen


def lead_of(report: Report) -> str:
    """Give the beginning of a report's text, after its headline."""
    text = report.article.text
    if len(text) < LEAD:
        text = f"{report.item.entry.summary} {text}"
    return text[:LEAD].rpartition(" ")[0] if len(text) > LEAD else text
