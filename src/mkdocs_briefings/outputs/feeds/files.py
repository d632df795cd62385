"""The files of feeds, and of their archives."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import Urls, destination
from mkdocs_briefings.assets import asset_url
from mkdocs_briefings.outputs.feeds.atom import atom
from mkdocs_briefings.outputs.feeds.feed import Feed
from mkdocs_briefings.outputs.feeds.json_feed import json_feed
from mkdocs_briefings.outputs.output import FileSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from mkdocs_briefings.outputs.feeds.feed import ArchiveLinks, Channel, FeedItem
    from mkdocs_briefings.outputs.group import Claim
    from mkdocs_briefings.rendering.renderer import Renderer

STYLE = "feed.css"
"""The asset with which browsers show a feed to people who open it."""


@dataclass(frozen=True, slots=True)
class FeedFiles(FileSet):
    """A feed in all of its formats: what is in it is put together once."""

    called = MappingProxyType({"items": "its briefings", "changed": "the date of its newest"})
    channel: Channel
    changed: datetime
    """When its newest content was published or changed."""

    items: tuple[FeedItem, ...]
    """Newest first."""

    archived: ArchiveLinks

    @property
    def holds_texts(self) -> bool:
        """Whether it is no feed of summaries, and no archive."""
        return any(item.has_text for item in self.items)

    @property
    def places(self) -> tuple[str, ...]:
        """A file for each format."""
        return tuple(place for place, _ in _formats(self.channel))

    def files(self, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
        """Write the feed in those formats in which its channel has an address."""
        feed = Feed(
            self.channel,
            self.changed,
            tuple(item.entry(renderer) for item in self.items),
            self.archived,
        )
        style = renderer.relative_url(asset_url(STYLE), self.url)
        for place, write in _formats(self.channel):
            document = write(feed)
            yield place, document if write is json_feed else _styled(document, style)


def claims_of_feed(channel: Channel) -> Iterator[Claim]:
    """Give the places of a feed's files with their origin, before what is in it is put together."""
    origin = f"/{Urls.feed(channel.url)}"
    return ((place, origin) for place, _ in _formats(channel))


def _formats(channel: Channel) -> Iterator[tuple[str, Callable[[Feed], bytes]]]:
    folder = channel.url
    if channel.rss:
        yield destination(Urls.feed(folder)), _rss
    if channel.atom:
        yield destination(Urls.atom_feed(folder)), atom
    if channel.json:
        yield destination(Urls.json_feed(folder)), json_feed


def _rss(feed: Feed) -> bytes:
    # What writes it takes 25 ms to load, and whoever plans writes nothing.
    from mkdocs_briefings.outputs.feeds.rss import rss  # noqa: PLC0415

    return rss(feed)


def _styled(document: bytes, style: str) -> bytes:
    """Put a style sheet's address into a document that begins with an XML declaration."""
    end = document.index(b"\n") + 1
    link = f'<?xml-stylesheet type="text/css" href="{style}"?>\n'
    return b"".join((document[:end], link.encode(), memoryview(document)[end:]))
