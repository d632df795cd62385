"""The sitemap for Google News: the briefings of the last two days.

With nothing to list it is there and empty: whoever fetches it again and again shall find it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from mkdocs_briefings.model.dates import w3c_datetime
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.sitemaps import NAMESPACE
from mkdocs_briefings.outputs.xml_text import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import DayContents
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer

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


class NewsDay(NamedTuple):
    """A day that may have something to list."""

    contents: Lazy[DayContents]
    many: int
    """How many of its briefings are listed: the newest of those that search engines may know."""


@dataclass(frozen=True, slots=True)
class RecentNews(OutputGroup):
    """The sitemap: it changes with what it lists, and not with the clock."""

    days: tuple[NewsDay, ...]
    """Newest first."""

    @property
    def name(self) -> str:
        """That of the sitemap."""
        return "news sitemap"

    @property
    def weight(self) -> int:
        """A tenth of an article for each briefing."""
        return 1 + sum(day.many for day in self.days) // 10

    def plan(self, context: PlanContext) -> Iterator[NewsSitemap]:
        """Plan the sitemap."""
        cards = (
            card for day in self.days for card in islice(_known(day.contents.load()), day.many)
        )
        lines = (_line(card, context.urls) for card in islice(cards, LIMIT))
        settings = context.settings
        name = settings.organization.name or settings.site_name
        yield NewsSitemap(context.urls.own(NEWS), publication=name, lines=tuple(lines))


class GoogleNews(Product):
    """The sitemap for Google News."""

    name = "news sitemap"

    def groups(self, view: SiteView) -> Iterator[RecentNews]:
        """Give the sitemap of the days that are recent enough."""
        if view.settings.noindex:
            yield RecentNews(())
            return
        archive, settings = view.archive, view.settings
        start = settings.now - WINDOW
        first = start.astimezone(settings.zone).date()
        recent = takewhile(lambda index: index.day >= first, archive.indexes.values())
        days = (
            NewsDay(
                archive.contents(index.day),
                sum(moment >= start.timestamp() for moment in archive.details(index.day).published),
            )
            for index in recent
        )
        yield RecentNews(tuple(days))


def _known(contents: DayContents) -> Iterator[Card]:
    """Give the briefings of a day that search engines may know, newest first."""
    return (entry.card for entry in contents.entries if not entry.record.noindex)


def _line(card: Card, urls: Urls) -> NewsLine:
    link, published = urls.absolute(card.url), w3c_datetime(card.date)
    return NewsLine(link, card.title, published, news_language(card.language))


def news_language(tag: str) -> str:
    """Give a language as Google News names it: by ISO 639, but for the two kinds of Chinese."""
    language, *others = tag.lower().split("-")
    if language != "zh":
        return language
    is_traditional = "hans" not in others and not _TRADITIONAL.isdisjoint(others)
    return "zh-tw" if is_traditional else "zh-cn"
