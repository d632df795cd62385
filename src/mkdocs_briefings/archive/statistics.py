"""What a newsroom has published: how much of what, how it came about, and whom it has not heard."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.archive.figures import DayFigures, Making, Tally, unpack
from mkdocs_briefings.archive.section_kinds import SectionKind
from mkdocs_briefings.model.neighbours import neighbours_of
from mkdocs_briefings.model.populations import POPULATIONS

if TYPE_CHECKING:
    import datetime as dt
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


_PREFIXES = {Dimension.TOPIC: f"{SectionKind.TAG.value}/"}
"""What the keys of tallies begin with, where it is not the dimension's own name."""


class Group(NamedTuple):
    """The briefings of one country, source, week or the like."""

    key: str
    """A code, slug, tag or name; a week as in ISO 8601, such as 2026-W09."""

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


class Statistics:
    """The published briefings of an archive from a day on, counted.

    No briefing is loaded: what each day comes to stands in its index.
    """

    def __init__(self, archive: Archive, since: dt.date | None = None) -> None:
        """Count what is published in the archive's language."""
        self._archive = archive
        days = (day for day, index in archive.indexes.items() if index.size)
        self.days = tuple(sorted(day for day in days if since is None or day >= since))
        """Those that have briefings, oldest first."""

        counted = [(day, unpack(archive.indexes[day].figures)) for day in self.days]
        self._tallies = _sum(figures for _, figures in counted)
        self._weeks = _weeks(counted)
        self.corrections = tuple(each for _, figures in counted for each in figures.corrections)
        """After how many seconds each correction came."""

        self.delays = tuple(each for _, figures in counted for each in figures.delays)
        """How many seconds after its original each briefing was published that names its time."""

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
        """Give the groups of a dimension, the largest first; weeks in their order."""
        if dimension is Dimension.WEEK:
            return tuple(Group(week, week, tally) for week, tally in sorted(self._weeks.items()))
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
        archive = self._archive
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
                        self._tallies.get(f"country/{each}", _NOTHING).briefings
                        for each in neighbours_of(code)
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


def _sum(figures: Iterable[DayFigures]) -> Mapping[str, Tally]:
    found: dict[str, Tally] = {}
    for each in figures:
        for key, tally in each.tallies.items():
            before = found.get(key)
            found[key] = tally if before is None else before + tally
    return found


def _weeks(counted: Iterable[tuple[dt.date, DayFigures]]) -> Mapping[str, Tally]:
    found: dict[str, Tally] = {}
    for day, figures in counted:
        year, week, _ = day.isocalendar()
        key = f"{year}-W{week:02}"
        found[key] = found.get(key, _NOTHING) + figures.tallies[""]
    return found


def _newest(section: Section) -> dt.date | None:
    days = section.all.slices
    return days[0][0] if days else None
