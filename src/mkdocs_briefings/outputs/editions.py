"""Editions: a finite selection for each day, and the archive of days by month and year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Card, Ref
from mkdocs_briefings.model.briefing import Priority
from mkdocs_briefings.model.countries import REGION_OF, REGIONS
from mkdocs_briefings.outputs.feed_links import main_feed
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.rendering.head import Head, HeadImage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Period
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class RegionOfDay:
    """A region's part of an edition."""

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


def compose(period: Period, archive: Archive) -> Edition:
    """Lay out a day: the lead, the top stories, then the regions.

    Without a briefing that is marked as lead, a top story leads, or else the day's first.
    """
    rank = {Priority.LEAD: 0, Priority.TOP: 1, Priority.NORMAL: 2}
    lead, *others = sorted(period.cards, key=lambda card: rank[card.priority])
    top = tuple(card for card in others if card.priority is not Priority.NORMAL)
    normal = [card for card in others if card.priority is Priority.NORMAL]
    return Edition(
        day=period.start,
        lead=lead,
        top=top,
        regions=tuple(_regions(normal, archive)),
        overlooked=tuple(card for card in period.cards if card.overlooked),
        count=len(period.cards),
        minutes=sum(card.minutes for card in period.cards),
    )


def _regions(cards: list[Card], archive: Archive) -> Iterator[RegionOfDay]:
    for region in REGIONS:
        found = tuple(card for card in cards if REGION_OF[card.country.key] == region)
        if found:
            yield RegionOfDay(archive.names.region(region), found)


@dataclass(frozen=True, slots=True)
class EditionPage(Output):
    """The page of a day."""

    head: Head
    edition: Edition
    older: Ref | None
    newer: Ref | None

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/edition.html",
            edition=self.edition,
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


def plan_editions(archive: Archive) -> Iterator[Output]:
    """Plan the page of every day that has briefings, and the archive that leads to them."""
    editions = archive.editions
    refs = [_day_ref(period.start, archive) for period in editions]
    composed = [compose(period, archive) for period in editions]
    for position, edition in enumerate(composed):
        yield EditionPage(
            url=refs[position].url,
            head=_edition_head(refs[position], edition, archive),
            edition=edition,
            older=refs[position + 1] if position + 1 < len(refs) else None,
            newer=refs[position - 1] if position else None,
        )
    parts = [ArchivePart(ref, edition.lead) for ref, edition in zip(refs, composed, strict=True)]
    yield from _plan_archive(parts, archive)


def _plan_archive(days: list[ArchivePart], archive: Archive) -> Iterator[ArchivePage]:
    top = Ref("archive", "Archive", archive.urls.archive())
    years: list[ArchivePart] = []
    for year, days_of_year in groupby(days, key=lambda part: part.ref.key[:4]):
        year_ref = Ref(year, year, archive.urls.year(int(year)))
        months: list[ArchivePart] = []
        for _, days_of_month in groupby(days_of_year, key=lambda part: part.ref.key[:7]):
            parts = tuple(days_of_month)
            month_ref = _month_ref(date.fromisoformat(parts[0].ref.key), archive)
            months.append(ArchivePart(month_ref))
            yield _archive_page(month_ref, parts, year_ref, archive)
        years.append(ArchivePart(year_ref))
        yield _archive_page(year_ref, tuple(months), top, archive)
    yield _archive_page(top, tuple(years), None, archive)


def _archive_page(
    ref: Ref, parts: tuple[ArchivePart, ...], up: Ref | None, archive: Archive
) -> ArchivePage:
    head = Head(
        url=ref.url,
        title=ref.name,
        description=f"Every edition of {archive.everything.name}: {ref.name}.",
        feeds=(main_feed(archive),),
    )
    return ArchivePage(url=ref.url, head=head, parts=parts, up=up)


def _edition_head(ref: Ref, edition: Edition, archive: Archive) -> Head:
    image = edition.lead.image
    return Head(
        url=ref.url,
        title=ref.name,
        description=f"{archive.everything.name} of {ref.name}: {edition.lead.title}",
        feeds=(main_feed(archive),),
        image=HeadImage(image.url, image.alt) if image else None,
    )


def _day_ref(day: date, archive: Archive) -> Ref:
    return Ref(day.isoformat(), archive.names.full_day(day), archive.urls.edition(day))


def _month_ref(day: date, archive: Archive) -> Ref:
    return Ref(day.isoformat()[:7], archive.names.month(day), archive.urls.month(day))
