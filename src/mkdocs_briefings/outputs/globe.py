"""The globe's data: how much there is of each country, and its latest headlines.

They are files that a page fetches, so that no page changes when a number does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.model.countries import REGION_OF
from mkdocs_briefings.model.country_names import other_names
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.sections import Period, Section
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

RECENT_DAYS = 7
"""How many days make a country's activity, today among them."""

PINS = 40
"""How many countries' newest headlines the globe has pins of at most."""

NEWEST = 400
"""So many of the newest briefings are looked through for them, of as many days as make activity."""

HEADLINES = 8
"""How many of a country's latest headlines the globe shows at most."""


@dataclass(frozen=True, slots=True)
class Activity:
    """How much there is of a country."""

    code: str
    """ISO 3166-1 alpha-2."""

    name: str
    region: str
    """Name of the region that it is in."""

    url: str
    count: int
    """How many briefings it has."""

    recent: int
    """How many of them are of the last days."""

    also: tuple[str, ...]
    """What it is called besides."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The newest headline of a country."""

    code: str
    """ISO 3166-1 alpha-2."""

    title: str
    url: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class CountriesData(Output):
    """Every country that has a page."""

    countries: tuple[Activity, ...]
    """Those with briefings, sorted by name."""

    quiet: tuple[Activity, ...]
    """Those that have a page without a briefing, sorted by name."""

    pins: tuple[Pin, ...]
    """Newest first."""

    def render(self, renderer: Renderer) -> bytes:
        """Write the file; its addresses are relative to its own."""
        return _json(
            {
                "days": RECENT_DAYS,
                "countries": [
                    {**self._told(each, renderer), "count": each.count, "recent": each.recent}
                    for each in self.countries
                ],
                "quiet": [self._told(each, renderer) for each in self.quiet],
                "pins": [
                    {
                        "code": each.code,
                        "title": each.title,
                        "url": renderer.relative_url(each.url, self.url),
                        "lang": each.language,
                        "dir": each.direction,
                    }
                    for each in self.pins
                ],
            }
        )

    def _told(self, each: Activity, renderer: Renderer) -> dict[str, object]:
        return {
            "code": each.code,
            "name": each.name,
            "region": each.region,
            **({"also": each.also} if each.also else {}),
            "url": renderer.relative_url(each.url, self.url),
        }


@dataclass(frozen=True, slots=True)
class Headline:
    """A briefing, as the globe shows it."""

    title: str
    url: str
    source: str
    """How its source is called; empty where it has none."""

    date: str
    """Its moment, in ISO 8601."""

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
                        "date": each.date,
                        "day": each.day,
                        "lang": each.language,
                        "dir": each.direction,
                    }
                    for each in self.headlines
                ]
            }
        )


@dataclass(frozen=True, slots=True)
class GlobeCountries(OutputGroup):
    """The file of all countries."""

    activities: tuple[Activity, ...]
    quiet: tuple[Activity, ...]
    newest: Lazy[tuple[Card, ...]]

    @property
    def name(self) -> str:
        """That of the globe."""
        return "globe"

    def plan(self, context: PlanContext) -> Iterator[CountriesData]:
        """Plan the file."""
        pins = {card.country.key: card for card in reversed(self.newest.load())}
        newest = sorted(pins.values(), key=lambda card: card.date, reverse=True)
        told = tuple(_pin(card, context.names) for card in newest[:PINS])
        yield CountriesData(context.urls.countries_data(), self.activities, self.quiet, told)


@dataclass(frozen=True, slots=True)
class CountryHeadlines(OutputGroup):
    """The file of a country's latest headlines."""

    country: str
    """ISO 3166-1 alpha-2 code."""

    latest: Lazy[tuple[Card, ...]]

    @property
    def name(self) -> str:
        """The country's code."""
        return f"headlines {self.country}"

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """That file."""
        return (destination(context.urls.latest_data(context.urls.country(self.country))),)

    def plan(self, context: PlanContext) -> Iterator[LatestData]:
        """Plan the file."""
        url = context.urls.latest_data(context.urls.country(self.country))
        headlines = (_headline(card, context.names) for card in self.latest.load())
        yield LatestData(url, tuple(headlines))


class Globe(Product):
    """How much there is of each country, and its latest headlines."""

    name = "globe"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give the file of all countries, and one of each."""
        many, archive = min(HEADLINES, view.settings.latest), view.archive
        for section in archive.all_countries:
            yield CountryHeadlines(section.key, section.all.latest_cards(many))
        yield GlobeCountries(
            tuple(_activities(archive.countries, archive.names, view.settings)),
            tuple(_activities(archive.quiet_countries, archive.names, view.settings)),
            _newest(archive.everything.all).latest_cards(NEWEST),
        )


def _newest(whole: Period) -> Period:
    """Give the last days of an archive, however long ago they were."""
    last = whole.last_day
    if last is None:
        return whole
    return whole.since(last - timedelta(days=RECENT_DAYS - 1))


def _activities(
    countries: Iterable[Section], names: Names, settings: Settings
) -> Iterator[Activity]:
    today = settings.now.astimezone(settings.zone).date()
    since = today - timedelta(days=RECENT_DAYS - 1)
    for section in countries:
        recent = section.all.since(since).count
        also = other_names(section.key)
        region = names.region(REGION_OF[section.key])
        yield Activity(section.key, section.name, region, section.url, section.count, recent, also)


def _pin(card: Card, names: Names) -> Pin:
    return Pin(
        code=card.country.key,
        title=card.title,
        url=card.url,
        language=card.language,
        direction=names.direction(card.language),
    )


def _headline(card: Card, names: Names) -> Headline:
    return Headline(
        title=card.title,
        url=card.url,
        source=card.source.name if card.source else "",
        date=card.date.isoformat(),
        day=names.short_day(card.day),
        language=card.language,
        direction=names.direction(card.language),
    )


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()
