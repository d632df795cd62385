"""What a newsroom has published: how much of what, how it came about, and whom it has not heard."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from enum import Enum
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.archive.figures import Making, Tally
from mkdocs_briefings.archive.section_kinds import SectionKind
from mkdocs_briefings.model.neighbours import neighbours_of
from mkdocs_briefings.model.populations import POPULATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.sections import Section

_NOTHING = Tally(0, 0)


class Dimension(Enum):
    """What briefings are counted by."""

    COUNTRY = "country"
    REGION = "region"
    SOURCE = "source"
    TOPIC = "topic"
    LANGUAGE = "language"
    AUTHOR = "author"
    WEEK = "week"
    MONTH = "month"


_PREFIXES = {Dimension.TOPIC: f"{SectionKind.TAG.value}/"}
"""What the keys of tallies begin with, where it is not the dimension's own name."""


class Group(NamedTuple):
    """The briefings of one country, source, week or the like."""

    key: str
    """A code, slug, tag or name; a week as in ISO 8601, such as 2026-W09, a month as 2026-03."""

    name: str
    """What it is called in the archive's language."""

    tally: Tally


class BlindSpot(NamedTuple):
    """A country whose outlets are followed and have not been heard for a while."""

    code: str
    name: str
    outlets: int
    """How many are followed."""

    heard: dt.date | None
    """When one of them was last heard; None if none ever was."""

    told_of: dt.date | None
    """When there last was news of the country, from wherever."""

    population: int | None
    neighbours: int
    """How many briefings there are of countries around it, in the time that is counted."""


class QuietSource(NamedTuple):
    """An outlet that is followed and has not been heard for a while."""

    slug: str
    name: str
    country: str
    """Its code."""

    heard: dt.date | None
    """When it was last; None if it never was."""


class _Counted(NamedTuple):
    """What days come to together."""

    tallies: Mapping[str, Tally]
    weeks: Mapping[str, Tally]
    months: Mapping[str, Tally]
    corrections: tuple[int, ...]
    delays: tuple[int, ...]


class _Sums:
    """Adds tallies up by their keys."""

    def __init__(self) -> None:
        self.sums: dict[str, Tally] = {}

    def add(self, tallies: Mapping[str, Tally]) -> None:
        """Add these."""
        for key, tally in tallies.items():
            before = self.sums.get(key)
            self.sums[key] = tally if before is None else before + tally


class Statistics:
    """The published briefings of an archive from a day on, counted.

    No briefing is loaded: what each day comes to stands in its index.
    """

    def __init__(self, archive: Archive, since: dt.date | None = None) -> None:
        """Count what is published in the archive's language."""
        self._archive, self._since = archive, since
        days = (day for day, index in archive.indexes.items() if index.size)
        self.days = tuple(sorted(day for day in days if since is None or day >= since))
        """Those that have briefings, oldest first."""

    @cached_property
    def _counted(self) -> _Counted:
        """All that is counted of the days, one day after the other."""
        tallies, weeks, months = _Sums(), _Sums(), _Sums()
        corrections, delays = list[int](), list[int]()
        for day in self.days:
            figures = self._archive.figures(day)
            tallies.add(figures.tallies)
            whole = figures.tallies[""]
            weeks.add({_week(day): whole})
            months.add({_month(day): whole})
            corrections += figures.corrections
            delays += figures.delays
        return _Counted(tallies.sums, weeks.sums, months.sums, tuple(corrections), tuple(delays))

    @property
    def corrections(self) -> tuple[int, ...]:
        """After how many seconds each correction came."""
        return self._counted.corrections

    @property
    def delays(self) -> tuple[int, ...]:
        """How many seconds after its original each briefing was published, if both have a time."""
        return self._counted.delays

    @property
    def _tallies(self) -> Mapping[str, Tally]:
        return self._counted.tallies

    @property
    def total(self) -> Tally:
        """All of them."""
        return self._tallies.get("", _NOTHING)

    @property
    def overlooked(self) -> Tally:
        """The editors' picks of what gets missed."""
        return self._tallies.get(SectionKind.OVERLOOKED.value, _NOTHING)

    @property
    def makings(self) -> dict[Making, Tally]:
        """How their texts came into their language."""
        return {each: self._tallies.get(f"making/{each.value}", _NOTHING) for each in Making}

    def by(self, dimension: Dimension) -> tuple[Group, ...]:
        """Give the groups of a dimension, the largest first; weeks and months in their order."""
        if dimension in {Dimension.WEEK, Dimension.MONTH}:
            periods = self._counted.weeks if dimension is Dimension.WEEK else self._counted.months
            return tuple(Group(period, period, tally) for period, tally in sorted(periods.items()))
        prefix = _PREFIXES.get(dimension, f"{dimension.value}/")
        name = self._namer(dimension)
        groups = [
            Group(key, name(key), tally)
            for place, tally in self._tallies.items()
            if (key := place.removeprefix(prefix)) != place
        ]
        place = self._archive.names.place
        return tuple(sorted(groups, key=lambda each: (-each.tally.briefings, place(each.name))))

    def blind_spots(self, before: dt.date) -> tuple[BlindSpot, ...]:
        """Give the countries of which no outlet was heard on that day or later.

        The one in which most people live is first. What was heard before `since` counts here.
        """
        archive, since = self._archive, self._since or dt.date.min
        outlets: dict[str, list[Section]] = defaultdict(list)
        for section in archive.source_sections:
            outlets[archive.sources[section.key].keys.country].append(section)
        found = []
        for code, sections in outlets.items():
            heard = max(filter(None, map(_newest, sections)), default=None)
            if heard is not None and heard >= before:
                continue
            country = archive.country(code)
            found.append(
                BlindSpot(
                    code,
                    archive.names.country(code),
                    len(sections),
                    heard,
                    _newest(country) if country else None,
                    POPULATIONS.get(code),
                    sum(
                        near.all.since(since).count
                        for each in neighbours_of(code)
                        if (near := archive.country(each)) is not None
                    ),
                )
            )
        return tuple(sorted(found, key=lambda each: (-(each.population or 0), each.code)))

    def quiet_sources(self, before: dt.date) -> tuple[QuietSource, ...]:
        """Give the outlets that were not heard on that day or later, the longest quiet first."""
        archive = self._archive
        found = [
            QuietSource(each.key, each.name, archive.sources[each.key].keys.country, _newest(each))
            for each in archive.source_sections
        ]
        quiet = (each for each in found if each.heard is None or each.heard < before)
        return tuple(sorted(quiet, key=lambda each: (str(each.heard or ""), each.slug)))

    def _namer(self, dimension: Dimension) -> Callable[[str], str]:
        archive = self._archive
        match dimension:
            case Dimension.COUNTRY:
                return archive.names.country
            case Dimension.REGION:
                return archive.names.region
            case Dimension.LANGUAGE:
                return archive.names.language
            case Dimension.SOURCE:
                names = {each.key: each.name for each in archive.source_sections}
                return lambda slug: names.get(slug, slug)
            case Dimension.TOPIC:
                topics = {each.key: each.name for each in archive.tags}
                return lambda slug: topics.get(slug, slug)
        return str


def typical(seconds: Iterable[int]) -> int | None:
    """Give the middle one of some spans; None if there are none."""
    found = tuple(seconds)
    return round(median(found)) if found else None


def _week(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _month(day: dt.date) -> str:
    return f"{day:%Y-%m}"


def _newest(section: Section) -> dt.date | None:
    return section.all.last_day
