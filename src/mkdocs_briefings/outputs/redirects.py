"""Redirects: the old addresses of briefings lead to the new ones."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.archive.addresses import old_urls
from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import DayContents
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
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
    def is_page(self) -> bool:
        """Nobody reads it, and no theme is around it."""
        return False

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


@dataclass(frozen=True, slots=True)
class DayRedirects(OutputGroup):
    """The pages at the old addresses of a day's briefings."""

    is_of_a_day: ClassVar[bool] = True

    day: date
    contents: Lazy[DayContents]
    old: tuple[str, ...]
    """All old addresses, relative to the site's root."""

    @property
    def name(self) -> str:
        """The day."""
        return f"redirects {self.day}"

    @property
    def batch(self) -> str:
        """The day."""
        return self.day.isoformat()

    @property
    def weight(self) -> int:
        """A tenth of an article for each."""
        return len(self.old) // 10

    def places(self, context: PlanContext) -> tuple[str, ...]:  # noqa: ARG002 - whatever is chosen
        """A page for each."""
        return tuple(map(destination, self.old))

    def plan(self, context: PlanContext) -> Iterator[Redirect]:
        """Plan a page for each old address."""
        for record, card in self.contents.load().entries:
            for url in old_urls(record.aliases, card.url, context.urls):
                yield Redirect(url, target=card, canonical=context.urls.absolute(card.url))


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


@dataclass(frozen=True, slots=True)
class AllRedirects(OutputGroup):
    """The file with all old addresses."""

    rules: tuple[tuple[str, str], ...]
    """Old addresses, each with the one that it leads to; those of the newest briefings first."""

    @property
    def name(self) -> str:
        """The file's."""
        return RULES

    def plan(self, context: PlanContext) -> Iterator[RedirectRules]:
        """Plan the file, if there is anything to say."""
        if self.rules:
            yield RedirectRules(RULES, root=context.urls.path, rules=self.rules)


class Redirects(Product):
    """The way from the old addresses of briefings to the new ones."""

    name = "redirects"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give the pages of each day that has old addresses, and the file of all."""
        archive = view.archive
        for day, index in archive.indexes.items():
            if index.aliases:
                yield DayRedirects(
                    day, archive.contents(day), tuple(old for old, _ in index.aliases)
                )
        if RULES not in view.own_files and view.settings.is_default:
            archives = archive, *view.others
            days = chain(*(each.indexes.values() for each in archives))
            yield AllRedirects(tuple(chain(*(each.aliases for each in days))))
