"""Article pages: one for each published briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.stories import story_ref
from mkdocs_briefings.outputs.feed_links import feeds_of
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.reading.links import local_path
from mkdocs_briefings.rendering.head import Head, HeadImage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.rendering.renderer import Renderer

STORY_LENGTH = 12
"""How many of a running story's briefings an article lists."""


@dataclass(frozen=True, slots=True)
class ArticlePage(Output):
    """A briefing's page."""

    head: Head
    card: Card
    keys: BriefingKeys
    story: Ref | None
    timeline: tuple[Card, ...]
    """The running story's latest briefings, oldest first, this one among them."""

    related: tuple[Card, ...]
    older: Card | None
    """The one before it in its main country."""

    newer: Card | None
    """The one after it in its main country."""

    @property
    def origin(self) -> str:
        """The briefing's file."""
        return self.card.path

    @property
    def reads(self) -> tuple[str, ...]:
        """The briefing's file."""
        return (self.card.path,)

    def render(self, renderer: Renderer) -> bytes:
        """Render the briefing's Markdown and its page."""
        return renderer.document(
            self.head,
            "briefings/article.html",
            self.card.path,
            card=self.card,
            keys=self.keys,
            story=self.story,
            timeline=self.timeline,
            related=self.related,
            older=self.older,
            newer=self.newer,
        )


def plan_articles(archive: Archive) -> Iterator[ArticlePage]:
    """Plan the page of every published briefing."""
    neighbours = _neighbours(archive)
    for path, briefing in archive.briefings.items():
        card = archive.cards[path]
        older, newer = neighbours[path]
        timeline = archive.stories.get(card.story, ()) if card.story else ()
        yield ArticlePage(
            url=card.url,
            head=_head(card, briefing.keys, archive),
            card=card,
            keys=briefing.keys,
            story=story_ref(card.story, archive.urls) if card.story else None,
            timeline=_around(card, timeline),
            related=tuple(_related(card, briefing.keys, archive)),
            older=older,
            newer=newer,
        )


def _head(card: Card, keys: BriefingKeys, archive: Archive) -> Head:
    image = card.image
    return Head(
        url=card.url,
        title=card.title,
        description=card.summary,
        kind="article",
        feeds=tuple(feeds_of(card, archive)),
        image=HeadImage(image.url, image.alt) if image else None,
        published=card.date,
        modified=card.modified,
        authors=keys.authors,
        tags=tuple(tag.name for tag in card.tags),
        noindex=keys.noindex,
        searchable=not keys.noindex,
    )


def _neighbours(archive: Archive) -> dict[str, tuple[Card | None, Card | None]]:
    found = {}
    for country in archive.countries:
        cards = country.cards
        for position, card in enumerate(cards):
            if card.country.key == country.key:
                older = cards[position + 1] if position + 1 < len(cards) else None
                newer = cards[position - 1] if position else None
                found[card.path] = older, newer
    return found


def _around(card: Card, timeline: tuple[Card, ...]) -> tuple[Card, ...]:
    # A long story is cut around the briefing, so that a new one changes few of the old pages.
    if len(timeline) <= STORY_LENGTH:
        return timeline
    position = timeline.index(card)
    start = min(max(position - STORY_LENGTH // 2, 0), len(timeline) - STORY_LENGTH)
    return timeline[start : start + STORY_LENGTH]


def _related(card: Card, keys: BriefingKeys, archive: Archive) -> Iterator[Card]:
    folder = card.path.rpartition("/")[0]
    for written in keys.related:
        other = archive.cards.get(local_path(written, folder) or "")
        if other is not None and other.path != card.path:
            yield other
