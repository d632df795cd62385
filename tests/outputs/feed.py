"""Read feeds as subscribers do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import feedparser
from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tests.site import Site

FORMATS = ("feed.xml", "atom.xml", "feed.json")
"""What a feed's file is called in each format."""

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def feeds(*folders: str) -> set[str]:
    """Give the paths of the feeds of these folders, in every format."""
    return {f"{folder}{name}" for folder in folders for name in FORMATS}


def archived(*folders: str) -> set[str]:
    """Give the paths of the parts of archives of feeds that are in these folders."""
    return {f"{folder}{name}" for folder in folders for name in FORMATS[1:]}


def channel(site: Site, url: str = "feed.xml") -> _Element:
    """Give the channel of a feed, as a strict XML parser sees it."""
    (found,) = etree.fromstring(site.read(url)).findall("channel")
    return found


def items(site: Site, url: str = "feed.xml") -> dict[str, _Element]:
    """Give the items of a feed by the address of their article, in their order."""
    found = channel(site, url).findall("item")
    return {str(item.findtext("link")): item for item in found}


def parsed(site: Site, url: str = "feed.xml") -> Any:  # noqa: ANN401 - feedparser has no types
    """Give a feed as feedparser reads it, which must have no complaint."""
    feed = feedparser.parse(site.read(url))
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def text(element: _Element, path: str) -> str | None:
    """Give the text of the first element at a path."""
    return element.findtext(path, namespaces=NAMES)


def texts(element: _Element, path: str) -> list[str]:
    """Give the texts of every element at a path."""
    return [str(found.text) for found in element.findall(path, namespaces=NAMES)]
