"""Which briefings are indexed together.

An index is never added to: one more briefing means that all of its bundle are indexed again. So a
bundle holds days of one month and not too many briefings, and a day that is over is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_briefings.outputs.shares import share_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.archive.index import DayIndex

MOST = 1_500
"""How many briefings a bundle holds at most; Pagefind takes 0.3 MB of memory for each."""


@dataclass(frozen=True, slots=True)
class SearchPart:
    """Days of a month that are indexed together, or a share of a day that is too large."""

    days: tuple[date, ...]
    """Oldest first."""

    count: int
    """About how many briefings it has."""

    share: int = 0
    shares: int = 1
    """A day is shared out by its briefings' paths."""

    @property
    def name(self) -> str:
        """What it is called, and its folder."""
        share = f"-{self.share + 1}" if self.shares > 1 else ""
        return f"{self.days[0].isoformat()}{share}"


def entries_of(part: SearchPart, archive: Archive) -> tuple[PublishedBriefing, ...]:
    """Give the published briefings of a part, newest first."""
    return tuple(
        entry
        for day in reversed(part.days)
        for entry in archive.day(day).entries
        if share_of(entry.record.path, part.shares) == part.share
    )


def parts_of(indexes: Mapping[date, DayIndex], most: int = MOST) -> list[SearchPart]:
    """Share out the days of an archive, newest first."""
    sizes = {day: index.size - index.noindex for day, index in sorted(indexes.items())}
    days = (day for day, size in sizes.items() if size)
    months = groupby(days, key=lambda day: (day.year, day.month))
    found = (part for _, month in months for part in _parts_of_month(month, sizes, most))
    return list(found)[::-1]


def _parts_of_month(
    days: Iterable[date], sizes: Mapping[date, int], most: int
) -> Iterator[SearchPart]:
    # From the first day on, so that a new day leaves the parts before it as they are.
    together: list[date] = []
    count = 0
    for day in days:
        size = sizes[day]
        if together and count + size > most:
            yield SearchPart(tuple(together), count)
            together, count = [], 0
        if size > most:
            shares = -(-size // most)
            yield from (
                SearchPart((day,), size // shares, share, shares) for share in range(shares)
            )
            continue
        together.append(day)
        count += size
    if together:
        yield SearchPart(tuple(together), count)
