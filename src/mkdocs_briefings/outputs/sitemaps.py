"""The sitemap: every page that search engines may know, and when it last changed.

It has a part for each month, so that a new briefing changes one part and no closed one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from xml.sax.saxutils import escape

from mkdocs_briefings.model.dates import w3c_datetime
from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Period
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings

LIMIT = 50_000
"""How many addresses one sitemap may list (sitemaps.org protocol).

It may have 50 MB too, which so many would only reach with addresses of 950 bytes.
"""

INDEX = "sitemap.xml"
"""The index of all sitemaps."""

SITE = "sitemap-site.xml"
"""The sitemap of the pages that are of no month."""

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class SitemapLine:
    """An address in a sitemap."""

    link: str
    """The whole address."""

    changed: str = ""
    """When it last changed, with the offset; empty where nobody knows."""


@dataclass(frozen=True, slots=True)
class Sitemap(Output):
    """A sitemap, or an index of sitemaps."""

    follows_look: ClassVar[bool] = False

    lines: tuple[SitemapLine, ...]
    is_index: bool = False

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the sitemap."""
        outer, inner = ("sitemapindex", "sitemap") if self.is_index else ("urlset", "url")
        lines = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} xmlns="{NAMESPACE}">']
        for line in self.lines:
            changed = f"<lastmod>{line.changed}</lastmod>" if line.changed else ""
            lines.append(f"<{inner}><loc>{escape(line.link)}</loc>{changed}</{inner}>")
        lines.append(f"</{outer}>\n")
        return "\n".join(lines).encode()


def plan_month_sitemap(
    archive: Archive, settings: Settings, month: Period, listings: Iterable[tuple[str, Period]]
) -> Iterator[Sitemap]:
    """Plan the sitemap of a month: its articles, editions, and `listings` by address.

    One that would be too long is split.
    """
    links = archive.urls.absolute
    lines = [_line(archive.urls.month(month.start), month.changed, archive, settings)]
    for day in month.days:
        lines.append(_line(archive.urls.edition(day.start), day.changed, archive, settings))
        lines += (
            SitemapLine(links(entry.card.url), w3c_datetime(entry.modified))
            for entry in archive.day(day.start).entries
            if not entry.record.noindex
        )
    lines += (_line(url, period.changed, archive, settings) for url, period in listings)
    for number, start in enumerate(range(0, len(lines), LIMIT), start=1):
        yield Sitemap(_name(month.start, number), lines=tuple(lines[start : start + LIMIT]))


def plan_sitemap_index(
    archive: Archive,
    settings: Settings,
    standing: Mapping[str, float | None],
    lengths: Mapping[date, int],
) -> Iterator[Sitemap]:
    """Plan the sitemap of what is of no month, and the index that leads to all.

    `standing` are addresses, each with when it last changed, in seconds since 1970, if that is
    known; `lengths` says how many lines the sitemap of each month has.
    """
    lines = (_line(url, changed, archive, settings) for url, changed in standing.items())
    yield Sitemap(SITE, lines=tuple(lines))
    newest = max((changed for changed in standing.values() if changed is not None), default=None)
    months = (
        (_name(month.start, number), month.changed)
        for month in archive.months
        for number in range(1, -(-lengths[month.start] // LIMIT) + 1)
    )
    parts = ((SITE, newest), *months)
    index = tuple(_line(url, changed, archive, settings) for url, changed in parts)
    yield Sitemap(INDEX, lines=index, is_index=True)


def _line(url: str, changed: float | None, archive: Archive, settings: Settings) -> SitemapLine:
    link = archive.urls.absolute(url)
    if changed is None:
        return SitemapLine(link)
    return SitemapLine(link, w3c_datetime(datetime.fromtimestamp(changed, settings.zone)))


def month_length(month: Period, archive: Archive, listings: int) -> int:
    """Give the number of lines of a month's sitemap; `listings` is that of listings among them."""
    days = [archive.indexes[day.start] for day in month.days]
    return 1 + len(days) + sum(index.size - index.noindex for index in days) + listings


def _name(month: date, number: int) -> str:
    part = f"-{number}" if number > 1 else ""
    return f"sitemap-{month:%Y-%m}{part}.xml"
