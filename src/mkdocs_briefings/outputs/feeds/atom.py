"""Atom (RFC 4287), with feed history (RFC 5005).

feedgen writes Atom too, but drops what kind of link a link of an entry is, and knows no archives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from zlib import crc32

from lxml.etree import Element, SubElement, tostring

from mkdocs_briefings.outputs.feeds.plain_text import plain
from mkdocs_briefings.outputs.feeds.rss import styled

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.etree import _Element

    from mkdocs_briefings.outputs.feeds.feed import Archived, Channel, Entry, Feed

KIND = "application/atom+xml"
"""Its media type."""

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> bytes:
    """Write a feed in Atom, or a part of its archive."""
    root = _root(feed)
    for entry in feed.entries:
        _add(root, entry, feed.channel.language)
    for element in root:
        element.tail = "\n"  # a line for each entry: indenting takes a fifth of the bytes
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return styled(written, feed.style)


def _root(feed: Feed) -> _Element:
    channel, archived = feed.channel, feed.archived
    spaces: dict[str | None, str] = {None: _ATOM}
    if archived.current:
        spaces["fh"] = _HISTORY
    # The stubs do not know that a namespace may have no prefix.
    known = cast("dict[str, str]", spaces)
    root = Element(f"{{{_ATOM}}}feed", {_LANG: channel.language}, nsmap=known)
    _text(root, "id", channel.atom)
    _text(root, "title", plain(channel.title, channel.direction))
    _text(root, "subtitle", plain(channel.description, channel.direction))
    _text(root, "updated", feed.changed.isoformat())
    _person(root, channel.site)
    _text(root, "generator", "mkdocs-briefings")
    if channel.icon:
        _text(root, "icon", channel.icon)
    _add_links(root, channel, archived)
    return root


def _add_links(root: _Element, channel: Channel, archived: Archived) -> None:
    _link(root, "self", channel.atom, type=KIND)
    _link(root, "alternate", channel.page, type="text/html")
    for rel, url in (("prev-archive", archived.older), ("next-archive", archived.newer)):
        if url:
            _link(root, rel, url, type=KIND)
    if channel.hub:
        _link(root, "hub", channel.hub)
    if archived.current:
        SubElement(root, f"{{{_HISTORY}}}archive")
        _link(root, "current", archived.current, type=KIND)


def _add(root: _Element, entry: Entry, around: str) -> None:
    element = SubElement(root, f"{{{_ATOM}}}entry")
    if entry.language != around:
        element.set(_LANG, entry.language)
    _text(element, "id", entry.link)
    _text(element, "title", plain(entry.title, entry.direction))
    _link(element, "alternate", entry.link)
    _text(element, "published", entry.published.isoformat())
    _text(element, "updated", _apart(entry.modified, entry.link))
    for author in entry.authors:
        _person(element, author)
    _text(element, "summary", plain(entry.summary, entry.direction))
    if entry.content:
        _text(element, "content", entry.content, type="html")
    for name in entry.categories:
        SubElement(element, f"{{{_ATOM}}}category", term=name)
    if entry.original:
        _link(element, "via", entry.original)
    if entry.image is not None:
        image = entry.image
        _link(element, "enclosure", image.url, type=image.kind, length=str(image.length))


def _apart(moment: datetime, link: str) -> str:
    """Give a moment with a fraction of a second that follows from an entry's address.

    Of entries with one moment programs do not know which is newer; the W3C's validator warns of it.
    """
    return moment.replace(microsecond=crc32(link.encode()) % 1_000_000).isoformat()


def _text(parent: _Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = text


def _person(parent: _Element, name: str) -> None:
    _text(SubElement(parent, f"{{{_ATOM}}}author"), "name", name)


def _link(parent: _Element, rel: str, href: str, **attributes: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, **attributes})
