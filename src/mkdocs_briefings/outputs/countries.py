"""Country pages: what a country's own outlets and others tell of it, and what lies around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.model.neighbours import neighbours_of
from mkdocs_briefings.outputs.feed_links import section_feed
from mkdocs_briefings.outputs.foreign import foreign
from mkdocs_briefings.outputs.listings import SectionFront, SectionPage, front_of
from mkdocs_briefings.outputs.maps import share_map
from mkdocs_briefings.outputs.product import Product

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.index import NeighbourLink
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.archive.stories import StoryRef
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.page.head import Head
    from mkdocs_briefings.rendering.renderer import Renderer

_FEW = 6
"""With fewer briefings a country's page shows what is new next to it, too."""

_AROUND = 6
"""So many countries nearby it shows then."""

_RECENT = 10
"""A story is running that is told on one of so many of a country's newest days."""

_TOPICS = 12
_STORIES = 6
"""So many of each a country's page leads to."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet that is followed, as the page of its country shows it."""

    ref: Ref
    language: str
    """BCP 47 tag of the language that it mainly publishes in."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbour, as a country's page names it."""

    ref: Ref
    has_news: bool


@dataclass(frozen=True, slots=True)
class NewsAround:
    """The newest briefing of a country nearby."""

    ref: Ref
    newest: NeighbourLink
    day: date
    """On which it appeared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPage(SectionPage):
    """A country: its latest briefings by who tells them, and what is known of it."""

    called = MappingProxyType(
        {
            **SectionPage.called,
            "own": "its latest briefings by outlets of its own",
            "outlets": "its sources",
            "neighbours": "its neighbours",
            "around": "the latest from around it",
            "foreign": "its latest briefings in other languages",
        }
    )
    own: tuple[Card, ...]
    """The latest that an outlet of the country tells."""

    elsewhere: tuple[Card, ...]
    """The other ones."""

    outlets: tuple[Outlet, ...]
    neighbours: tuple[Neighbour, ...]
    around: tuple[NewsAround, ...]
    topics: tuple[Ref, ...]
    stories: tuple[StoryRef, ...]
    foreign: tuple[Card, ...]
    """The newest that there is in another language of the site, and not in this one."""

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/country.html",
            own=self.own,
            elsewhere=self.elsewhere,
            outlets=self.outlets,
            neighbours=self.neighbours,
            around=self.around,
            topics=self.topics,
            stories=self.stories,
            elsewhere_told=self.foreign,
            **self.view(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFront(SectionFront):
    """The page of a country, with or without briefings."""

    outlets: tuple[Outlet, ...]
    """Those that are at home there."""

    neighbours: tuple[Neighbour, ...]
    """Those that have a page."""

    around: tuple[NewsAround, ...]
    """The nearest countries with news, where there is little about this one."""

    stories: Mapping[str, StoryRef]
    """By their slugs, all that are told on its newest days."""

    foreign: Lazy[tuple[Card, ...]]
    """The newest that there is in another language of the site, and not in this one."""

    def plan(self, context: PlanContext) -> Iterator[CountryPage]:
        """Plan the page."""
        latest = self.latest.load()
        shown = {card.path for card in latest}
        homes = {outlet.ref.key for outlet in self.outlets}
        own = tuple(card for card in latest if card.source and card.source.key in homes)
        slugs = dict.fromkeys(card.story for card in latest if card.story in self.stories)
        yield CountryPage(
            url=self.section.url,
            head=self.head(context),
            kind=self.kind,
            section=self.section,
            latest=latest,
            months=self.month_refs(context),
            own=own,
            elsewhere=tuple(card for card in latest if card not in own),
            outlets=self.outlets,
            neighbours=self.neighbours,
            around=tuple(each for each in self.around if each.newest.path not in shown),
            topics=_most_frequent(latest, context.names),
            stories=tuple(self.stories[slug] for slug in slugs if slug)[:_STORIES],
            foreign=self.foreign.load(),
        )

    def head(self, context: PlanContext) -> Head:
        """Give what the page's head says; search engines are told of it with its first briefing."""
        name, site = self.section.name, context.site_name
        head = replace(
            super(CountryFront, self).head(context), feeds=(section_feed(self.section, context),)
        )
        if not self.has_feed:
            description = context.words.gettext(
                "%(site)s has no briefing about %(country)s yet: follow it, or look around it.",
                site=site,
                country=name,
            )
            return replace(head, description=description, noindex=True)
        return replace(
            head,
            description=context.words.gettext(
                "News from %(country)s, as its own and other media report it: %(site)s.",
                country=name,
                site=site,
            ),
            image=share_map(self.section, context.urls, context.words),
        )


class Countries(Product):
    """The page of each country that has briefings, or of every country."""

    name = "countries"

    def groups(self, view: SiteView) -> Iterator[CountryFront]:
        """Give the page of each country."""
        archive = view.archive
        places = {section.key: section for section in archive.all_countries}
        with_news = {key: section for key, section in places.items() if section.count}
        outlets = _outlets(archive)
        stories = {slug: archive.story(slug) for slug in archive.stories}
        for section in archive.all_countries:
            yield CountryFront(
                **front_of(section, view.settings),
                outlets=outlets.get(section.key, ()),
                neighbours=tuple(_neighbours(section.key, places)),
                around=tuple(_around(section, with_news, archive)) if section.count < _FEW else (),
                stories=_told_with(section, stories, archive),
                foreign=foreign(section, view),
            )

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the pages of countries that have briefings: on others there is nothing to find."""
        many = view.settings.latest
        return {each.url: each.all.latest_changed(many) for each in view.archive.countries}


def _outlets(archive: Archive) -> dict[str, tuple[Outlet, ...]]:
    found: dict[str, list[Outlet]] = {}
    for section in archive.source_sections:
        keys = archive.sources[section.key].keys
        found.setdefault(keys.country, []).append(Outlet(section.ref, keys.language))
    return {country: tuple(outlets) for country, outlets in found.items()}


def _told_with(
    section: Section, stories: Mapping[str, StoryRef], archive: Archive
) -> dict[str, StoryRef]:
    days = [day for day, _ in islice(section.all.slices, _RECENT)]
    return {slug: stories[slug] for day in days for slug in archive.indexes[day].stories}


def _neighbours(code: str, places: Mapping[str, Section]) -> Iterator[Neighbour]:
    for other in neighbours_of(code):
        if other in places:
            yield Neighbour(places[other].ref, bool(places[other].count))


def _around(
    section: Section, with_news: Mapping[str, Section], archive: Archive
) -> Iterator[NewsAround]:
    codes = neighbours_of(section.key) if section.count else _nearby(section.key)
    for other in islice((with_news[code] for code in codes if code in with_news), _AROUND):
        newest = archive.newest(other)
        if newest is not None:
            day, link = newest
            yield NewsAround(other.ref, link, day)


@cache  # A build plans more than once.
def _nearby(code: str) -> tuple[str, ...]:
    """Give all countries: its neighbours, then theirs, and so on."""
    known = {code: None}
    ring = [code]
    while ring:
        found = dict.fromkeys(other for each in ring for other in neighbours_of(each))
        ring = [each for each in found if each not in known]
        known.update(dict.fromkeys(ring))
    return tuple(known)[1:]


def _most_frequent(cards: tuple[Card, ...], names: Names) -> tuple[Ref, ...]:
    many = Counter(tag for card in cards for tag in card.tags)
    tags = sorted(many, key=lambda tag: (-many[tag], names.place(tag.name), tag.key))
    return tuple(tags[:_TOPICS])
