"""Editions: a finite selection for each day, and the archive of days by month and year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Card, Ref
from mkdocs_briefings.archive.days import RANK
from mkdocs_briefings.model.briefing import Priority
from mkdocs_briefings.model.countries import REGION_OF, REGIONS
from mkdocs_briefings.outputs.calendar import Calendar, calendar_until
from mkdocs_briefings.outputs.feeds.links import editions_feed, main_feed
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.share_cards import share_image_of_lead
from mkdocs_briefings.outputs.trails import archive_ref
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.archive.archive import Archive
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


def compose(day: date, archive: Archive) -> Edition:
    """Lay out a day: the lead, the top stories, then the regions.

    Without a briefing that is marked as lead, a top story leads, or else the day's first.
    """
    index, cards = archive.indexes[day], archive.day(day).cards
    lead, *others = sorted(cards, key=lambda card: RANK[card.priority])
    top = tuple(card for card in others if card.priority is not Priority.NORMAL)
    normal = [card for card in others if card.priority is Priority.NORMAL]
    return Edition(
        day=day,
        lead=lead,
        top=top,
        regions=tuple(_regions(normal, archive)),
        overlooked=tuple(card for card in cards if card.overlooked),
        count=index.size,
        minutes=index.minutes,
    )


def _regions(cards: list[Card], archive: Archive) -> Iterator[RegionOfDay]:
    for region in REGIONS:
        found = tuple(card for card in cards if REGION_OF[card.country.key] == region)
        if found:
            yield RegionOfDay(region, archive.names.region(region), found)


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
class ArchivePage(Output):
    """A month's days, a year's months, or all years."""

    head: Head
    parts: tuple[ArchivePart, ...]
    up: Ref | None
    """What it is a part of."""

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(self.head, "briefings/archive.html", parts=self.parts, up=self.up)


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """A line of the archive: where it leads, and what led that day."""

    ref: Ref
    lead: Card | None = None


def plan_edition(
    archive: Archive, day: date, older: Ref | None, newer: Ref | None, earlier: Iterable[date]
) -> Iterator[EditionPage]:
    """Plan the page of a day that has briefings; `older` and `newer` are such days too.

    `earlier` are those before it in its month.
    """
    ref, edition = day_ref(day, archive), compose(day, archive)
    yield EditionPage(
        url=ref.url,
        head=_edition_head(ref, edition, archive),
        edition=edition,
        older=older,
        newer=newer,
        calendar=calendar_until(day, earlier, archive),
    )


def plan_month(archive: Archive, days: Iterable[date]) -> Iterator[ArchivePage]:
    """Plan the archive page of a month, of which these days have briefings."""
    parts = tuple(ArchivePart(day_ref(day, archive), archive.indexes[day].lead) for day in days)
    first = date.fromisoformat(parts[0].ref.key)
    above = archive_ref(archive.urls), _year_ref(first.year, archive)
    yield _archive_page(month_ref(first, archive), parts, above, archive)


def plan_years(archive: Archive) -> Iterator[ArchivePage]:
    """Plan the archive pages of all years, and the one that leads to them."""
    top = archive_ref(archive.urls)
    years: list[ArchivePart] = []
    for year, months in groupby(archive.months, key=lambda month: month.start.year):
        years.append(ArchivePart(_year_ref(year, archive)))
        parts = tuple(ArchivePart(month_ref(month.start, archive)) for month in months)
        yield _archive_page(years[-1].ref, parts, (top,), archive)
    yield _archive_page(top, tuple(years), (), archive)


def _archive_page(
    ref: Ref, parts: tuple[ArchivePart, ...], above: tuple[Ref, ...], archive: Archive
) -> ArchivePage:
    head = Head(
        url=ref.url,
        title=ref.name,
        description=f"Every edition of {archive.everything.name}: {ref.name}.",
        feeds=(main_feed(archive), editions_feed(archive)),
        trail=above,
    )
    return ArchivePage(url=ref.url, head=head, parts=parts, up=above[-1] if above else None)


def _edition_head(ref: Ref, edition: Edition, archive: Archive) -> Head:
    return Head(
        url=ref.url,
        title=ref.name,
        description=f"{archive.everything.name} of {ref.name}: {edition.lead.title}",
        feeds=(main_feed(archive), editions_feed(archive)),
        image=share_image_of_lead(edition.lead, archive.urls, has_cards=archive.has_share_cards),
        trail=(
            archive_ref(archive.urls),
            _year_ref(edition.day.year, archive),
            month_ref(edition.day, archive),
        ),
    )


def day_ref(day: date, archive: Archive) -> Ref:
    """Give a day's edition."""
    return Ref(day.isoformat(), archive.names.full_day(day), archive.urls.edition(day))


def month_ref(day: date, archive: Archive) -> Ref:
    """Give the archive of that day's month."""
    return Ref(day.isoformat()[:7], archive.names.month(day), archive.urls.month(day))


def _year_ref(year: int, archive: Archive) -> Ref:
    return Ref(f"{year:04}", f"{year:04}", archive.urls.year(year))
