"""Sections: the slices of the archive that have pages and feeds of their own."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref
from mkdocs_briefings.fingerprint import Lazy, digest_of, left_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from mkdocs_briefings.archive.cards import Card
    from mkdocs_briefings.archive.days import Day, PublishedBriefing
    from mkdocs_briefings.archive.index import Slice
    from mkdocs_briefings.archive.section_kinds import SectionKind
    from mkdocs_briefings.words.words import Words


def overlooked_name(words: Words) -> str:
    """Give what the section is called that gathers the editors' picks."""
    # Translators: A section: news that other media overlook.
    return words.gettext("Overlooked")


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

    load: Callable[[date], Day] = left_out("It gives what the slices stand for.")

    @cached_property
    def count(self) -> int:
        """How many briefings it has."""
        return sum([part.size for _, part in self.slices])

    def since(self, day: date) -> Period:
        """Give what it has from that day on."""
        recent = tuple(takewhile(lambda pair: pair[0] >= day, self.slices))
        return Period(self.start, self.section, recent, self.load)

    @property
    def first_day(self) -> date | None:
        """The day of its oldest briefing; None if it has none."""
        return self.slices[-1][0] if self.slices else None

    @cached_property
    def listed(self) -> Lazy[tuple[Card, ...]]:
        """What a listing shows of it: its cards, newest first."""
        fingerprint = digest_of(b"".join([_number(day) + part.cards for day, part in self.slices]))
        return Lazy(fingerprint, lambda: self.cards)

    @property
    def changed(self) -> float | None:
        """When one of its briefings was last changed, in seconds since 1970."""
        return max([part.changed for _, part in self.slices], default=None)

    @property
    def changes(self) -> bytes:
        """Fingerprint of when one of the briefings of each of its days was last changed."""
        moments = array("d", [part.changed for _, part in self.slices])
        return digest_of(b"".join([_number(day) for day, _ in self.slices]) + moments.tobytes())

    def latest_changed(self, many: int) -> float | None:
        """Give when one of so many of its newest briefings, or of their days, was changed."""
        return max((part.changed for _, part in self._latest_slices(many)), default=None)

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

    def latest(self, many: int) -> Lazy[tuple[PublishedBriefing, ...]]:
        """Give so many of its newest briefings, with all that is known of them."""
        parts = (_number(day) + part.entries for day, part in self._latest_slices(many))
        fingerprint = digest_of(b"%d:%b" % (many, b"".join(parts)))
        return Lazy(fingerprint, lambda: tuple(islice(self.entries, many)))

    def latest_cards(self, many: int) -> Lazy[tuple[Card, ...]]:
        """Give the cards of so many of its newest briefings."""
        parts = (_number(day) + part.cards for day, part in self._latest_slices(many))
        fingerprint = digest_of(b"%d:%b" % (many, b"".join(parts)))
        return Lazy(fingerprint, lambda: tuple(e.card for e in islice(self.entries, many)))

    def _latest_slices(self, many: int) -> Iterator[tuple[date, Slice]]:
        """Give the slices that so many of its newest briefings are in."""
        for day, part in self.slices:
            yield day, part
            many -= part.size
            if many <= 0:
                return


@dataclass(frozen=True, slots=True)
class Section:
    """One country, source or tag, what is overlooked, or the whole site."""

    kind: SectionKind
    key: str
    """Country code, source's slug or tag's slug; empty where there is one of its kind."""

    name: str
    url: str
    all: Period
    """All of its briefings."""

    language: str = ""
    """BCP 47 tag of its name, where that is in another language than the site."""

    @property
    def ref(self) -> Ref:
        """How it is called, and where its first page stands."""
        return Ref(self.key, self.name, self.url, self.language)

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


@cache
def _number(day: date) -> bytes:
    # Of one length, as fingerprints are: so nothing else can be made of the same bytes.
    return day.toordinal().to_bytes(4, "big")


@cache
def _month(day: date) -> date:
    return day.replace(day=1)
