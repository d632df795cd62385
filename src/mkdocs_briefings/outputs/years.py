"""The archive by year: a page for each, and the one that leads to all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.outputs.feed_links import editions_feed, main_feed
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.heat_map import heat_map, year_ref
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.trails import archive_ref
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.outputs.heat_map import HeatMap
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class YearPage(Output):
    """A year as a heat map; or the latest one, above a list of all."""

    head: Head
    heat: HeatMap | None
    """None while nothing is published."""

    years: tuple[tuple[Ref, int], ...]
    """All years with how many briefings each has, newest first; none on a year's own page."""

    up: Ref | None
    """What it is a part of."""

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head, "briefings/year.html", heat=self.heat, years=self.years, up=self.up
        )


@dataclass(frozen=True, slots=True)
class YearArchive(OutputGroup):
    """The page of a year."""

    year: int
    days: tuple[tuple[date, int], ...]
    """Those that have briefings, each with how many."""

    @property
    def name(self) -> str:
        """The year."""
        return f"archive {self.year:04}"

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """That page."""
        return (destination(context.urls.year(self.year)),)

    def plan(self, context: PlanContext) -> Iterator[YearPage]:
        """Plan the page."""
        heat = heat_map(self.year, dict(self.days), context)
        top = archive_ref(context)
        yield YearPage(
            heat.ref.url, archive_head(heat.ref, (top,), context), heat, years=(), up=top
        )


@dataclass(frozen=True, slots=True)
class ArchiveStart(OutputGroup):
    """The page that leads to all years, and shows the latest one."""

    latest: tuple[tuple[date, int], ...]
    """The days of the latest year, as of a year's own page."""

    years: tuple[tuple[int, int], ...]
    """All years with how many briefings each has, newest first."""

    @property
    def name(self) -> str:
        """That of the archive."""
        return "archive"

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """That page."""
        return (destination(context.urls.archive()),)

    def plan(self, context: PlanContext) -> Iterator[YearPage]:
        """Plan the page."""
        top = archive_ref(context)
        heat = heat_map(self.years[0][0], dict(self.latest), context) if self.years else None
        years = tuple((year_ref(year, context), count) for year, count in self.years)
        yield YearPage(top.url, archive_head(top, (), context), heat, years, up=None)


def archive_head(ref: Ref, above: tuple[Ref, ...], context: PlanContext) -> Head:
    """Give the head of a page of the archive; `above` are those that lead to it."""
    return Head(
        url=ref.url,
        title=ref.name,
        # Translators: The period is a year, a month, or the archive.
        description=context.words.gettext(
            "Every edition of %(site)s: %(period)s.", site=context.site_name, period=ref.name
        ),
        feeds=(main_feed(context), editions_feed(context)),
        trail=above,
    )
