"""The page that tells readers in numbers what was published, and who was not heard."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.site_numbers import site_numbers
from mkdocs_briefings.reading.link_figures import read_link_figures
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.outputs.site_numbers import SiteNumbers
    from mkdocs_briefings.reading.link_figures import LinkFigures
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class NumbersPage(Output):
    """The page of numbers."""

    called = MappingProxyType({"numbers": "what was published", "links": "links to other sites"})
    head: Head
    numbers: SiteNumbers | None
    """None while nothing is published."""

    links: LinkFigures | None
    """None where nobody has looked."""

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head, "briefings/numbers.html", numbers=self.numbers, links=self.links
        )


@dataclass(frozen=True, slots=True)
class NumbersStart(OutputGroup):
    """That page."""

    numbers: Lazy[SiteNumbers | None]
    links: LinkFigures | None

    @property
    def name(self) -> str:
        """That of the page."""
        return "numbers"

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """That page."""
        return (destination(context.urls.numbers()),)

    def plan(self, context: PlanContext) -> Iterator[NumbersPage]:
        """Plan the page."""
        url, words = context.urls.numbers(), context.words
        description = words.gettext(
            "What %(site)s has published, how it came about, and who was not heard.",
            site=context.site_name,
        )
        # Translators: Heading of a page, and a link to it: what a site has published, in figures.
        head = Head(url=url, title=words.gettext("In numbers"), description=description)
        yield NumbersPage(url, head, self.numbers.load(), self.links)


class Numbers(Product):
    """What was published in numbers, for readers' trust."""

    name = "numbers"

    def groups(self, view: SiteView) -> Iterator[NumbersStart]:
        """Give the page, where a site wants it."""
        if view.settings.numbers:
            original = next(iter(view.in_languages), view.archive)
            numbers = site_numbers(view.archive, original)
            yield NumbersStart(numbers, read_link_figures(view.settings.root))

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the page."""
        return {view.archive.urls.numbers(): None} if view.settings.numbers else {}
