"""Months: what is known of all days of a month at once.

A month that is over seldom changes. What each build asks of it stands here, ready to be compared,
so that of a large archive the details of few days have to be opened.
"""

from __future__ import annotations

import struct
from array import array
from collections import defaultdict
from datetime import date
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mkdocs_briefings.archive.index import Slice
from mkdocs_briefings.fingerprint import SIZE, digest_of, fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_briefings.archive.cards import SectionNames
    from mkdocs_briefings.archive.days import Spelling
    from mkdocs_briefings.archive.figures import DayFigures
    from mkdocs_briefings.archive.index import DayDetails, DayIndex, IndexedDay, LinksToEnds

_ROW = struct.Struct(f"<iQd{SIZE}s{SIZE}s")
"""A day's slice: the day's number, how many briefings, when changed, and two fingerprints."""


class MonthSlice(NamedTuple):
    """A section's briefings of one month, or of some of its days, by number and fingerprint."""

    size: int
    changed: float
    """When one of them was last changed, in seconds since 1970."""

    listed: bytes
    """Fingerprint of their cards."""

    changes: bytes
    """Fingerprint of when one of the briefings of each day was last changed."""

    packed: bytes
    """The slices of its days, newest first: as objects they would take five times the memory."""

    @classmethod
    def of(cls, slices: Sequence[tuple[date, Slice]]) -> MonthSlice:
        """Take slices of a month's days, newest first, one at least."""
        numbers = [number_of(day) for day, _ in slices]
        parts = [part for _, part in slices]
        moments = array("d", [part.changed for part in parts])
        listed = [number + part.cards for number, part in zip(numbers, parts, strict=True)]
        return cls(
            sum([part.size for part in parts]),
            max(moments),
            digest_of(b"".join(listed)),
            digest_of(b"".join(numbers) + moments.tobytes()),
            b"".join(
                [
                    _ROW.pack(day.toordinal(), part.size, part.changed, part.cards, part.entries)
                    for day, part in slices
                ]
            ),
        )

    @property
    def slices(self) -> Iterator[tuple[date, Slice]]:
        """By day, newest first."""
        for number, size, changed, cards, entries in _ROW.iter_unpack(self.packed):
            yield _day(number), Slice(size, cards, entries, changed)

    @property
    def many_days(self) -> int:
        """How many days have some."""
        return len(self.packed) // _ROW.size

    @property
    def first_day(self) -> date:
        """The day of the oldest one."""
        return _day(_ROW.unpack_from(self.packed, len(self.packed) - _ROW.size)[0])

    @property
    def last_day(self) -> date:
        """The day of the newest one."""
        return _day(_ROW.unpack_from(self.packed)[0])

    @property
    def month(self) -> date:
        """The first day of the month."""
        return month_of(self.last_day)


class MonthIndex(NamedTuple):
    """What is known of a month without opening the details of its days."""

    days: tuple[DayIndex, ...]
    """Newest first."""

    records: bytes
    """Fingerprint of its briefings, published or not (`records_of`)."""

    slices: Mapping[str, MonthSlice]
    """By the keys of the sections that have briefings in that month."""

    named: tuple[str, ...]
    """The keys of the sections of tags and sources that its pages name, sorted."""

    names: bytes
    """Fingerprint of what these are called: while it is the same, so is what pages show of them."""

    spellings: Mapping[str, Spelling]
    """How its oldest briefing with a tag spells it, by the topic's key."""

    media: tuple[str, ...]
    """Paths of the files that its briefings show or link to, relative to the project, sorted."""

    main_images: tuple[str, ...]
    """Those of them that are a briefing's main image."""

    refers: Mapping[str, bytes]
    """Briefings and images that its pages depend on, each with its fingerprint."""

    since: float
    """From when on all of this holds, in seconds since 1970."""

    until: float
    """Up to when it holds: then something appears or goes."""


class KnownDays(Protocol):
    """What an earlier build remembers of days, to be opened where it is asked for."""

    @property
    def months(self) -> Mapping[date, MonthIndex]:
        """What is known of whole months, by their first days."""

    def open(self, month: date) -> Mapping[date, IndexedDay]:
        """Give all that is known of the days of a month."""

    def details(self, day: date) -> DayDetails:
        """Give the details of a day of one of the months."""

    def links(self, day: date) -> LinksToEnds:
        """Give the links to the oldest and the newest briefing of each country on such a day."""

    def figures(self, day: date) -> DayFigures:
        """Give what the briefings of such a day come to."""


def index_month(days: Sequence[IndexedDay], called: SectionNames) -> MonthIndex:
    """Make the index of a month of its days, newest first; `called` is how tags and sources are."""
    slices: dict[str, list[tuple[date, Slice]]] = defaultdict(list)
    spelled: dict[str, Spelling] = {}
    media: set[str] = set()
    images: set[str] = set()
    named: set[str] = set()
    refers: dict[str, bytes] = {}
    # Oldest first: the oldest spelling counts.
    for each in reversed(days):
        details = each.details
        for place, part in details.slices.items():
            slices[place].append((each.index.day, part))
        for key, spelling in details.spellings.items():
            spelled.setdefault(key, spelling)
        media.update(details.media)
        images.update(details.main_images)
        named.update(details.named)
        refers |= details.refers
    keys = tuple(sorted(named))
    indexes = tuple(each.index for each in days)
    # A text that stands there several times is kept once.
    return MonthIndex(
        days=indexes,
        records=records_of((each.day, each.records) for each in indexes),
        slices={intern(place): MonthSlice.of(parts[::-1]) for place, parts in slices.items()},
        named=tuple(map(intern, keys)),
        names=called.fingerprint(keys),
        spellings=spelled,
        media=tuple(map(intern, sorted(media))),
        main_images=tuple(map(intern, sorted(images))),
        refers={intern(path): known for path, known in refers.items()},
        since=max(each.since for each in indexes),
        until=min(each.until for each in indexes),
    )


def records_of(days: Iterable[tuple[date, bytes]]) -> bytes:
    """Give the fingerprint of the briefings of a month's days, each with its own, newest first."""
    return fingerprint_of(*(part for day, known in days for part in (number_of(day), known)))


@cache
def month_of(day: date) -> date:
    """Give the first day of a day's month."""
    return day.replace(day=1)


@cache
def number_of(day: date) -> bytes:
    """Give bytes that stand for a day."""
    # Of one length, as fingerprints are: so nothing else can be made of the same bytes.
    return day.toordinal().to_bytes(4, "big")


@cache
def _day(number: int) -> date:
    return date.fromordinal(number)
