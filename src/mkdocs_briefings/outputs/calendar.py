"""The calendar of a month that stands on the page of an edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_briefings.outputs.plan_context import PlanContext

_WEEK = 7


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a calendar."""

    day: date
    url: str
    """Address of its edition; empty if it has none."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month up to one of its days."""

    weekdays: tuple[str, ...]
    """Short names, in the order of the site's language."""

    weeks: tuple[tuple[DayOfMonth | None, ...], ...]
    """Each of seven days; None is one of another month, or one to come."""


def calendar_until(last: date, earlier: Iterable[date], context: PlanContext) -> Calendar:
    """Give the month of a day up to it; `earlier` are the days before it that have editions."""
    first_weekday = context.names.first_weekday
    with_edition = {*earlier, last}
    days: list[DayOfMonth | None] = [
        DayOfMonth(day, context.urls.edition(day) if day in with_edition else "")
        for day in _days(last.replace(day=1), last)
    ]
    before = (last.replace(day=1).weekday() - first_weekday) % _WEEK
    after = -(before + len(days)) % _WEEK
    cells = [None] * before + days + [None] * after
    return Calendar(
        context.names.weekdays,
        tuple(tuple(cells[start : start + _WEEK]) for start in range(0, len(cells), _WEEK)),
    )


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
