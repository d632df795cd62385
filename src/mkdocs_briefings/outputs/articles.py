"""Article pages: one for each published briefing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote

from mkdocs_briefings.archive.days import last_change
from mkdocs_briefings.archive.index import neighbour_link
from mkdocs_briefings.archive.section_kinds import SectionKind
from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.fingerprint import Fingerprints, Lazy, digest_of
from mkdocs_briefings.model.bylines import byline_key
from mkdocs_briefings.outputs.editions import compose
from mkdocs_briefings.outputs.feed_links import feeds_of
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.share_cards import share_image
from mkdocs_briefings.outputs.shares import parts_of_day, share_of
from mkdocs_briefings.outputs.source_facts import SourceFacts, facts_of
from mkdocs_briefings.outputs.trails import to_article
from mkdocs_briefings.rendering.page.head import FeedLink, Head
from mkdocs_briefings.rendering.structured.article import news_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.days import DayContents, PublishedBriefing
    from mkdocs_briefings.archive.index import DayIndex, NeighbourLink, TimelineItem
    from mkdocs_briefings.archive.stories import StoryRef
    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.outputs.editions import Edition
    from mkdocs_briefings.outputs.group import Claim
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.reading.outdated import Outdated
    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.reading.record import CorrectionRecord
    from mkdocs_briefings.rendering.renderer import Renderer

STORY_LENGTH = 12
"""How many of a running story's briefings an article lists."""


@dataclass(frozen=True, slots=True)
class ArticlePage(Output):
    """A briefing's page."""

    called = MappingProxyType(
        {
            "card": "what is shown of it",
            "file": "its file",
            "pictures": "an image in its text",
            "corrections": "a correction",
            "feeds": "its feeds",
            "timeline": "headlines of its story",
            "related": "a related briefing",
            "outlets": "an outlet that it is signed with",
            "facts": "facts of its source",
            "older": "the headline before it",
            "newer": "the headline after it",
            "before": "the headline before it in the edition",
            "after": "the headline after it in the edition",
            "outdated": "its original",
        }
    )
    card: Card
    file: str
    """Digest of the briefing's file, which holds its keys and its text."""

    pictures: Mapping[str, Picture]
    """The images of its text, by their addresses."""

    corrections: tuple[CorrectionRecord, ...]
    """Those of the keys that readers are told of by now."""

    feeds: tuple[FeedLink, ...]
    """Those in which it appears."""

    story: StoryRef | None
    timeline: tuple[TimelineItem, ...]
    """The running story's latest briefings, oldest first, this one among them."""

    related: tuple[Card, ...]
    outlets: Mapping[str, Ref]
    """Those of its authors that are outlets with a profile, by the names that stand there."""

    facts: SourceFacts | None
    """Those of its source, if that has a profile."""

    older: NeighbourLink | None
    """The one before it in its main country."""

    newer: NeighbourLink | None
    """The one after it in its main country."""

    before: NeighbourLink | None
    """The one before it in its edition."""

    after: NeighbourLink | None
    """The one after it in its edition."""

    outdated: Outdated | None
    """Of a translation: how its original has changed since it was made, if it has."""

    @property
    def origin(self) -> str:
        """The briefing's file."""
        return self.card.path

    def prepare(self, renderer: Renderer) -> None:
        """Convert the briefing's Markdown."""
        renderer.prepare(self.card.path, self.url)

    def render(self, renderer: Renderer) -> bytes:
        """Render the briefing's page."""
        keys = renderer.keys(self.card.path)
        return renderer.document(
            _head(self.card, keys, self.feeds, self.outlets, renderer),
            "briefings/article.html",
            self.card.path,
            pictures=self.pictures,
            card=self.card,
            keys=keys,
            story=self.story,
            timeline=self.timeline,
            related=self.related,
            facts=self.facts,
            older=self.older,
            newer=self.newer,
            before=self.before,
            after=self.after,
            outdated=self.outdated,
        )


@dataclass(frozen=True, slots=True)
class DayReferences:
    """What the articles of a day tell of besides each other.

    All parts of the day hold the same one, so its fingerprint is taken once.
    """

    older: Lazy[Mapping[str, NeighbourLink]]
    """The newest briefing of earlier days in each of the day's countries, by the section's key."""

    newer: Lazy[Mapping[str, NeighbourLink]]
    """The oldest briefing of later days in each of them."""

    outlets: Mapping[str, Ref]
    """The outlets that briefings of the day are signed with, by the names that stand there."""

    facts: Lazy[Mapping[str, SourceFacts]]
    """Those of the sources that its briefings draw on, by their slugs."""

    stories: Mapping[str, StoryRef]
    """The running stories that its briefings tell, by their slugs."""

    timelines: Mapping[str, tuple[TimelineItem, ...]]
    """What each of its articles lists of a running story, by the article's path."""


@dataclass(frozen=True, slots=True)
class DayArticles(OutputGroup):
    """The articles of a part of a day."""

    is_of_a_day: ClassVar[bool] = True

    day: date
    part: tuple[int, int]
    """Which part, and of how many: which one a briefing is in follows from its path alone."""

    contents: Lazy[DayContents]
    size: int
    """How many briefings the whole day has."""

    references: DayReferences

    @property
    def name(self) -> str:
        """The day and the part."""
        number, parts = self.part
        return f"day {self.day} {number + 1}/{parts}"

    @property
    def batch(self) -> str:
        """The day."""
        return self.day.isoformat()

    @property
    def weight(self) -> int:
        """Its share of the day's briefings."""
        return self.size // self.part[1]

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """The day's folder."""
        return (unquote(context.urls.edition(self.day)),)

    def claims(self, context: PlanContext) -> Iterator[Claim]:  # noqa: ARG002 - cards say it
        """Give the pages' addresses, without planning pages: of all groups these have most."""
        for _, card in self._entries(self.contents.load()):
            yield destination(card.url), card.path

    def plan(self, context: PlanContext) -> Iterator[ArticlePage]:
        """Plan the page of every briefing."""
        contents, known = self.contents.load(), self.references
        neighbours = _neighbours(contents.entries, known.older.load(), known.newer.load())
        facts = known.facts.load()
        along = _along(compose(self.day, tuple(e.card for e in contents.entries), context.names))
        for entry in self._entries(contents):
            record, card = entry
            older, newer = neighbours[record.path]
            before, after = along[record.path]
            yield ArticlePage(
                url=card.url,
                card=card,
                file=record.digest,
                pictures=_pictures(entry, contents, context),
                corrections=record.corrections,
                feeds=tuple(feeds_of(card, context)),
                story=known.stories[card.story] if card.story else None,
                timeline=known.timelines.get(record.path, ()),
                related=tuple(_related(entry, contents)),
                outlets={
                    name: known.outlets[name] for name in record.authors if name in known.outlets
                },
                facts=facts.get(record.source) if record.source else None,
                older=older,
                newer=newer,
                before=before,
                after=after,
                outdated=record.outdated,
            )

    def _entries(self, contents: DayContents) -> Iterator[PublishedBriefing]:
        """Give those of the day's briefings that are in this part."""
        number, parts = self.part
        return (each for each in contents.entries if share_of(each.record.path, parts) == number)


class Articles(Product):
    """The page of each published briefing."""

    name = "articles"

    def groups(self, view: SiteView) -> Iterator[DayArticles]:
        """Give the articles of each day, in parts where it is large."""
        archive = view.archive
        newest_first = list(archive.indexes.values())
        newer = _beyond(archive, newest_first, 0)
        older = _beyond(archive, reversed(newest_first), 1)
        timelines = _timelines(archive)
        titles = {byline_key(each.ref.name): each.ref for each in archive.source_sections}
        facts = _Facts(archive)
        for period in archive.editions:
            day, index = period.start, archive.indexes[period.start]
            outlets = {
                name: titles[key] for name in index.authors if (key := byline_key(name)) in titles
            }
            references = DayReferences(
                older=older[day],
                newer=newer[day],
                outlets=outlets,
                facts=facts.of_day(index),
                stories={slug: archive.story(slug) for slug in index.stories},
                timelines=timelines.get(day, {}),
            )
            for part in parts_of_day(index.size):
                yield DayArticles(
                    day=day,
                    part=part,
                    contents=archive.contents(day),
                    size=index.size,
                    references=references,
                )


class _Facts:
    """The facts of all sources, each with its fingerprint: most days draw on most of them."""

    def __init__(self, archive: Archive) -> None:
        fingerprints = Fingerprints()
        self._known = {
            f"{SectionKind.SOURCE.value}/{slug}": (slug, facts_of(source.keys))
            for slug, source in archive.sources.items()
        }
        self._fingerprints = {key: fingerprints.of(pair) for key, pair in self._known.items()}

    def of_day(self, index: DayIndex) -> Lazy[Mapping[str, SourceFacts]]:
        """Give those of the sources that briefings of a day draw on, by their slugs."""
        keys = self._fingerprints.keys() & index.sources
        fingerprint = digest_of(b"".join(sorted(map(self._fingerprints.__getitem__, keys))))
        return Lazy(fingerprint, lambda: dict(self._known[key] for key in keys))


def _head(
    card: Card,
    keys: BriefingKeys,
    feeds: tuple[FeedLink, ...],
    outlets: Mapping[str, Ref],
    renderer: Renderer,
) -> Head:
    urls = renderer.urls
    modified = last_change(card, keys.corrections)
    return Head(
        url=card.url,
        title=card.title,
        description=card.summary,
        kind="article",
        feeds=feeds,
        image=share_image(card, urls, renderer.words, renderer.cards_since),
        published=card.date,
        modified=modified,
        authors=keys.authors,
        tags=tuple(tag.name for tag in card.tags),
        trail=to_article(card, urls, renderer.words),
        facts=(news_article(card, keys, modified, outlets, renderer.publisher),),
        noindex=keys.noindex,
        searchable=not keys.noindex,
    )


def _neighbours(
    entries: Iterable[PublishedBriefing],
    older: Mapping[str, NeighbourLink],
    newer: Mapping[str, NeighbourLink],
) -> Mapping[str, tuple[NeighbourLink | None, NeighbourLink | None]]:
    """Give the briefings before and after each one of a day in its main country, by its path.

    `older` and `newer` are those of other days, by the keys of their countries' sections.
    """
    by_country: dict[str, list[Card]] = defaultdict(list)
    for entry in entries:
        for country in entry.card.countries:
            by_country[country.key].append(entry.card)
    found = {}
    for key, cards in by_country.items():
        place = f"country/{key}"
        links = [newer.get(place), *map(neighbour_link, cards), older.get(place)]
        for position, card in enumerate(cards):
            if card.country.key == key:
                found[card.path] = links[position + 2], links[position]
    return found


def _along(edition: Edition) -> Mapping[str, tuple[NeighbourLink | None, NeighbourLink | None]]:
    """Give the briefings before and after each one of an edition, by its path.

    So a briefing that comes to a day changes two others of it, and not the whole day: which one of
    how many it is, a script knows from the edition's data.
    """
    links = [None, *map(neighbour_link, edition.cards), None]
    found = zip(links, edition.cards, links[2:], strict=False)
    return {card.path: (before, after) for before, card, after in found}


def _beyond(
    archive: Archive, indexes: Iterable[DayIndex], end: int
) -> dict[date, Lazy[Mapping[str, NeighbourLink]]]:
    """Give, for each day, the nearest briefing of each of its countries in the days before it.

    `end` says which one of an earlier day that is: its oldest (0) or its newest (1).
    """
    found: dict[date, Lazy[Mapping[str, NeighbourLink]]] = {}
    nearest: dict[str, DayIndex] = {}
    for index in indexes:
        known = {place: nearest[place] for place in sorted(index.ends) if place in nearest}
        # A fingerprint has always one length, so nothing else can be made of the same bytes.
        parts = [b"%b:%b" % (place.encode(), known[place].ends[place][end]) for place in known]
        fingerprint = digest_of(b"".join(parts))
        found[index.day] = Lazy(fingerprint, partial(_links, archive, known, end))
        nearest.update(dict.fromkeys(index.ends, index))
    return found


def _links(
    archive: Archive, nearest: Mapping[str, DayIndex], end: int
) -> Mapping[str, NeighbourLink]:
    """Give the link to a briefing of each country in another day, whose index stands there."""
    links = {index.day: archive.links_to_ends(index.day) for index in nearest.values()}
    return {place: links[index.day][place][end] for place, index in nearest.items()}


def _timelines(archive: Archive) -> dict[date, dict[str, tuple[TimelineItem, ...]]]:
    """Give, for each day, the part of its story's timeline that each article shows, by its path."""
    found: dict[date, dict[str, tuple[TimelineItem, ...]]] = defaultdict(dict)
    for parts in archive.stories.values():
        items = tuple(part.item for part in parts)
        for position, item in enumerate(items):
            found[item.day][item.path] = items[_around(position, len(items))]
    return found


def _around(position: int, length: int) -> slice:
    # A long story is cut around the briefing, so that a new one changes few of the old pages.
    if length <= STORY_LENGTH:
        return slice(0, length)
    start = min(max(position - STORY_LENGTH // 2, 0), length - STORY_LENGTH)
    return slice(start, start + STORY_LENGTH)


def _pictures(
    entry: PublishedBriefing, contents: DayContents, context: PlanContext
) -> Mapping[str, Picture]:
    main = entry.record.image.path if entry.record.image else None
    paths = [path for path in entry.record.media if path in contents.pictures]
    if paths in ([], [main]):
        # As of most articles.
        return {}
    # How long its file is no page says.
    return {context.media.of(path): contents.pictures[path]._replace(length=0) for path in paths}


def _related(entry: PublishedBriefing, contents: DayContents) -> Iterator[Card]:
    for path in entry.record.related:
        if path in contents.related and path != entry.record.path:
            yield contents.related[path]
