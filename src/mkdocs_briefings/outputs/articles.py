"""Article pages: one for each published briefing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.days import last_change, point
from mkdocs_briefings.archive.stories import story_ref
from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.feeds.links import feeds_of
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.share_cards import share_image
from mkdocs_briefings.outputs.shares import share_of
from mkdocs_briefings.outputs.trails import to_article
from mkdocs_briefings.reading.picture import is_raster
from mkdocs_briefings.rendering.page.head import FeedLink, Head
from mkdocs_briefings.rendering.structured.article import news_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.days import DayIndex, Entry, Pointer, Told
    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.picture import Picture
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
            "feeds": "its feeds",
            "timeline": "headlines of its story",
            "related": "a related briefing",
            "older": "the headline before it",
            "newer": "the headline after it",
        }
    )
    card: Card
    file: str
    """Digest of the briefing's file, which holds its keys and its text."""

    pictures: Mapping[str, Picture]
    """The images of its text, by their addresses."""

    feeds: tuple[FeedLink, ...]
    """Those in which it appears."""

    story: Ref | None
    timeline: tuple[Told, ...]
    """The running story's latest briefings, oldest first, this one among them."""

    related: tuple[Card, ...]
    older: Pointer | None
    """The one before it in its main country."""

    newer: Pointer | None
    """The one after it in its main country."""

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
            _head(self.card, keys, self.feeds, renderer),
            "briefings/article.html",
            self.card.path,
            pictures=self.pictures,
            card=self.card,
            keys=keys,
            story=self.story,
            timeline=self.timeline,
            related=self.related,
            older=self.older,
            newer=self.newer,
        )


class Surroundings:
    """What the articles of each day show of other days: neighbours, and the stories they tell."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        newest_first = list(archive.indexes.values())
        self._newer = _beyond(newest_first, 0)
        self._older = _beyond(reversed(newest_first), 1)
        self._windows = _windows(archive)

    def key(self, day: date) -> bytes:
        """Stand for what the articles of a day show of other days."""
        ends = sorted(self._archive.indexes[day].ends)
        pointers = (
            part
            for beyond in (self._older, self._newer)
            for place in ends
            for part in beyond[day].get(place, (None,))
        )
        return hash_all(*pointers, *self._windows[day])

    def neighbours(self, entry: Entry, day: date) -> tuple[Pointer | None, Pointer | None]:
        """Give the briefings before and after one in its main country."""
        place = f"country/{entry.card.country.key}"
        entries = self._archive.day(day).of(place)
        position = entries.index(entry)
        is_last = position + 1 == len(entries)
        older = self._older[day].get(place) if is_last else point(entries[position + 1].card)
        newer = point(entries[position - 1].card) if position else self._newer[day].get(place)
        return older, newer


def plan_articles(
    archive: Archive, day: date, surroundings: Surroundings, part: tuple[int, int]
) -> Iterator[ArticlePage]:
    """Plan the page of every published briefing of a part of a day: the first of four, say.

    Which part a briefing is in follows from its path alone, whatever else appears on its day.
    """
    number, parts = part
    for entry in archive.day(day).entries:
        filed, card = entry
        if share_of(filed.path, parts) != number:
            continue
        older, newer = surroundings.neighbours(entry, day)
        timeline = archive.stories[card.story] if card.story else ()
        yield ArticlePage(
            url=card.url,
            card=card,
            file=filed.digest,
            pictures=_pictures(entry, archive),
            feeds=tuple(feeds_of(card, archive)),
            story=story_ref(card.story, archive.urls) if card.story else None,
            timeline=timeline[_around(_position(card.path, timeline), len(timeline))],
            related=tuple(_related(entry, archive)),
            older=older,
            newer=newer,
        )


def _head(card: Card, keys: BriefingKeys, feeds: tuple[FeedLink, ...], renderer: Renderer) -> Head:
    urls = renderer.urls
    modified = last_change(card, keys.corrections)
    return Head(
        url=card.url,
        title=card.title,
        description=card.summary,
        kind="article",
        feeds=feeds,
        image=share_image(card, urls, has_cards=renderer.has_share_cards),
        published=card.date,
        modified=modified,
        authors=keys.authors,
        tags=tuple(tag.name for tag in card.tags),
        trail=to_article(card, urls),
        facts=(news_article(card, keys, modified, renderer.publisher, urls),),
        noindex=keys.noindex,
        searchable=not keys.noindex,
    )


def _beyond(indexes: Iterable[DayIndex], end: int) -> dict[date, dict[str, Pointer]]:
    """Give, for each day, the nearest briefing of each of its countries in the days before it.

    `end` says which one of an earlier day that is: its oldest (0) or its newest (1).
    """
    found: dict[date, dict[str, Pointer]] = {}
    nearest: dict[str, Pointer] = {}
    for index in indexes:
        found[index.day] = {place: nearest[place] for place in index.ends if place in nearest}
        nearest.update((place, ends[end]) for place, ends in index.ends.items())
    return found


def _windows(archive: Archive) -> dict[date, list[bytes]]:
    """Give, for each day, fingerprints of the parts of timelines that its articles show."""
    found: dict[date, list[bytes]] = defaultdict(list)
    for slug, timeline in archive.stories.items():
        marks = [told.mark for told in timeline]
        for position, told in enumerate(timeline):
            found[told.day] += (slug.encode(), *marks[_around(position, len(marks))])
    return found


def _around(position: int, length: int) -> slice:
    # A long story is cut around the briefing, so that a new one changes few of the old pages.
    if length <= STORY_LENGTH:
        return slice(0, length)
    start = min(max(position - STORY_LENGTH // 2, 0), length - STORY_LENGTH)
    return slice(start, start + STORY_LENGTH)


def _position(path: str, timeline: tuple[Told, ...]) -> int:
    return next((place for place, told in enumerate(timeline) if told.path == path), 0)


def _pictures(entry: Entry, archive: Archive) -> Mapping[str, Picture]:
    main = entry.filed.image.path if entry.filed.image else None
    paths = [path for path in entry.filed.media if is_raster(path)]
    if paths in ([], [main]):
        # As of most articles. What is known of images is only loaded where it is needed.
        return {}
    found = ((path, archive.library.picture(path)) for path in paths)
    # How long its file is no page says.
    return {
        archive.maker.media(path): picture._replace(length=0)
        for path, picture in found
        if picture is not None
    }


def _related(entry: Entry, archive: Archive) -> Iterator[Card]:
    for path in entry.filed.related:
        other = archive.entry(path) if path != entry.filed.path else None
        if other is not None:
            yield other.card
