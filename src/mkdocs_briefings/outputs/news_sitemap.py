"""The sitemap for Google News: the briefings of the last two days.

With nothing to list it is there and empty: whoever fetches it again and again shall find it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, ClassVar
from xml.sax.saxutils import escape

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.model.dates import w3c_datetime
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.sitemaps import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import DayIndex
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

NEWS = "sitemap-news.xml"
"""Where it is: at the root, as the other sitemaps are."""

WINDOW = timedelta(days=2)
"""How old a briefing may be."""

LIMIT = 1_000
"""How many briefings it may list."""

_NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9"

_TRADITIONAL = frozenset({"hant", "hk", "mo", "tw"})
"""Scripts and regions of Chinese that is written in traditional characters."""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A briefing in it."""

    link: str
    """The whole address."""

    title: str
    published: str
    """As W3C's dates and times are written, with the offset."""

    language: str
    """As Google names it."""


@dataclass(frozen=True, slots=True)
class NewsSitemap(Output):
    """The sitemap for Google News."""

    follows_look: ClassVar[bool] = False

    publication: str
    """Name of the paper, as Google's Publisher Center knows it."""

    lines: tuple[NewsLine, ...]

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the sitemap."""
        spaces = f'xmlns="{NAMESPACE}" xmlns:news="{_NEWS_NAMESPACE}"'
        parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>']
        parts += map(self._told, self.lines)
        return "\n".join([*parts, "</urlset>\n"]).encode()

    def _told(self, line: NewsLine) -> str:
        return (
            f"<url><loc>{escape(line.link)}</loc><news:news><news:publication>"
            f"<news:name>{escape(self.publication)}</news:name>"
            f"<news:language>{line.language}</news:language></news:publication>"
            f"<news:publication_date>{line.published}</news:publication_date>"
            f"<news:title>{escape(line.title)}</news:title></news:news></url>"
        )


def news_key(archive: Archive, settings: Settings) -> bytes:
    """Stand for what it lists: it changes with that, and not with the clock."""
    start = (settings.now - WINDOW).timestamp()
    return hash_all(
        *(
            part
            for index in _days(archive, settings)
            for part in (index.digest, str(sum(moment >= start for moment in index.published)))
        )
    )


def plan_news_sitemap(archive: Archive, settings: Settings) -> Iterator[NewsSitemap]:
    """Plan the sitemap for Google News."""
    start = settings.now - WINDOW
    cards = (
        card
        for index in _days(archive, settings)
        for record, card in archive.day(index.day).entries
        if card.date >= start and not record.noindex
    )
    lines = (_line(card, archive) for card in islice(cards, LIMIT))
    name = settings.organization.name or settings.site_name
    yield NewsSitemap(NEWS, publication=name, lines=tuple(lines))


def _days(archive: Archive, settings: Settings) -> Iterator[DayIndex]:
    """Give the days that may have something to list, newest first."""
    first = (settings.now - WINDOW).astimezone(settings.zone).date()
    return takewhile(lambda index: index.day >= first, archive.indexes.values())


def _line(card: Card, archive: Archive) -> NewsLine:
    link, published = archive.urls.absolute(card.url), w3c_datetime(card.date)
    return NewsLine(link, card.title, published, news_language(card.language))


def news_language(tag: str) -> str:
    """Give a language as Google News names it: by ISO 639, but for the two kinds of Chinese."""
    language, *others = tag.lower().split("-")
    if language != "zh":
        return language
    is_traditional = "hans" not in others and not _TRADITIONAL.isdisjoint(others)
    return "zh-tw" if is_traditional else "zh-cn"
