"""The globe's data: how much there is of each country, and its latest headlines.

They are files that a page fetches, so that no page changes when a number does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.sections import SectionKind
from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

RECENT_DAYS = 7
"""How many days make a country's activity, today among them."""

HEADLINES = 8
"""How many of a country's latest headlines the globe shows at most."""


@dataclass(frozen=True, slots=True)
class Activity:
    """How much there is of a country."""

    code: str
    """ISO 3166-1 alpha-2."""

    name: str
    url: str
    count: int
    """How many briefings it has."""

    recent: int
    """How many of them are of the last days."""


@dataclass(frozen=True, slots=True)
class CountriesData(Output):
    """Every country that has briefings."""

    countries: tuple[Activity, ...]
    """Sorted by name."""

    def render(self, renderer: Renderer) -> bytes:
        """Write the file; its addresses are relative to its own."""
        return _json(
            {
                "days": RECENT_DAYS,
                "countries": [
                    {
                        "code": each.code,
                        "name": each.name,
                        "url": renderer.relative_url(each.url, self.url),
                        "count": each.count,
                        "recent": each.recent,
                    }
                    for each in self.countries
                ],
            }
        )


@dataclass(frozen=True, slots=True)
class Headline:
    """A briefing, as the globe shows it."""

    title: str
    url: str
    source: str
    """How its source is called; empty where it has none."""

    day: str
    """Its day, as pages show it."""

    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class LatestData(Output):
    """A country's latest headlines."""

    headlines: tuple[Headline, ...]
    """Newest first."""

    def render(self, renderer: Renderer) -> bytes:
        """Write the file; its addresses are relative to its own."""
        return _json(
            {
                "headlines": [
                    {
                        "title": each.title,
                        "url": renderer.relative_url(each.url, self.url),
                        "source": each.source,
                        "day": each.day,
                        "lang": each.language,
                        "dir": each.direction,
                    }
                    for each in self.headlines
                ]
            }
        )


def globe_key(archive: Archive, settings: Settings) -> bytes:
    """Stand for what the file of all countries holds."""
    return hash_all(
        *(
            part
            for each in _activities(archive, settings)
            for part in (each.code, each.name, str(each.count), str(each.recent))
        )
    )


def plan_globe(archive: Archive, settings: Settings) -> Iterator[CountriesData]:
    """Plan the file of all countries."""
    yield CountriesData(archive.urls.countries_data(), tuple(_activities(archive, settings)))


def _activities(archive: Archive, settings: Settings) -> Iterator[Activity]:
    today = settings.now.astimezone(settings.zone).date()
    since = today - timedelta(days=RECENT_DAYS - 1)
    for section in archive.countries:
        recent = section.all.count_since(since)
        yield Activity(section.key, section.name, section.url, section.count, recent)


def plan_latest(section: Section, archive: Archive, settings: Settings) -> Iterator[LatestData]:
    """Plan the headlines of a country; other sections have none.

    They are some of those that the section's first page shows, so its key stands for them too.
    """
    if section.kind is SectionKind.COUNTRY:
        entries = section.all.latest(min(HEADLINES, settings.latest))
        yield LatestData(
            archive.urls.latest_data(section.url),
            tuple(_headline(entry.card, archive) for entry in entries),
        )


def _headline(card: Card, archive: Archive) -> Headline:
    return Headline(
        title=card.title,
        url=card.url,
        source=card.source.name if card.source else "",
        day=archive.names.short_day(card.day),
        language=card.language,
        direction=archive.names.direction(card.language),
    )


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()
