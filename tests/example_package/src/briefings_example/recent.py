"""A file for each country with its newest briefings, for programs that show them elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer

MOST = 5
"""How many briefings a file has."""


@dataclass(frozen=True, slots=True)
class RecentFile(Output):
    """The newest briefings of a country."""

    briefings: tuple[tuple[str, str], ...]
    """Title and whole address of each, newest first."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - it is no page
        """Write the file."""
        found = [{"title": title, "url": url} for title, url in self.briefings]
        return json.dumps(found, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class CountryRecent(OutputGroup):
    """The file of a country, and what it is planned from."""

    country: str
    """ISO 3166-1 alpha-2 code."""

    cards: Lazy[tuple[Card, ...]]

    @property
    def name(self) -> str:
        """The country's code, behind what no other product begins with."""
        return f"recent {self.country}"

    def plan(self, context: PlanContext) -> Iterator[RecentFile]:
        """Plan the file."""
        urls = context.urls
        found = tuple((card.title, urls.absolute(card.url)) for card in self.cards.load())
        yield RecentFile(f"{urls.country(self.country)}recent.json", found)


class Recent(Product):
    """The newest briefings of each country, as JSON."""

    name = "recent"

    def groups(self, view: SiteView) -> Iterator[CountryRecent]:
        """Give a group for each country that has briefings."""
        for section in view.archive.countries:
            yield CountryRecent(section.key, section.all.latest_cards(MOST))
