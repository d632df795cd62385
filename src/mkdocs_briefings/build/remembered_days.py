"""What the memory knows of the days of a site, opened month by month where it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.archive.index import IndexedDay
from mkdocs_briefings.archive.months import month_of
from mkdocs_briefings.build.damage import DamagedStateError, load

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mkdocs_briefings.archive.figures import DayFigures
    from mkdocs_briefings.archive.index import DayDetails, DayIndex, LinksToEnds
    from mkdocs_briefings.archive.months import MonthIndex
    from mkdocs_briefings.build.state import State


class SiteDays(NamedTuple):
    """Whose days: those that a site was last made of, by a program of a version."""

    site: str
    version: str


class RememberedDays:
    """The days that a site was last made of."""

    def __init__(
        self, state: State, of: SiteDays, seen: Mapping[dt.date, IndexedDay] | None = None
    ) -> None:
        """Take the memory; `seen` are days that were looked at as no site was made of them yet."""
        self._state, self._of, self._seen = state, of, seen or {}
        self.months: Mapping[dt.date, MonthIndex] = state.months(*of)

    @cached_property
    def indexes(self) -> Mapping[dt.date, DayIndex]:
        """The indexes of days that a site was last made of."""
        return {each.day: each for month in self.months.values() for each in month.days}

    def open(self, month: dt.date) -> Mapping[dt.date, IndexedDay]:
        """Give all that is known of the days of a month. Raises `DamagedStateError`."""
        found: dict[dt.date, IndexedDay] = {}
        if month in self.months:
            rows = self._state.days_of_month(*self._of, month)
            for index in self.months[month].days:
                if index.day in rows:
                    details, *packed = rows[index.day]
                    # Whoever unpacks these later takes them for what this process has packed.
                    for part in packed:
                        load(part)
                    found[index.day] = IndexedDay(index, load(details), *packed)
        for day, each in self._seen.items():
            # What a build has made of the same briefings since then is known twice.
            is_newer = day not in found or found[day].index.records != each.index.records
            if is_newer and month_of(day) == month:
                found[day] = each
        return found

    def details(self, day: dt.date) -> DayDetails:
        """Give the details of a day of one of the months."""
        details: DayDetails = self._part("details", day)
        return details

    def links(self, day: dt.date) -> LinksToEnds:
        """Give the links to the oldest and the newest briefing of each country on such a day."""
        links: LinksToEnds = self._part("links", day)
        return links

    def figures(self, day: dt.date) -> DayFigures:
        """Give what the briefings of such a day come to."""
        figures: DayFigures = self._part("figures", day)
        return figures

    def _part(self, column: str, day: dt.date) -> Any:  # noqa: ANN401 - what was pickled
        found = self._state.part_of_day(*self._of, day, column)
        if found is None:
            raise DamagedStateError(f"{self._state.path}: {day} is not there any more.")
        return load(found)
