"""Sections: the slices of the archive that have pages and feeds of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import hash_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import Day, PublishedBriefing, Slice


class SectionKind(Enum):
    """What a section gathers its briefings by."""

    ALL = "all"
    COUNTRY = "country"
    SOURCE = "source"
    TAG = "tag"


@dataclass(frozen=True)
class Period:
    """A section's briefings of a day, a month, or of all time; loaded when they are asked for."""

    # Without slots, since what follows from its slices is kept: planning asks for it several times.

    start: date
    """Its first day."""

    section: str
    """Key of the section among all kinds."""

    slices: tuple[tuple[date, Slice], ...]
    """By day, newest first."""

    load: Callable[[date], Day]

    @cached_property
    def count(self) -> int:
        """How many briefings it has."""
        return sum([part.size for _, part in self.slices])

    def count_since(self, day: date) -> int:
        """Count its briefings from that day on."""
        recent = takewhile(lambda pair: pair[0] >= day, self.slices)
        return sum(part.size for _, part in recent)

    @property
    def first_day(self) -> date | None:
        """The day of its oldest briefing; None if it has none."""
        return self.slices[-1][0] if self.slices else None

    @cached_property
    def key(self) -> bytes:
        """Stands for what a listing shows of it."""
        return hash_of(b"".join([_key(day, part) for day, part in self.slices]))

    @property
    def changed(self) -> float | None:
        """When one of its briefings was last changed, in seconds since 1970."""
        return max((part.changed for _, part in self.slices), default=None)

    def latest_changed(self, many: int) -> float | None:
        """Give when one of so many of its newest briefings, or of their days, was changed."""
        found: list[float] = []
        for _, part in self.slices:
            found.append(part.changed)
            many -= part.size
            if many <= 0:
                break
        return max(found, default=None)

    @property
    def cards(self) -> tuple[Card, ...]:
        """Newest first."""
        return tuple(entry.card for entry in self.entries)

    @property
    def entries(self) -> Iterator[PublishedBriefing]:
        """Newest first; a day is loaded when its turn comes."""
        for day, _ in self.slices:
            yield from self.load(day).of(self.section)

    @property
    def days(self) -> tuple[Period, ...]:
        """The days of the period that have briefings, newest first."""
        return tuple(
            Period(day, self.section, ((day, part),), self.load) for day, part in self.slices
        )

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The months of the period that have briefings, newest first."""
        groups = groupby(self.slices, key=lambda pair: _month(pair[0]))
        return tuple(Period(start, self.section, tuple(days), self.load) for start, days in groups)

    def latest(self, many: int) -> tuple[PublishedBriefing, ...]:
        """Give so many of its newest briefings."""
        return tuple(islice(self.entries, many))

    def latest_key(self, many: int) -> bytes:
        """Stand for so many of its newest briefings and their texts."""
        parts: list[bytes] = []
        for day, part in self.slices:
            parts += (_key(day, part), part.texts)
            many -= part.size
            if many <= 0:
                break
        return hash_of(b"".join(parts))


@dataclass(frozen=True, slots=True)
class Section:
    """One country, source or tag, or the whole site."""

    kind: SectionKind
    key: str
    """Country code, source's slug or tag's slug; empty for the whole site."""

    name: str
    url: str
    all: Period
    """All of its briefings."""

    @property
    def place(self) -> str:
        """Its key among all kinds of sections."""
        return self.all.section

    @property
    def count(self) -> int:
        """How many briefings it has."""
        return self.all.count

    @property
    def cards(self) -> tuple[Card, ...]:
        """Newest first."""
        return self.all.cards

    @property
    def months(self) -> tuple[Period, ...]:
        """The months that have briefings, newest first."""
        return self.all.months


def _key(day: date, part: Slice) -> bytes:
    # Fingerprints have one length, so nothing else can be made of the same bytes.
    return b"%d:%b" % (day.toordinal(), part.cards)


@cache
def _month(day: date) -> date:
    return day.replace(day=1)
