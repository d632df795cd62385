"""RSS 2.0, along the RSS Advisory Board's profile, written by feedgen.

What feedgen does not know of stands in the two extensions here: Media RSS with credit and
description, the language of each item, Atom's links and its date of the last change.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from feedgen.entry import FeedEntry as FeedgenEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import Element, SubElement, tostring

from mkdocs_briefings.drawing.icons import FEED_ICON
from mkdocs_briefings.outputs.feeds.atom import KIND as ATOM_KIND
from mkdocs_briefings.outputs.feeds.plain_text import plain

if TYPE_CHECKING:
    from datetime import timedelta

    from lxml.etree import _Element

    from mkdocs_briefings.outputs.feeds.feed import (
        ArchiveLinks,
        Channel,
        Feed,
        FeedEntry,
        FeedImage,
    )

_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"

_TITLE = re.compile(rb"<title>[^<]*&[^<]*</title>")

_ITEM, _END = b"    <item>\n", b"  </channel>\n"
"""Where an item begins in what feedgen writes, and where all of them end."""

_TTL = 60
"""After so many minutes a program may ask again."""


_SPACES = {"dc": _DC[1:-1], "media": _MEDIA[1:-1]}
_ALL_SPACES = {
    **_SPACES,
    "atom": _ATOM[1:-1],
    "content": "http://purl.org/rss/1.0/modules/content/",
}
"""The names that a document has for those of its elements: ours, and those that feedgen gives."""

_MANY = 1 << 13
"""So many items are kept: about as many as all feeds of a large site have, and 20 MB at most."""


def rss(feed: Feed) -> bytes:
    """Write a feed in RSS."""
    whole: bytes = generator_of(feed).rss_str(pretty=True)
    channel, end, rest = _TITLE.sub(_with_numbers, whole).rpartition(_END)
    return b"".join((channel, *map(_item, feed.entries), end, rest))


def _item(entry: FeedEntry) -> bytes:
    # A briefing is in the feeds of its country, its source and its topics. Texts are long, and
    # an edition is in one feed alone.
    if entry.content:
        return _written(entry)
    # The same moment is written otherwise in another time zone.
    return _kept(entry, entry.published.utcoffset(), entry.modified.utcoffset())


def _written(entry: FeedEntry) -> bytes:
    """Write an item as it stands in a document whose root declares all names of elements."""
    item = FeedgenEntry()
    item.register_extension("channel", _ItemExtension)
    tell(entry, item)
    root = Element("rss", nsmap=_ALL_SPACES)
    SubElement(root, "channel").append(item.rss_entry())
    whole: bytes = tostring(root, pretty_print=True, encoding="UTF-8")
    return _TITLE.sub(_with_numbers, whole[whole.index(_ITEM) : whole.rindex(_END)])


@lru_cache(_MANY)
def _kept(entry: FeedEntry, *_offsets: timedelta | None) -> bytes:
    return _written(entry)


def _with_numbers(title: re.Match[bytes]) -> bytes:
    # A title is plain text, which not all programs know: with `&` and `<` as numbers, as the
    # profile advises, more of them show it as it was written.
    return title[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


class _ChannelExtension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen leaves out of a channel."""

    channel: Channel
    archived: ArchiveLinks

    def extend_ns(self) -> dict[str, str]:
        return _SPACES

    def extend_rss(self, feed: _Element) -> _Element:
        (channel,) = feed
        if self.channel.hub:
            SubElement(channel, f"{_ATOM}link", rel="hub", href=self.channel.hub)
        if self.archived.older:
            attributes = {"rel": "prev-archive", "type": ATOM_KIND}
            SubElement(channel, f"{_ATOM}link", attributes, href=self.archived.older)
        return feed


class _ItemExtension(BaseEntryExtension):  # type: ignore[misc]  # as above
    """What feedgen leaves out of an item."""

    entry: FeedEntry

    def extend_rss(self, item: _Element) -> _Element:
        entry = self.entry
        for author in entry.authors:
            # RSS's own author is an e-mail address, which a byline is not.
            SubElement(item, f"{_DC}creator").text = author.name
        SubElement(item, f"{_DC}language").text = entry.language
        if entry.modified > entry.published:
            SubElement(item, f"{_ATOM}updated").text = entry.modified.isoformat()
        if entry.original:
            SubElement(item, f"{_ATOM}link", rel="via", href=entry.original)
        if entry.image is not None:
            _add_image(item, entry.image)
        return item


def _add_image(item: _Element, image: FeedImage) -> None:
    attributes = {"url": image.url, "type": image.kind, "medium": "image"}
    attributes["fileSize"] = str(image.length)
    if image.width:
        attributes |= {"width": str(image.width), "height": str(image.height)}
    media = SubElement(item, f"{_MEDIA}content", attributes)
    SubElement(media, f"{_MEDIA}description", type="plain").text = image.description
    if image.credit:
        SubElement(media, f"{_MEDIA}credit").text = image.credit
    if image.license:
        SubElement(media, f"{_MEDIA}copyright").text = image.license


def generator_of(feed: Feed) -> FeedGenerator:
    """Give what writes a feed, without anything in it."""
    channel, generator = feed.channel, FeedGenerator()
    generator.register_extension("channel", _ChannelExtension, _ItemExtension)
    generator.channel.channel, generator.channel.archived = channel, feed.archived
    generator.title(plain(channel.title, channel.direction))
    generator.description(plain(channel.description, channel.direction))
    generator.language(channel.language)
    generator.generator("mkdocs-briefings")
    generator.ttl(_TTL)
    # feedgen takes the last link for the channel's own.
    generator.link(href=channel.rss, rel="self", type="application/rss+xml")
    generator.link(href=channel.page, rel="alternate")
    if channel.icon:
        size = str(FEED_ICON.size)
        generator.image(channel.icon, width=size, height=size)
    generator.lastBuildDate(feed.changed)
    return generator


def tell(entry: FeedEntry, item: FeedgenEntry) -> None:
    """Tell feedgen of an entry; `item` has the extension of ours."""
    item.channel.entry = entry
    item.title(plain(entry.title, entry.direction))
    item.link(href=entry.link)
    item.guid(entry.link, permalink=True)
    # By RSS it is HTML: what looks like markup in a summary would be taken for it.
    item.description(escape(plain(entry.summary, entry.direction), quote=False))
    if entry.content:
        item.content(entry.content)
    item.pubDate(entry.published)
    item.category([{"term": name} for name in entry.categories])
    if entry.source_url:
        item.source(url=entry.source_url, title=entry.source_name)
    if entry.image is not None:
        item.enclosure(entry.image.url, str(entry.image.length), entry.image.kind)
