"""Who tells of an event: publishers, countries, and how many of the American outlets that we read.

What is counted is said in words in the handbook and on the page `coverage.md` of the site; whoever
changes it here changes it there. Each count errs to the side of saying less: a reprint is not one
more publisher, but an American outlet that carries one tells of the event, and one with a report
that may be about it counts neither way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from mkdocs_briefings.wire.records import Event, Item, Outlet
    from mkdocs_briefings.wire.store.store import Store

COUNTED = timedelta(days=3)
"""So long after its first report an event is counted: as long as others may join it."""

LONGEST_GAP = timedelta(hours=12)
"""An outlet that was not read for longer may have told of it in between.

The feeds of large outlets hold some dozens of items, which is about what they publish in that time.
"""

DATE_TRUSTED = timedelta(days=1)
"""A report's own date counts as far as this before the wire saw it; dates in feeds may be wrong."""

KEPT_DAYS = 31
"""Polls of so many days are looked at."""

AMERICAN = "us"

OLD_ENOUGH = timedelta(hours=24)
"""Earlier nothing is called overlooked: newsrooms sleep, and half the world is a day away."""

FAMILIES = 3
"""What fewer publishers tell may concern nobody else."""

COUNTRIES = 2
"""What is told in one country alone is a matter of that country, told there."""

AMERICAN_POLLED = 5
"""Of fewer American publishers it may be chance that none tells it."""

SHARE_POLLED = 0.5
"""Of fewer of those that are followed we do not know enough."""

SHARE_TELLING = 0.1
"""What more than one in ten of them tells is not overlooked."""


@dataclass(frozen=True, slots=True)
class _Time:
    """From an event's first report to now, or to where counting ends."""

    first: datetime
    last: datetime


class CoverageCounter:
    """Counts who tells of events, from what the wire has read and when."""

    def __init__(self, store: Store, outlets: Iterable[Outlet], now: datetime) -> None:
        """Take a store, the outlets that are followed, and the moment at which it is counted."""
        self._store = store
        self._now = now
        self._outlets = {outlet.source: outlet for outlet in outlets}
        self._american: dict[str, list[str]] = {}
        for outlet in self._outlets.values():
            if outlet.edition == AMERICAN:
                self._american.setdefault(outlet.family, []).append(outlet.source)
        self._polls: Mapping[str, Sequence[datetime]] | None = None

    def count(self, event: Event) -> Coverage | None:
        """Give who tells of an event; None where no outlet of it is followed any more."""
        found = (self._store.items.get(number) for number in event.items)
        items = [item for item in found if item is not None and item.source in self._outlets]
        if not items:
            return None
        copies = {copy for copy, _ in event.copies}
        telling = {self._outlets[item.source] for item in items if item.id not in copies}
        time = self._time(items)
        american = {self._outlets[item.source].family for item in items} & self._american.keys()
        polled = {family for family in self._american if self._was_polled(family, time)}
        # Of these nobody can say whether they tell of it, so they count neither way.
        polled -= self._families_of(self._store.events.near(event.id))
        counts = Coverage(
            families=len({outlet.family for outlet in telling}),
            countries=len({outlet.country for outlet in telling}),
            us=len(american),
            us_polled=len(american | polled),
        )
        reason = overlooked(counts, followed=len(self._american), age=self._now - time.first)
        return replace(counts, overlooked=reason)

    def _families_of(self, numbers: Iterable[int]) -> set[str]:
        found = filter(None, map(self._store.items.get, numbers))
        return {self._outlets[each.source].family for each in found if each.source in self._outlets}

    def _time(self, items: Iterable[Item]) -> _Time:
        first = min(map(_moment, items))
        return _Time(first, min(self._now, first + COUNTED))

    def _was_polled(self, family: str, time: _Time) -> bool:
        """Tell whether all titles of a family were read without a gap."""
        return all(self._was_read(source, time) for source in self._american[family])

    def _was_read(self, source: str, time: _Time) -> bool:
        if self._polls is None:
            oldest = self._now - timedelta(days=KEPT_DAYS)
            self._polls = self._store.feeds.polled_hours(oldest)
        hours = self._polls.get(source, ())
        # An hour that had begun before counts for nothing: it may have been read before, too.
        polls = hours[bisect_left(hours, time.first) : bisect_right(hours, time.last)]
        gaps = pairwise((time.first, *polls, time.last))
        return bool(polls) and all(later - sooner <= LONGEST_GAP for sooner, later in gaps)


def overlooked(counts: Coverage, *, followed: int, age: timedelta) -> str:
    """Say why an event may be called overlooked; empty where nothing speaks for it.

    `followed` is how many American publishers are followed, `age` how old the event is.
    """
    is_of_note = counts.families >= FAMILIES and counts.countries >= COUNTRIES
    is_known = counts.us_polled >= max(AMERICAN_POLLED, SHARE_POLLED * followed)
    is_told = counts.us > SHARE_TELLING * counts.us_polled
    if age < OLD_ENOUGH or not is_of_note or not is_known or is_told:
        return ""
    few = f"{counts.us} of {counts.us_polled}" if counts.us else f"None of {counts.us_polled}"
    verb = "tell" if counts.us > 1 else "tells"
    return (
        f"{few} American publishers {verb} it; "
        f"{counts.families} publishers in {counts.countries} countries do."
    )


def _moment(item: Item) -> datetime:
    """Give when a report came out: what it says itself, as far as that can be."""
    said = item.entry.published or item.seen
    return min(max(said, item.seen - DATE_TRUSTED), item.seen)
