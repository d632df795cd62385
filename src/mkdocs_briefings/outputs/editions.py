"""Editions: a finite selection for each day, and the archive of days by month and year."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.archive.cards import Card, Ref
from mkdocs_briefings.archive.days import RANK
from mkdocs_briefings.archive.urls import destination
from mkdocs_briefings.model.choices import Priority
from mkdocs_briefings.model.countries import REGION_OF, REGIONS
from mkdocs_briefings.outputs.calendar import Calendar, calendar_until
from mkdocs_briefings.outputs.feed_links import editions_feed, main_feed
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.heat_map import by_year, year_ref
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.outputs.share_cards import share_image_of_lead
from mkdocs_briefings.outputs.trails import archive_ref
from mkdocs_briefings.outputs.years import ArchiveStart, YearArchive, archive_head
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class RegionOfDay:
    """A region's part of an edition."""

    key: str
    """Its UN M49 code."""

    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One day's news in the order in which an editor would show it."""

    day: date
    lead: Card
    top: tuple[Card, ...]
    regions: tuple[RegionOfDay, ...]
    overlooked: tuple[Card, ...]
    count: int
    minutes: int
    """How long it takes to read all of it."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them, in the order of its page."""
        in_regions = (card for region in self.regions for card in region.cards)
        return (self.lead, *self.top, *in_regions)


def compose(day: date, cards: tuple[Card, ...], names: Names) -> Edition:
    """Lay out a day, of which these are the briefings: the lead, the top stories, the regions.

    Without a briefing that is marked as lead, a top story leads, or else the day's first.
    """
    lead, *others = sorted(cards, key=lambda card: RANK[card.priority])
    top = tuple(card for card in others if card.priority is not Priority.NORMAL)
    normal = [card for card in others if card.priority is Priority.NORMAL]
    return Edition(
        day=day,
        lead=lead,
        top=top,
        regions=tuple(_regions(normal, names)),
        overlooked=tuple(card for card in cards if card.overlooked),
        count=len(cards),
        minutes=sum(card.minutes for card in cards),
    )


def _regions(cards: list[Card], names: Names) -> Iterator[RegionOfDay]:
    for region in REGIONS:
        found = tuple(card for card in cards if REGION_OF[card.country.key] == region)
        if found:
            yield RegionOfDay(region, names.region(region), found)


@dataclass(frozen=True, slots=True)
class EditionPage(Output):
    """The page of a day."""

    head: Head
    edition: Edition
    older: Ref | None
    newer: Ref | None
    calendar: Calendar

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/edition.html",
            edition=self.edition,
            calendar=self.calendar,
            older=self.older,
            newer=self.newer,
        )


@dataclass(frozen=True, slots=True)
class EditionData(Output):
    """The briefings of a day in the order of its page, for scripts that lead along them."""

    name: str
    """The day in words."""

    briefings: tuple[tuple[str, str, str], ...]
    """The address of each, relative to this file's own, its headline, and its language."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the list."""
        data = {"name": self.name, "briefings": self.briefings}
        return f"{json.dumps(data, indent=0, ensure_ascii=False)}\n".encode()


@dataclass(frozen=True, slots=True)
class ArchivePage(Output):
    """A month's days."""

    head: Head
    parts: tuple[ArchivePart, ...]
    up: Ref
    """Its year."""

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/archive.html", parts=self.parts, up=self.up)


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """A line of the archive: where it leads, and what led that day."""

    ref: Ref
    lead: Card | None = None


@dataclass(frozen=True, slots=True)
class DayEdition(OutputGroup):
    """The page of a day, and its data."""

    is_of_a_day: ClassVar[bool] = True

    day: date
    cards: Lazy[tuple[Card, ...]]
    older: date | None
    """The day before it that has briefings."""

    newer: date | None
    earlier: tuple[date, ...]
    """The days before it in its month that have briefings."""

    @property
    def name(self) -> str:
        """The day."""
        return f"edition {self.day}"

    @property
    def batch(self) -> str:
        """The day."""
        return self.day.isoformat()

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """That page, and its data."""
        urls = context.urls
        return tuple(map(destination, (urls.edition(self.day), urls.edition_data(self.day))))

    def plan(self, context: PlanContext) -> Iterator[EditionPage | EditionData]:
        """Plan the page and its data."""
        ref = day_ref(self.day, context)
        edition = compose(self.day, self.cards.load(), context.names)
        yield EditionPage(
            url=ref.url,
            head=_edition_head(ref, edition, context),
            edition=edition,
            older=day_ref(self.older, context) if self.older else None,
            newer=day_ref(self.newer, context) if self.newer else None,
            calendar=calendar_until(self.day, self.earlier, context),
        )
        yield EditionData(
            url=context.urls.edition_data(self.day),
            name=ref.name,
            briefings=tuple(
                (card.url.removeprefix(ref.url), card.title, card.language)
                for card in edition.cards
            ),
        )


@dataclass(frozen=True, slots=True)
class MonthArchive(OutputGroup):
    """The archive page of a month."""

    month: date
    leads: tuple[tuple[date, Card | None], ...]
    """The days that have briefings, each with its lead; newest first."""

    @property
    def name(self) -> str:
        """The month."""
        return f"archive {self.month:%Y-%m}"

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """That page."""
        return (destination(context.urls.month(self.month)),)

    def plan(self, context: PlanContext) -> Iterator[ArchivePage]:
        """Plan the page."""
        parts = tuple(ArchivePart(day_ref(day, context), lead) for day, lead in self.leads)
        ref, year = month_ref(self.month, context), year_ref(self.month.year, context)
        head = archive_head(ref, (archive_ref(context), year), context)
        yield ArchivePage(url=ref.url, head=head, parts=parts, up=year)


class Editions(Product):
    """A page for each day, and the archive of days by month and year."""

    name = "editions"

    def groups(self, view: SiteView) -> Iterator[OutputGroup]:
        """Give the page of each day, that of each month, and those of years."""
        periods = view.archive.editions
        days = [period.start for period in periods]
        for position, day in enumerate(days):
            before = days[position + 1 : position + 31]
            yield DayEdition(
                day=day,
                cards=periods[position].listed,
                older=before[0] if before else None,
                newer=days[position - 1] if position else None,
                earlier=tuple(each for each in before if _same_month(each, day)),
            )
        indexes = view.archive.indexes
        for month in view.archive.months:
            leads = ((day.start, indexes[day.start].lead) for day in month.days)
            yield MonthArchive(month.start, tuple(leads))
        years = by_year((period.start, period.count) for period in periods)
        for year, of_year in years.items():
            yield YearArchive(year, of_year)
        yield ArchiveStart(
            latest=next(iter(years.values()), ()),
            years=tuple((year, sum(count for _, count in each)) for year, each in years.items()),
        )

    def pages(self, view: SiteView) -> Mapping[str, float | None]:
        """Give the pages of years, and the one that leads to them."""
        urls = view.archive.urls
        years = dict.fromkeys(urls.year(month.start.year) for month in view.archive.months)
        return {**years, urls.archive(): None}


def _same_month(day: date, other: date) -> bool:
    return (day.year, day.month) == (other.year, other.month)


def _edition_head(ref: Ref, edition: Edition, context: PlanContext) -> Head:
    return Head(
        url=ref.url,
        title=ref.name,
        # Translators: What a search engine shows of a day's edition.
        description=context.words.gettext(
            "%(site)s of %(day)s: %(headline)s",
            site=context.site_name,
            day=ref.name,
            headline=edition.lead.title,
        ),
        feeds=(main_feed(context), editions_feed(context)),
        image=share_image_of_lead(edition.lead, context),
        trail=(
            archive_ref(context),
            year_ref(edition.day.year, context),
            month_ref(edition.day, context),
        ),
    )


def day_ref(day: date, context: PlanContext) -> Ref:
    """Give a day's edition."""
    return Ref(day.isoformat(), context.names.full_day(day), context.urls.edition(day))


def month_ref(day: date, context: PlanContext) -> Ref:
    """Give the archive of that day's month."""
    return Ref(day.isoformat()[:7], context.names.month(day), context.urls.month(day))
