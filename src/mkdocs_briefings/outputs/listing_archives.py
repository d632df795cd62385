"""Archives of listings: a section's briefings by month, and by day where a month is large.

They have stable addresses. So a new briefing changes the pages of its own slices only, while
numbered pages counted from the newest would all shift by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.archive.cards import Card, Ref
from mkdocs_briefings.outputs.feed_links import section_feed
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.trails import above_section
from mkdocs_briefings.rendering.page.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.section_kinds import SectionKind
    from mkdocs_briefings.archive.sections import Period, Section
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.fingerprint import Lazy
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class PeriodPage(Output):
    """A section's briefings of one month or one day."""

    called = MappingProxyType(
        {"cards": "its briefings", "older": "the period before", "newer": "the period after"}
    )
    head: Head
    section: Ref
    start: date
    """The period's first day."""

    cards: tuple[Card, ...]
    """Newest first; none where the month's days have pages of their own."""

    is_month: bool
    days: tuple[Ref, ...]
    """Where a month is too large for one page: its days, newest first."""

    newer: Ref | None
    older: Ref | None

    def render(self, renderer: Renderer) -> bytes:
        """Render the page."""
        return renderer.page(
            self.head,
            "briefings/period.html",
            section=self.section,
            start=self.start,
            cards=self.cards,
            is_month=self.is_month,
            days=self.days,
            newer=self.newer,
            older=self.older,
        )


@dataclass(frozen=True, slots=True)
class SectionMonth(OutputGroup):
    """The archive pages of a section's month."""

    kind: SectionKind
    section: Ref
    month: date
    cards: Lazy[tuple[Card, ...]]
    count: int
    """How many briefings it has."""

    days: tuple[date, ...]
    """Where it is too large for one page, its days that have briefings, newest first."""

    older: date | None
    """The month before it that has briefings."""

    newer: date | None

    @property
    def name(self) -> str:
        """The section and the month."""
        # Each build asks every one, several times: the format of a date would take a tenth of that.
        return f"month {self.kind.value}/{self.section.key} {self.month.isoformat()[:7]}"

    @property
    def weight(self) -> int:
        """A fifth of an article for each briefing."""
        return self.count // 5

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """The month's folder."""
        return (unquote(context.urls.section_month(self.section.url, self.month)),)

    def plan(self, context: PlanContext) -> Iterator[PeriodPage]:
        """Plan the page of the month, and those of its days."""
        month = section_month_ref(self.section, self.month, context)
        days = [_day_ref(self.section, day, context) for day in self.days]
        cards = self.cards.load()
        yield PeriodPage(
            url=month.url,
            head=self._head(month, (), context),
            section=self.section,
            start=self.month,
            cards=() if days else cards,
            is_month=True,
            days=tuple(days),
            newer=section_month_ref(self.section, self.newer, context) if self.newer else None,
            older=section_month_ref(self.section, self.older, context) if self.older else None,
        )
        of_days = {day: tuple(found) for day, found in groupby(cards, _day)} if days else {}
        for position, day in enumerate(self.days):
            yield PeriodPage(
                url=days[position].url,
                head=self._head(days[position], (month,), context),
                section=self.section,
                start=day,
                cards=of_days[day],
                is_month=False,
                days=(),
                newer=days[position - 1] if position else None,
                older=days[position + 1] if position + 1 < len(days) else None,
            )

    def _head(self, period: Ref, above: tuple[Ref, ...], context: PlanContext) -> Head:
        title = f"{self.section.name}, {period.name}"
        return Head(
            url=period.url,
            title=title,
            description=f"{context.site_name}: {title}.",
            feeds=(section_feed(self.section, context),),
            trail=(*above_section(self.kind, context), self.section, *above),
        )


def section_months(section: Section, settings: Settings) -> tuple[Period, ...]:
    """Give the months of which a section has archive pages; none where the latest are all."""
    return section.months if section.count > settings.latest else ()


def has_days(month: Period, settings: Settings) -> bool:
    """Whether each day of a month is told of by itself, too: one page of all would be too long."""
    return month.count > settings.month_limit


def month_pages(
    section: Section, month: Period, urls: Urls, settings: Settings
) -> list[tuple[str, Period]]:
    """Give the addresses of the pages that a section has of a month, each with what it shows."""
    days = month.days if has_days(month, settings) else ()
    return [
        (urls.section_month(section.url, month.start), month),
        *((urls.section_day(section.url, day.start), day) for day in days),
    ]


def count_pages(month: Period, settings: Settings) -> int:
    """Give how many pages a section has of a month: of a large one, one for each day as well."""
    return 1 + (month.many_days if has_days(month, settings) else 0)


def month_groups(section: Section, settings: Settings) -> Iterator[SectionMonth]:
    """Give the archive pages of a section, by month, newest first."""
    months, ref = section_months(section, settings), section.ref
    for position, month in enumerate(months):
        yield SectionMonth(
            kind=section.kind,
            section=ref,
            month=month.start,
            cards=month.listed,
            count=month.count,
            days=tuple(day for day, _ in month.slices) if has_days(month, settings) else (),
            older=months[position + 1].start if position + 1 < len(months) else None,
            newer=months[position - 1].start if position else None,
        )


def section_month_ref(section: Ref, month: date, context: PlanContext) -> Ref:
    """Give the archive page of a section's month."""
    url = context.urls.section_month(section.url, month)
    return Ref(month.isoformat()[:7], context.names.month(month), url)


def _day(card: Card) -> date:
    return card.date.date()


def _day_ref(section: Ref, day: date, context: PlanContext) -> Ref:
    url = context.urls.section_day(section.url, day)
    return Ref(day.isoformat(), context.names.full_day(day), url)
