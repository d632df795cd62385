"""Sections: the slices of the archive that have pages and feeds of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_briefings.archive.cards import Card


class SectionKind(Enum):
    """What a section gathers its briefings by."""

    ALL = "all"
    COUNTRY = "country"
    SOURCE = "source"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Period:
    """The briefings of a day or a month."""

    start: date
    """Its first day."""

    cards: tuple[Card, ...]
    """Newest first."""

    @property
    def days(self) -> tuple[Period, ...]:
        """The days of the period that have briefings, newest first."""
        return by_day(self.cards)


@dataclass(frozen=True, slots=True)
class Section:
    """All briefings of one country, source or tag, or of the whole site."""

    kind: SectionKind
    key: str
    """Country code, source's slug or tag's slug; empty for the whole site."""

    name: str
    url: str
    cards: tuple[Card, ...]
    """Newest first."""

    @property
    def months(self) -> tuple[Period, ...]:
        """The months that have briefings, newest first."""
        return by_month(self.cards)


def by_day(cards: tuple[Card, ...]) -> tuple[Period, ...]:
    """Group cards, sorted by date, by their day."""
    groups = groupby(cards, key=lambda card: card.day)
    return tuple(Period(day, tuple(group)) for day, group in groups)


def by_month(cards: tuple[Card, ...]) -> tuple[Period, ...]:
    """Group cards, sorted by date, by their month."""
    groups = groupby(cards, key=lambda card: card.day.replace(day=1))
    return tuple(Period(month, tuple(group)) for month, group in groups)
