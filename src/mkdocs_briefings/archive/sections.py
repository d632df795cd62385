"""Sections: the slices of the archive that have pages and feeds of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref
from mkdocs_briefings.archive.months import MonthSlice, number_of
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

    # Without slots, since what follows from its parts is kept: planning asks for it several times.

    start: date
    """Its first day."""

    section: str
    """Key of the section among all kinds."""

    parts: tuple[MonthSlice, ...]
    """By month, newest first."""

    load: Callable[[date], Day] = left_out("It gives what the parts stand for.")

    @cached_property
    def count(self) -> int:
        """How many briefings it has."""
        return sum([part.size for part in self.parts])

    @property
    def slices(self) -> Iterator[tuple[date, Slice]]:
        """By day, newest first; those of a month are unpacked when its turn comes."""
        for part in self.parts:
            yield from part.slices

    @property
    def many_days(self) -> int:
        """How many days have some of them."""
        return sum([part.many_days for part in self.parts])

    def since(self, day: date) -> Period:
        """Give what it has from that day on."""
        recent: list[MonthSlice] = []
        for part in self.parts:
            if part.first_day >= day:
                recent.append(part)
                continue
            some = [pair for pair in part.slices if pair[0] >= day]
            recent += [MonthSlice.of(some)] if some else []
            break
        return Period(self.start, self.section, tuple(recent), self.load)

    @property
    def first_day(self) -> date | None:
        """The day of its oldest briefing; None if it has none."""
        return self.parts[-1].first_day if self.parts else None

    @property
    def last_day(self) -> date | None:
        """The day of its newest briefing; None if it has none."""
        return self.parts[0].last_day if self.parts else None

    @cached_property
    def listed(self) -> Lazy[tuple[Card, ...]]:
        """What a listing shows of it: its cards, newest first."""
        return Lazy(_joined([part.listed for part in self.parts]), lambda: self.cards)

    @property
    def changed(self) -> float | None:
        """When one of its briefings was last changed, in seconds since 1970."""
        return max([part.changed for part in self.parts], default=None)

    @property
    def changes(self) -> bytes:
        """Fingerprint of when one of the briefings of each of its days was last changed."""
        return _joined([part.changes for part in self.parts])

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

    @cached_property
    def days(self) -> tuple[Period, ...]:
        """The days of the period that have briefings, newest first."""
        return tuple(
            Period(day, self.section, (MonthSlice.of([(day, part)]),), self.load)
            for day, part in self.slices
        )

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The months of the period that have briefings, newest first."""
        return tuple(Period(part.month, self.section, (part,), self.load) for part in self.parts)

    def latest(self, many: int) -> Lazy[tuple[PublishedBriefing, ...]]:
        """Give so many of its newest briefings, with all that is known of them."""
        parts = (number_of(day) + part.entries for day, part in self._latest_slices(many))
        fingerprint = digest_of(b"%d:%b" % (many, b"".join(parts)))
        return Lazy(fingerprint, lambda: tuple(islice(self.entries, many)))

    def latest_cards(self, many: int) -> Lazy[tuple[Card, ...]]:
        """Give the cards of so many of its newest briefings."""
        parts = (number_of(day) + part.cards for day, part in self._latest_slices(many))
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


def _joined(fingerprints: list[bytes]) -> bytes:
    """Give one fingerprint for several; that of one is its own."""
    return fingerprints[0] if len(fingerprints) == 1 else digest_of(b"".join(fingerprints))
