"""Briefings in feeds, with or without their texts, and short ones for archives."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.feeds.feed import FeedEntry, FeedImage
from mkdocs_briefings.reading.media_types import media_type

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.reading.record import CorrectionRecord, ImageRecord
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class BriefingItem:
    """A briefing, with all that a feed tells of it."""

    card: Card
    file: str
    """Digest of the briefing's file, which holds its text; empty in a feed of summaries."""

    image: bytes
    """Fingerprint of its main image, whose size is told; empty without one."""

    link: str
    """The article's whole address."""

    modified: datetime
    """When it was last changed or corrected."""

    direction: str
    authors: tuple[str, ...]
    source_name: str
    source_url: str
    """The original outlet's feed, or else its home page; empty for own reporting."""

    original: str
    """Address of the article that it reports or translates; or empty."""

    corrections: tuple[CorrectionRecord, ...]
    image_link: str
    """The main image's whole address; empty without one."""

    picture: ImageRecord | None
    """What its front matter says of that image."""

    @property
    def mark(self) -> bytes:
        """Stand for all of it: what is not named here follows from these and from the settings."""
        return hash_all(self.card.mark, self.file, self.image, self.source_name, self.source_url)

    def entry(self, renderer: Renderer) -> FeedEntry:
        """Give the complete entry."""
        card = self.card
        return FeedEntry(
            link=self.link,
            title=card.title,
            summary=card.summary,
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
        body = renderer.body(self.card.path, self.card.url)
        zone = self.card.date.tzinfo
        notes = [
            f"<p><strong>Correction, {each.date.astimezone(zone):%Y-%m-%d}:</strong> "
            f"{escape(each.text)}</p>\n"
            for each in self.corrections
        ]
        whole = "".join((*notes, body))
        if not whole or self.direction == "ltr":
            return whole
        # What a subscriber's program shows has no page around it that would say so.
        return f'<div dir="rtl" lang="{escape(self.card.language)}">{whole}</div>'

    def _image(self, renderer: Renderer) -> FeedImage | None:
        card, told = self.card.image, self.picture
        if card is None or told is None:
            return None
        return FeedImage(
            url=self.image_link,
            kind=media_type(card.path) or "application/octet-stream",
            length=card.length or renderer.size(card.path),
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

    def entry(self, renderer: Renderer) -> FeedEntry:  # noqa: ARG002 - all is known
        """Give the entry."""
        card = self.card
        return FeedEntry(
            link=self.link,
            title=card.title,
            summary=card.summary,
            content="",
            published=card.date,
            modified=card.modified,
            language=card.language,
            direction=self.direction,
            categories=_categories(card),
            authors=(card.source.name,) if card.source else (),
        )


def _categories(card: Card) -> tuple[str, ...]:
    return *(country.name for country in card.countries), *(tag.name for tag in card.tags)


def briefing_item(published: PublishedBriefing, archive: Archive, *, is_full: bool) -> BriefingItem:
    """Plan a briefing, with its text if it is to be full."""
    record, card = published
    source = archive.sources.get(card.source.key) if card.source else None
    return BriefingItem(
        card=card,
        file=record.digest if is_full else "",
        image=archive.store.digest(card.image.path) if card.image else b"",
        link=archive.urls.absolute(card.url),
        modified=published.modified,
        direction=archive.names.direction(card.language),
        authors=record.authors or ((source.keys.title,) if source else (archive.everything.name,)),
        source_name=source.keys.title if source else "",
        source_url=(source.keys.feed or source.keys.url) if source else "",
        original=record.original or "",
        corrections=record.corrections,
        image_link=archive.urls.absolute(card.image.url) if card.image else "",
        picture=record.image,
    )


def archived_item(card: Card, archive: Archive) -> ArchivedItem:
    """Plan a briefing in an archive."""
    return ArchivedItem(
        card, archive.urls.absolute(card.url), archive.names.direction(card.language)
    )
