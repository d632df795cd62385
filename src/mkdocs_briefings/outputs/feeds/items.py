"""Briefings in feeds, with or without their texts, and short ones for archives."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.model.bylines import byline_key
from mkdocs_briefings.outputs.feeds.feed import FeedAuthor, FeedEntry, FeedImage
from mkdocs_briefings.reading.links import published_name
from mkdocs_briefings.reading.media_types import media_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.archive.store import BriefingStore
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.reading.record import BriefingRecord, ImageRecord
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings
    from mkdocs_briefings.words.words import Words


@dataclass(frozen=True, slots=True)
class BriefingItem:
    """A briefing, with all that a feed tells of it."""

    card: Card
    file: str
    """Digest of the briefing's file, which holds its text; empty in a feed of summaries."""

    image: bytes
    """Digest of its main image's bytes; empty without one."""

    image_length: int
    """How many bytes that image has as it is published; 0 where its file has to tell."""

    link: str
    """The article's whole address."""

    modified: datetime
    """When it was last changed or corrected."""

    direction: str
    authors: tuple[FeedAuthor, ...]
    source_name: str
    source_url: str
    """The original outlet's feed, or else its home page; empty for own reporting."""

    original: str
    """Address of the article that it reports or translates; or empty."""

    image_link: str
    """The main image's whole address; empty without one."""

    picture: ImageRecord | None
    """What its front matter says of that image."""

    @property
    def has_text(self) -> bool:
        """Whether a briefing's text is in it."""
        return bool(self.file)

    def entry(self, renderer: Renderer) -> FeedEntry:
        """Give the complete entry."""
        card = self.card
        return FeedEntry(
            link=self.link,
            title=card.title,
            summary=_summary(card, renderer.words),
            content=self._content(renderer),
            published=card.date,
            modified=self.modified,
            language=card.language,
            direction=self.direction,
            categories=_categories(card),
            authors=self.authors,
            source_name=self.source_name,
            source_url=self.source_url,
            original=self.original,
            image=self._image(renderer),
        )

    def _content(self, renderer: Renderer) -> str:
        if not self.file:
            return ""
        card, body = self.card, renderer.body(self.card.path, self.card.url)
        parts = [body.front, body.html]
        if all(parts):
            # As on its page, something parts the text from what stands before it.
            parts.insert(1, "<hr>")
        if card.image is not None and self.picture is not None:
            figure = renderer.figure(card.image, self.picture, self.image_link, card.language)
            parts.insert(0, figure)
        whole = "\n".join(filter(None, parts))
        if not whole or self.direction == "ltr":
            return whole
        # What a subscriber's program shows has no page around it that would say so.
        return f'<div dir="rtl" lang="{escape(card.language)}">{whole}</div>'

    def _image(self, renderer: Renderer) -> FeedImage | None:
        card, told = self.card.image, self.picture
        if card is None or told is None:
            return None
        return FeedImage(
            url=self.image_link,
            kind=media_type(published_name(card.path)) or "application/octet-stream",
            length=self.image_length or renderer.size(card.path),
            width=card.width,
            height=card.height,
            description=told.caption or told.alt,
            credit=told.credit or "",
            license=told.license or "",
        )


@dataclass(frozen=True, slots=True)
class ArchivedItem:
    """A briefing in an archive, without its text: that stands on its page."""

    card: Card
    link: str
    """The article's whole address."""

    direction: str

    @property
    def has_text(self) -> bool:
        """Whether a briefing's text is in it."""
        return False

    def entry(self, renderer: Renderer) -> FeedEntry:
        """Give the entry."""
        card = self.card
        return FeedEntry(
            link=self.link,
            title=card.title,
            summary=_summary(card, renderer.words),
            content="",
            published=card.date,
            modified=card.modified,
            language=card.language,
            direction=self.direction,
            categories=_categories(card),
            authors=(FeedAuthor(card.source.name),) if card.source else (),
        )


def _summary(card: Card, words: Words) -> str:
    """Give what it says, with how that was made: many programs show nothing else."""
    if not card.is_unreviewed:
        return card.summary
    told = words.gettext("Machine translation, not reviewed by a person.")
    return f"{card.summary} ({told})"


def _categories(card: Card) -> tuple[str, ...]:
    return *(country.name for country in card.countries), *(tag.name for tag in card.tags)


class FeedBriefing(NamedTuple):
    """A published briefing, with what feeds tell of its main image."""

    entry: PublishedBriefing
    digest: bytes
    """Digest of the image's bytes; empty without one."""

    length: int
    """How many bytes its published file has; 0 where that is not known yet."""


class Outlet(NamedTuple):
    """An outlet, as feeds name it."""

    title: str
    url: str
    """Its own feed, or else its home page."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets that have a profile."""

    by_slug: Mapping[str, Outlet]
    slugs: Mapping[str, str]
    """By the keys of their titles as bylines."""

    paper: frozenset[str]
    """Those of the site's own names."""


def outlets_of(archive: Archive, settings: Settings) -> Outlets:
    """Give the outlets of an archive."""
    keys = ((slug, source.keys) for slug, source in archive.sources.items())
    outlets = {slug: Outlet(each.title, next(iter(each.feed), each.url)) for slug, each in keys}
    slugs = {byline_key(outlet.title): slug for slug, outlet in outlets.items()}
    return Outlets(outlets, slugs, settings.bylines)


def feed_briefings(
    entries: Iterable[PublishedBriefing], store: BriefingStore
) -> tuple[FeedBriefing, ...]:
    """Give briefings with what feeds tell of their main images."""
    return tuple(_feed_briefing(entry, store) for entry in entries)


def _feed_briefing(entry: PublishedBriefing, store: BriefingStore) -> FeedBriefing:
    image = entry.card.image
    if image is None:
        return FeedBriefing(entry, b"", 0)
    picture = store.picture(image.path) if image.is_cut else None
    return FeedBriefing(entry, store.digest(image.path), picture.length if picture else 0)


def briefing_item(
    briefing: FeedBriefing, outlets: Outlets, context: PlanContext, *, is_full: bool
) -> BriefingItem:
    """Plan a briefing, with its text if it is to be full."""
    record, card = briefing.entry
    outlet = outlets.by_slug.get(card.source.key) if card.source else None
    urls = context.urls
    return BriefingItem(
        card=card,
        file=record.digest if is_full else "",
        image=briefing.digest,
        image_length=briefing.length,
        link=urls.absolute(card.url),
        modified=briefing.entry.modified,
        direction=context.names.direction(card.language),
        authors=tuple(_authors(record, outlet, outlets, context)),
        source_name=outlet.title if outlet else "",
        source_url=outlet.url if outlet else "",
        original=record.original or "",
        image_link=urls.absolute(card.image.url) if card.image else "",
        picture=record.image,
    )


def _authors(
    record: BriefingRecord, outlet: Outlet | None, outlets: Outlets, context: PlanContext
) -> Iterator[FeedAuthor]:
    """Give who wrote it, or else the outlet that reported it, or else the site."""
    urls = context.urls
    for name in record.authors or (outlet.title if outlet else context.site_name,):
        key = byline_key(name)
        if key in outlets.paper:
            yield FeedAuthor(name, urls.absolute(urls.home()))
        elif key in outlets.slugs:
            yield FeedAuthor(name, urls.absolute(urls.source(outlets.slugs[key])))
        else:
            yield FeedAuthor(name)


def archived_item(card: Card, context: PlanContext) -> ArchivedItem:
    """Plan a briefing in an archive."""
    return ArchivedItem(
        card, context.urls.absolute(card.url), context.names.direction(card.language)
    )
