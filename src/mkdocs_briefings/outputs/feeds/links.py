"""Which feeds fit a page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_briefings.rendering.page.head import FeedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card, Ref
    from mkdocs_briefings.archive.sections import Section


@lru_cache(maxsize=65_536)  # Every article names several, and most of them the same.
def _link(title: str, folder: str, url: str) -> FeedLink:
    return FeedLink(title, url, folder)


def _offer(title: str, folder: str, archive: Archive) -> FeedLink:
    return _link(title, folder, archive.urls.feed(folder))


def main_feed(archive: Archive) -> FeedLink:
    """Give the feed of the whole site."""
    return _offer(archive.everything.name, archive.everything.url, archive)


def editions_feed(archive: Archive) -> FeedLink:
    """Give the feed of editions."""
    return _offer(f"{archive.everything.name}: Editions", archive.urls.archive(), archive)


def section_feed(section: Section | Ref, archive: Archive) -> FeedLink:
    """Give the feed of one country, source or tag."""
    return _offer(f"{archive.everything.name}: {section.name}", section.url, archive)


def feeds_of(card: Card, archive: Archive) -> Iterator[FeedLink]:
    """Give the feeds in which a briefing appears: the whole site's, and those of its sections."""
    yield main_feed(archive)
    for ref in (*card.countries, *((card.source,) if card.source else ()), *card.tags):
        if ref.url:
            yield section_feed(ref, archive)
