"""The sitemap: every page that search engines may know, with the day it last changed.

It has a part for each month, so that a new briefing changes one part and no closed one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Period
    from mkdocs_briefings.rendering.renderer import Renderer

LIMIT = 50_000
"""How many addresses one sitemap may list (sitemaps.org protocol)."""

SITE = "sitemap-site.xml"
"""The sitemap of the pages that are of no month."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class SitemapLine:
    """An address in a sitemap."""

    link: str
    """The whole address."""

    changed: str = ""
    """The day on which it last changed, as YYYY-MM-DD; empty where nobody knows."""


@dataclass(frozen=True, slots=True)
class Sitemap(Output):
    """A sitemap, or an index of sitemaps."""

    lines: tuple[SitemapLine, ...]
    is_index: bool = False

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the sitemap."""
        outer, inner = ("sitemapindex", "sitemap") if self.is_index else ("urlset", "url")
        lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} xmlns="{_NAMESPACE}">']
        for line in self.lines:
            changed = f"<lastmod>{line.changed}</lastmod>" if line.changed else ""
            lines.append(f"<{inner}><loc>{escape(line.link)}</loc>{changed}</{inner}>")
        lines.append(f"</{outer}>\n")
        return "\n".join(lines).encode()


def plan_month_sitemap(
    archive: Archive, month: Period, listings: Iterable[str]
) -> Iterator[Sitemap]:
    """Plan the sitemap of a month: its articles, editions, and `listings` by address.

    One that would be too long is split.
    """
    links = archive.urls.absolute
    lines = [SitemapLine(links(archive.urls.month(month.start)))]
    for day in month.days:
        lines.append(SitemapLine(links(archive.urls.edition(day.start))))
        lines += (
            SitemapLine(links(card.url), card.modified.date().isoformat())
            for filed, card in archive.day(day.start).entries
            if not filed.noindex
        )
    lines += (SitemapLine(links(url)) for url in listings)
    for number, start in enumerate(range(0, len(lines), LIMIT), start=1):
        yield Sitemap(_name(month.start, number), lines=tuple(lines[start : start + LIMIT]))


def plan_sitemap_index(
    archive: Archive, standing: Iterable[str], lengths: Mapping[date, int]
) -> Iterator[Sitemap]:
    """Plan the sitemap of what is of no month, and the index that leads to all.

    `standing` are addresses; `lengths` says how many lines the sitemap of each month has.
    """
    links = archive.urls.absolute
    yield Sitemap(SITE, lines=tuple(SitemapLine(links(url)) for url in standing))
    months = (
        _name(month, number)
        for month, length in lengths.items()
        for number in range(1, -(-length // LIMIT) + 1)
    )
    index = tuple(SitemapLine(links(url)) for url in (SITE, *months))
    yield Sitemap("sitemap.xml", lines=index, is_index=True)


def month_length(month: Period, archive: Archive, listings: int) -> int:
    """Give the number of lines of a month's sitemap; `listings` is that of listings among them."""
    days = [archive.indexes[day.start] for day in month.days]
    return 1 + len(days) + sum(index.size - index.noindex for index in days) + listings


def _name(month: date, number: int) -> str:
    part = f"-{number}" if number > 1 else ""
    return f"sitemap-{month:%Y-%m}{part}.xml"
