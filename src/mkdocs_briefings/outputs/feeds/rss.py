"""RSS 2.0, along the RSS Advisory Board's profile, written by feedgen.

What feedgen does not know of stands in the two extensions here: Media RSS with credit and
description, the language of each item, Atom's links and its date of the last change.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import SubElement

from mkdocs_briefings.drawing.icons import FEED_ICON
from mkdocs_briefings.outputs.feeds.atom import KIND as ATOM_KIND
from mkdocs_briefings.outputs.feeds.plain_text import plain

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry as FeedgenEntry
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

_TTL = 60
"""After so many minutes a program may ask again."""


def rss(feed: Feed) -> bytes:
    """Write a feed in RSS."""
    generator = _channel(feed.channel, feed.archived)
    generator.lastBuildDate(feed.changed)
    for entry in feed.entries:
        _add(entry, generator.add_entry(order="append"))
    written: bytes = generator.rss_str(pretty=True)
    return _TITLE.sub(_with_numbers, written)


def _with_numbers(title: re.Match[bytes]) -> bytes:
    # A title is plain text, which not all programs know: with `&` and `<` as numbers, as the
    # profile advises, more of them show it as it was written.
    return title[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


class _ChannelExtension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen leaves out of a channel."""

    channel: Channel
    archived: ArchiveLinks

    def extend_ns(self) -> dict[str, str]:
        return {"dc": _DC[1:-1], "media": _MEDIA[1:-1]}

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


def _channel(channel: Channel, archived: ArchiveLinks) -> FeedGenerator:
    feed = FeedGenerator()
    feed.register_extension("channel", _ChannelExtension, _ItemExtension)
    feed.channel.channel, feed.channel.archived = channel, archived
    feed.title(plain(channel.title, channel.direction))
    feed.description(plain(channel.description, channel.direction))
    feed.language(channel.language)
    feed.generator("mkdocs-briefings")
    feed.ttl(_TTL)
    # feedgen takes the last link for the channel's own.
    feed.link(href=channel.rss, rel="self", type="application/rss+xml")
    feed.link(href=channel.page, rel="alternate")
    if channel.icon:
        size = str(FEED_ICON.size)
        feed.image(channel.icon, width=size, height=size)
    return feed


def _add(entry: FeedEntry, item: FeedgenEntry) -> None:
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
