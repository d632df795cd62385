"""The sitemap: every page that search engines may know, and when it last changed.

It has a part for each month, so that a new briefing changes one part and no closed one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from mkdocs_briefings.archive.index import sitemap_entries
from mkdocs_briefings.archive.urls import SITEMAP
from mkdocs_briefings.fingerprint import Lazy, fingerprint_of
from mkdocs_briefings.model.dates import w3c_datetime
from mkdocs_briefings.outputs.alternates import alternates_of_day, alternates_of_pages
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.listing_archives import count_pages, month_pages, section_months
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.xml_text import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.index import SitemapEntry, Slice
    from mkdocs_briefings.archive.sections import Period, Section
    from mkdocs_briefings.outputs.alternates import Alternates
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer

LIMIT = 50_000
"""How many addresses one sitemap may list (sitemaps.org protocol).

It may have 50 MB too, which so many would only reach with addresses of 950 bytes.
"""

SITE = "sitemap-site.xml"
"""The sitemap of the pages that are of no month."""

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Pages = tuple[tuple[str, "float | None"], ...]
"""Addresses, each with when it last changed, in seconds since 1970, if that is known."""

_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class SitemapLine:
    """An address in a sitemap."""

    link: str
    """The whole address."""

    changed: str = ""
    """When it last changed, with the offset; empty where nobody knows."""

    alternates: Alternates = ()
    """The same in all languages in which it is there, each by its tag, with its whole address."""


@dataclass(frozen=True, slots=True)
class Sitemap(Output):
    """A sitemap, or an index of sitemaps."""

    follows_look: ClassVar[bool] = False

    lines: tuple[SitemapLine, ...]
    is_index: bool = False

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the sitemap."""
        outer, inner = ("sitemapindex", "sitemap") if self.is_index else ("urlset", "url")
        is_told = any(line.alternates for line in self.lines)
        spaces = f'xmlns="{NAMESPACE}"' + (f' xmlns:xhtml="{_XHTML}"' if is_told else "")
        lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} {spaces}>']
        for line in self.lines:
            changed = f"<lastmod>{line.changed}</lastmod>" if line.changed else ""
            same = "".join(map(_alternate, _with_default(line.alternates)))
            lines.append(f"<{inner}><loc>{escape(line.link)}</loc>{changed}{same}</{inner}>")
        lines.append(f"</{outer}>\n")
        return "\n".join(lines).encode()


def _with_default(alternates: Alternates) -> Alternates:
    """Give what is told of a page's languages: for all others the first one."""
    if not alternates or alternates[0][0] == "x-default":
        return alternates
    return (("x-default", alternates[0][1]), *alternates)


def _alternate(alternate: tuple[str, str]) -> str:
    tag, link = alternate
    return f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(link)}"/>'


@dataclass(frozen=True, slots=True)
class MonthSitemap(OutputGroup):
    """The sitemap of a month: its articles, its editions, and the listings of it."""

    month: date
    days: tuple[DayOfSitemap, ...]
    """Newest first."""

    listed: int
    """How many pages listings have of the month."""

    listings: Lazy[Pages]
    """Those pages: there are many in each month, and most months stay as they are."""

    @property
    def name(self) -> str:
        """The month."""
        return f"sitemap {self.month:%Y-%m}"

    @property
    def weight(self) -> int:
        """A fiftieth of an article for each line."""
        return self.length // 50

    @property
    def length(self) -> int:
        """How many lines it has."""
        return 1 + len(self.days) + sum(day.many for day in self.days) + self.listed

    @property
    def changed(self) -> float:
        """When one of its briefings was last changed, in seconds since 1970."""
        return max(day.changed for day in self.days)

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """A file, or as many as there are parts."""
        parts = range(1, 1 + -(-self.length // LIMIT))
        return tuple(context.urls.own(_name(self.month, number)) for number in parts)

    def plan(self, context: PlanContext) -> Iterator[Sitemap]:
        """Plan it; one that would be too long is split."""
        urls = context.urls
        lines = [_line(urls.month(self.month), self.changed, context)]
        for day in self.days:
            lines.append(_line(urls.edition(day.day), day.changed, context))
            alternates = day.alternates.load()
            lines += (
                SitemapLine(
                    urls.absolute(each.url),
                    w3c_datetime(each.modified),
                    _whole(alternates.get(each.url, ()), context),
                )
                for each in day.articles.load()
            )
        lines += (_line(url, changed, context) for url, changed in self.listings.load())
        for number, start in enumerate(range(0, len(lines), LIMIT), start=1):
            part = urls.own(_name(self.month, number))
            yield Sitemap(part, lines=tuple(lines[start : start + LIMIT]))


class DayOfSitemap(NamedTuple):
    """A day that a sitemap lists."""

    day: date
    changed: float
    """When one of its briefings was last changed, in seconds since 1970."""

    many: int
    """How many of its articles search engines may know."""

    articles: Lazy[tuple[SitemapEntry, ...]]
    alternates: Lazy[Mapping[str, Alternates]]
    """What there is of articles in other languages, too, by their addresses."""


@dataclass(frozen=True, slots=True)
class SitemapIndex(OutputGroup):
    """The sitemap of what is of no month, and the index that leads to all."""

    pages: Pages

    alternates: Mapping[str, Alternates]
    """What there is of these in other languages, too, by their addresses."""

    months: tuple[tuple[date, int, float], ...]
    """Each with the number of lines of its sitemap, and when it last changed; newest first."""

    @property
    def name(self) -> str:
        """That of the index."""
        return "sitemap index"

    def plan(self, context: PlanContext) -> Iterator[Sitemap]:
        """Plan both."""
        lines = (
            replace(
                _line(url, changed, context),
                alternates=_whole(self.alternates.get(url, ()), context),
            )
            for url, changed in self.pages
        )
        own = context.urls.own
        yield Sitemap(own(SITE), lines=tuple(lines))
        newest = max((changed for _, changed in self.pages if changed is not None), default=None)
        months = (
            (own(_name(month, number)), changed)
            for month, length, changed in self.months
            for number in range(1, -(-length // LIMIT) + 1)
        )
        parts = ((own(SITE), newest), *months)
        index = tuple(_line(url, changed, context) for url, changed in parts)
        yield Sitemap(own(SITEMAP), lines=index, is_index=True)


class Sitemaps(Product):
    """Every page that search engines may know, and when it last changed."""

    name = "sitemaps"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give the sitemap of each month, and the index."""
        if view.settings.noindex:
            # An empty one, in the place of the one that MkDocs makes of docs/.
            yield SitemapIndex((), {}, ())
            return
        listings = _listings_by_month(view)
        months = [
            MonthSitemap(
                month.start,
                tuple(_day(day, part, view) for day, part in month.slices),
                sum(count_pages(period, view.settings) for _, period in listings[month.start]),
                _pages_of(listings[month.start], view),
            )
            for month in view.archive.months
        ]
        yield from months
        pages = {**dict.fromkeys(view.standing), **view.pages}
        lengths = ((month.month, month.length, month.changed) for month in months)
        found = {**view.standing_alternates, **alternates_of_pages(view)}
        there = {url: found[url] for url in pages if url in found}
        yield SitemapIndex(tuple(pages.items()), there, tuple(lengths))


def _whole(alternates: Alternates, context: PlanContext) -> Alternates:
    return tuple((tag, context.urls.absolute(url)) for tag, url in alternates)


def _day(day: date, whole: Slice, view: SiteView) -> DayOfSitemap:
    archive, index = view.archive, view.archive.indexes[day]
    load = partial(_articles, archive, day)
    return DayOfSitemap(
        day,
        whole.changed,
        index.size - index.noindex,
        Lazy(index.listed, load),
        alternates_of_day(day, view),
    )


def _articles(archive: Archive, day: date) -> tuple[SitemapEntry, ...]:
    return sitemap_entries(archive.day(day).entries)


def _listings_by_month(view: SiteView) -> defaultdict[date, list[tuple[Section, Period]]]:
    found: defaultdict[date, list[tuple[Section, Period]]] = defaultdict(list)
    for section in view.archive.sections:
        for month in section_months(section, view.settings):
            found[month.start].append((section, month))
    return found


def _pages_of(months: Sequence[tuple[Section, Period]], view: SiteView) -> Lazy[Pages]:
    """Give the pages that these sections have of a month."""
    settings, urls = view.settings, view.archive.urls

    def load() -> Pages:
        pages = (month_pages(section, month, urls, settings) for section, month in months)
        return tuple((url, period.changed) for url, period in chain.from_iterable(pages))

    parts = (
        fingerprint_of(section.url, month.changes, str(count_pages(month, settings)))
        for section, month in months
    )
    return Lazy(fingerprint_of(*parts), load)


def _line(url: str, changed: float | None, context: PlanContext) -> SitemapLine:
    link = context.urls.absolute(url)
    if changed is None:
        return SitemapLine(link)
    moment = datetime.fromtimestamp(changed, context.settings.zone)
    return SitemapLine(link, w3c_datetime(moment))


def _name(month: date, number: int) -> str:
    part = f"-{number}" if number > 1 else ""
    return f"sitemap-{month:%Y-%m}{part}.xml"
