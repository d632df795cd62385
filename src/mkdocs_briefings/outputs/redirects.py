"""Redirects: the old addresses of briefings lead to the new ones."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.archive.addresses import old_urls
from mkdocs_briefings.fingerprint import hash_all
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
    for record, card in archive.day(day).entries:
        for url in old_urls(record.aliases, card.url, archive.urls):
            yield Redirect(url, target=card, canonical=archive.urls.absolute(card.url))


RULES = "_redirects"
"""Where hosts such as Cloudflare Pages and Netlify look for redirects."""


@dataclass(frozen=True, slots=True)
class RedirectRules(Output):
    """The same old addresses for hosts that answer them with a redirect of HTTP."""

    follows_look: ClassVar[bool] = False

    root: str
    """Path of the site's root on its host."""

    rules: tuple[tuple[str, str], ...]
    """Old addresses, each with the one that it leads to."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write a line for each: from, to, and the status."""
        return "".join(
            f"{self.root}{old} {self.root}{new} 301\n" for old, new in self.rules
        ).encode()


def rules_key(archive: Archive) -> bytes:
    """Stand for all old addresses."""
    return hash_all(*(index.digest for index in archive.indexes.values() if index.aliases))


def plan_redirect_rules(archive: Archive) -> Iterator[RedirectRules]:
    """Plan the file with the old addresses of all published briefings, the newest first."""
    rules = tuple(rule for index in archive.indexes.values() for rule in index.aliases)
    if rules:
        yield RedirectRules(RULES, root=archive.urls.path, rules=rules)
