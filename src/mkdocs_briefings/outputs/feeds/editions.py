"""The feed of editions: one entry for each day that is over, so that it comes whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.editions import Edition, compose
from mkdocs_briefings.outputs.feeds.channels import make_channel
from mkdocs_briefings.outputs.feeds.feed import ArchiveLinks, FeedEntry
from mkdocs_briefings.outputs.feeds.files import FeedFiles
from mkdocs_briefings.outputs.feeds.links import editions_feed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

_DAYS = 10
"""How many editions the feed holds."""

_HEADLINES = 8
"""How many of a region's headlines an edition shows in it."""


@dataclass(frozen=True, slots=True)
class EditionItem:
    """A day's edition in a feed."""

    edition: Edition
    link: str
    """Whole address of its page."""

    title: str
    language: str
    direction: str

    def entry(self, renderer: Renderer) -> FeedEntry:
        """Give the complete entry."""
        edition = self.edition
        cards = _cards(edition)
        return FeedEntry(
            link=self.link,
            title=self.title,
            summary=edition.lead.title,
            content=_content(edition, self.link, renderer.urls),
            published=min(card.date for card in cards),
            modified=max(card.modified for card in cards),
            language=self.language,
            direction=self.direction,
        )


def _cards(edition: Edition) -> tuple[Card, ...]:
    regions = (card for region in edition.regions for card in region.cards)
    return (edition.lead, *edition.top, *regions)


def _content(edition: Edition, link: str, urls: Urls) -> str:
    parts = [_told(card, urls) for card in (edition.lead, *edition.top)]
    for region in edition.regions:
        few = region.cards[:_HEADLINES]
        lines = Markup("\n").join(_line(card, urls) for card in few)
        more = len(region.cards) - len(few)
        parts.append(Markup("<h2>{}</h2>\n<ul>\n{}\n</ul>").format(region.name, lines))
        if more:
            parts.append(Markup('<p><a href="{}">{} more</a></p>').format(link, more))
    return str(Markup("\n").join(parts)) + "\n"


def _told(card: Card, urls: Urls) -> Markup:
    return Markup("<h2>{}</h2>\n<p>{}</p>\n<p>{}</p>").format(
        _headline(card, urls), card.summary, _origin(card)
    )


def _line(card: Card, urls: Urls) -> Markup:
    return Markup("<li>{} ({})</li>").format(_headline(card, urls), _origin(card))


def _headline(card: Card, urls: Urls) -> Markup:
    link = urls.absolute(card.url)
    return Markup('<a href="{}" lang="{}" dir="auto">{}</a>').format(
        link, card.language, card.title
    )


def _origin(card: Card) -> str:
    return ", ".join((*((card.source.name,) if card.source else ()), card.country.name))


def editions_key(archive: Archive, settings: Settings) -> bytes:
    """Stand for what the feed of editions shows."""
    days = _closed(archive, settings)
    indexes = (archive.indexes[day] for day in days)
    moment = None if days else settings.now.isoformat()
    return hash_all(moment, *(part for index in indexes for part in (str(index.day), index.digest)))


def plan_editions_feed(archive: Archive, settings: Settings) -> Iterator[FeedFiles]:
    """Plan the feed of editions."""
    link, url = editions_feed(archive), archive.urls.archive()
    items = tuple(_items(_closed(archive, settings), archive, settings))
    cards = (card for item in items for card in _cards(item.edition))
    changed = max((card.modified for card in cards), default=settings.now)
    channel = make_channel(link.title, url, url, archive, settings)
    yield FeedFiles(archive.urls.feed(url), channel, changed, items, ArchiveLinks())


def _items(days: Iterable[date], archive: Archive, settings: Settings) -> Iterator[EditionItem]:
    for day in days:
        yield EditionItem(
            edition=compose(day, archive),
            link=archive.urls.absolute(archive.urls.edition(day)),
            title=archive.names.full_day(day),
            language=settings.language,
            direction=archive.names.direction(settings.language),
        )


def _closed(archive: Archive, settings: Settings) -> list[date]:
    """Give the newest days that are over in the newsroom's time zone, newest first."""
    today = settings.now.astimezone(settings.zone).date()
    days = (period.start for period in archive.editions if period.start < today)
    return list(islice(days, _DAYS))
