"""The heat map of a year: every day in its month, told by how many briefings it has."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.outputs.plan_context import PlanContext

STEPS = 5
"""How many steps of colour there are for days that have briefings."""

_WEEK = 7


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day of a heat map."""

    day: date
    url: str
    """Address of its edition; empty if it has none."""

    count: int
    step: int
    """Its step of colour, from 1; 0 for a day that has no briefings."""


@dataclass(frozen=True, slots=True)
class HeatMonth:
    """A month of a heat map."""

    ref: Ref
    """Its archive; without an address where the month has no briefings."""

    count: int
    column: int
    """In which column its first day stands, from 1."""

    days: tuple[HeatDay, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A year, from its first month that has briefings to its last one."""

    ref: Ref
    months: tuple[HeatMonth, ...]
    weekdays: tuple[str, ...]
    """Short names, in the order of the columns."""

    steps: tuple[tuple[int, int], ...]
    """The smallest and the largest number of briefings of each step."""

    count: int
    busy: int
    """How many days have briefings."""


def heat_map(year: int, counts: Mapping[date, int], context: PlanContext) -> HeatMap:
    """Give the heat map of a year; `counts` are those of its days that have briefings."""
    largest = max(STEPS, *counts.values())
    months = range(min(counts).month, max(counts).month + 1)
    return HeatMap(
        ref=year_ref(year, context),
        months=tuple(_month(date(year, month, 1), counts, largest, context) for month in months),
        weekdays=context.names.weekdays,
        steps=tuple(_steps(largest)),
        count=sum(counts.values()),
        busy=len(counts),
    )


def _month(
    first: date, counts: Mapping[date, int], largest: int, context: PlanContext
) -> HeatMonth:
    urls = context.urls
    last = monthrange(first.year, first.month)[1]
    days = tuple(
        HeatDay(
            day, urls.edition(day) if day in counts else "", count, -(-STEPS * count // largest)
        )
        for day in (first.replace(day=number) for number in range(1, last + 1))
        for count in (counts.get(day, 0),)
    )
    count = sum(day.count for day in days)
    return HeatMonth(
        ref=Ref(f"{first:%Y-%m}", context.names.month(first), urls.month(first) if count else ""),
        count=count,
        column=(first.weekday() - context.names.first_weekday) % _WEEK + 1,
        days=days,
    )


def _steps(largest: int) -> Iterator[tuple[int, int]]:
    for step in range(1, STEPS + 1):
        yield (step - 1) * largest // STEPS + 1, step * largest // STEPS


def by_year(days: Iterable[tuple[date, int]]) -> dict[int, tuple[tuple[date, int], ...]]:
    """Give days with their numbers by their year, in the order in which they come."""
    found: dict[int, list[tuple[date, int]]] = {}
    for day, count in days:
        found.setdefault(day.year, []).append((day, count))
    return {year: tuple(each) for year, each in found.items()}


def year_ref(year: int, context: PlanContext) -> Ref:
    """Give the archive of a year."""
    return Ref(f"{year:04}", f"{year:04}", context.urls.year(year))
