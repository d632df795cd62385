"""Feeds: RSS 2.0 for the site and for each country, source and tag.

Written by feedgen, along the RSS Advisory Board's profile: full text in `content:encoded`, the
summary as description, and a `guid` that is the article's address and so outlives its headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from mimetypes import MimeTypes
from types import MappingProxyType
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator

from mkdocs_briefings.outputs.directories import Group, countries_by_region
from mkdocs_briefings.outputs.feed_links import main_feed, section_feed
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.rendering.head import FeedLink, Head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedgen.entry import FeedEntry

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import Entry
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

_KINDS = MimeTypes()
"""Python's own table of media types, without what the system may add to it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing in a feed."""

    card: Card
    file: str
    """Digest of the briefing's file, which holds its text."""

    image: bytes
    """Fingerprint of its main image, whose size is told; empty without one."""

    link: str
    """The article's whole address."""

    authors: tuple[str, ...]
    source_name: str
    source_url: str
    """The original outlet's feed, or else its home page; empty for own reporting."""

    image_link: str
    """The main image's whole address; empty without one."""


@dataclass(frozen=True, slots=True)
class RssFeed(Output):
    """An RSS feed."""

    called = MappingProxyType({"items": "its briefings", "changed": "the date of its newest"})
    title: str
    description: str
    language: str
    link: str
    """Whole address of the page that it is the feed of."""

    self_link: str
    """Its own whole address."""

    changed: datetime
    """When its newest content was published or changed."""

    items: tuple[Item, ...]
    """Newest first."""

    def render(self, renderer: Renderer) -> bytes:
        """Write the feed, with the text of each of its briefings."""
        feed = FeedGenerator()
        feed.load_extension("dc")
        feed.title(self.title)
        feed.description(self.description)
        feed.language(self.language)
        feed.generator("mkdocs-briefings")
        # feedgen takes the last link for the channel's own.
        feed.link(href=self.self_link, rel="self", type="application/rss+xml")
        feed.link(href=self.link, rel="alternate")
        feed.lastBuildDate(self.changed)
        for item in self.items:
            _add(item, feed.add_entry(order="append"), renderer)
        written: bytes = feed.rss_str(pretty=True)
        return written


def _add(item: Item, entry: FeedEntry, renderer: Renderer) -> None:
    card = item.card
    entry.title(card.title)
    entry.link(href=item.link)
    entry.guid(item.link, permalink=True)
    entry.description(card.summary)
    body = renderer.body(card.path, card.url)
    if body:
        entry.content(body)
    entry.pubDate(card.date)
    for author in item.authors:
        # RSS's own author is an e-mail address, which a byline is not.
        entry.dc.dc_creator(author)
    entry.category([{"term": name} for name in _categories(card)])
    if item.source_url:
        entry.source(url=item.source_url, title=item.source_name)
    if card.image is not None:
        length = card.image.length or renderer.size(card.image.path)
        kind = _KINDS.guess_type(card.image.path, strict=False)[0] or "application/octet-stream"
        entry.enclosure(item.image_link, str(length), kind)


def _categories(card: Card) -> list[str]:
    return [*(country.name for country in card.countries), *(tag.name for tag in card.tags)]


def plan_feed(section: Section, archive: Archive, settings: Settings) -> Iterator[RssFeed]:
    """Plan the feed of the whole site, or that of a section if it has briefings."""
    if not section.place:
        yield _feed(section, main_feed(archive), archive, settings)
    elif section.count:
        yield _feed(section, section_feed(section, archive), archive, settings)


def _feed(section: Section, feed: FeedLink, archive: Archive, settings: Settings) -> RssFeed:
    entries = section.all.latest(settings.latest)
    return RssFeed(
        url=feed.url,
        title=feed.title,
        description=settings.site_description or feed.title,
        language=settings.language,
        link=archive.urls.absolute(section.url),
        self_link=archive.urls.absolute(feed.url),
        # With nothing to tell the time by, the build's own moment has to do.
        changed=max((entry.card.modified for entry in entries), default=settings.now),
        items=tuple(_item(entry, archive) for entry in entries),
    )


def _item(entry: Entry, archive: Archive) -> Item:
    filed, card = entry
    source = archive.sources.get(card.source.key) if card.source else None
    return Item(
        card=card,
        file=filed.digest,
        image=archive.library.digest(card.image.path) if card.image else b"",
        link=archive.urls.absolute(card.url),
        authors=filed.authors or ((source.keys.title,) if source else (archive.everything.name,)),
        source_name=source.keys.title if source else "",
        source_url=(source.keys.feed or source.keys.url) if source else "",
        image_link=archive.urls.absolute(card.image.url) if card.image else "",
    )


@dataclass(frozen=True, slots=True)
class FeedsPage(Output):
    """The page on which a person finds the feed they want."""

    head: Head
    main: FeedLink
    countries: tuple[Group, ...]
    sources: tuple[FeedLink, ...]
    tags: tuple[FeedLink, ...]

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/feeds.html",
            main=self.main,
            countries=self.countries,
            sources=self.sources,
            tags=self.tags,
        )


def plan_feeds_page(archive: Archive) -> Iterator[FeedsPage]:
    """Plan the page that offers the feeds."""
    url = archive.urls.feeds()
    main = main_feed(archive)
    description = f"Follow {main.title} in a feed reader: all, or a country, a source, a topic."
    yield FeedsPage(
        url=url,
        head=Head(url=url, title="Feeds", description=description, feeds=(main,)),
        main=main,
        countries=countries_by_region(archive),
        sources=_links(archive.source_sections, archive),
        tags=_links(archive.tags, archive),
    )


def _links(sections: tuple[Section, ...], archive: Archive) -> tuple[FeedLink, ...]:
    return tuple(
        FeedLink(section.name, archive.urls.feed(section.url))
        for section in sections
        if section.count
    )
