"""Redirects: the old addresses of briefings lead to the new ones."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.addresses import alias_url
from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.rendering.renderer import Renderer

_PAGE = """\
<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body><p><a href="{target}">{title}</a></p></body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Redirect(Output):
    """A page at an old address, which any static host can serve."""

    target: Card
    canonical: str

    @property
    def origin(self) -> str:
        """The briefing that names the old address."""
        return self.target.path

    def render(self, renderer: Renderer) -> bytes:
        """Write the page."""
        return _PAGE.format(
            title=escape(self.target.title),
            canonical=escape(self.canonical),
            target=escape(renderer.relative_url(self.target.url, self.url)),
        ).encode()


def plan_redirects(archive: Archive, day: date) -> Iterator[Redirect]:
    """Plan a page for each old address of a day's published briefings."""
    for filed, card in archive.day(day).entries:
        urls = (alias_url(alias, archive.urls) for alias in filed.aliases)
        for url in dict.fromkeys(urls):
            # One that leads to the article's own file is no old address.
            if url is not None and destination(url) != destination(card.url):
                yield Redirect(url, target=card, canonical=archive.urls.absolute(card.url))
