"""The sitemap: every page that search engines may know, with the day it last changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.rendering.renderer import Renderer

LIMIT = 50_000
"""How many addresses one sitemap may list (sitemaps.org protocol)."""

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


def plan_sitemaps(
    archive: Archive, pages: Iterable[Output], standing: Collection[str]
) -> Iterator[Sitemap]:
    """Plan the sitemap of the planned pages and the standing ones, which are given by address.

    One that would be too long is split, and an index leads to its parts.
    """
    links = archive.urls.absolute
    lines = [
        *(SitemapLine(links(url)) for url in standing),
        *_listed(archive, pages),
    ]
    if len(lines) <= LIMIT:
        yield Sitemap("sitemap.xml", lines=tuple(lines))
        return
    parts = [lines[start : start + LIMIT] for start in range(0, len(lines), LIMIT)]
    urls = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for url, part in zip(urls, parts, strict=True):
        yield Sitemap(url, lines=tuple(part))
    index = tuple(SitemapLine(links(url)) for url in urls)
    yield Sitemap("sitemap.xml", lines=index, is_index=True)


def _listed(archive: Archive, pages: Iterable[Output]) -> Iterator[SitemapLine]:
    changed = {card.url: card.modified.date().isoformat() for card in archive.cards.values()}
    hidden = {
        archive.cards[path].url
        for path, briefing in archive.briefings.items()
        if briefing.keys.noindex
    }
    for page in pages:
        if page.url not in hidden:
            yield SitemapLine(archive.urls.absolute(page.url), changed.get(page.url, ""))
