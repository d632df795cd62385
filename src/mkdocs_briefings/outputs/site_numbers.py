"""What the page of numbers shows: counted of days that know what they come to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.cards import Ref
from mkdocs_briefings.archive.statistics import Dimension, Statistics, typical
from mkdocs_briefings.fingerprint import Fingerprints, Lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.figures import Making, Tally
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.archive.statistics import BlindSpot, Group, QuietSource

MONTHS = 12
"""So many months are counted, up to that of the newest briefing: no more than they cost."""

QUIET = timedelta(days=30)
"""Who was not heard for so long before the newest briefing is told of."""

SHOWN = 20
"""So many countries and sources are shown: those with most briefings, or longest quiet."""

SPANS = (3600, 6 * 3600, 86_400, 7 * 86_400)
"""Seconds up to which delays are told apart: an hour, six, a day, a week."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is of something."""

    ref: Ref
    briefings: int
    words: int
    bar: float
    """Its length beside that of the longest one, in percent."""


@dataclass(frozen=True, slots=True)
class Made:
    """How many texts came into their language in one way."""

    making: Making
    briefings: int
    share: float
    """Of all, from 0 to 1."""

    bar: float


@dataclass(frozen=True, slots=True)
class Within:
    """How many delays were no longer than that, and longer than the span before it."""

    seconds: int | None
    """None of those that were longer than all spans that are told apart."""

    number: int
    bar: float


@dataclass(frozen=True, slots=True)
class Delays:
    """How long something took."""

    count: int
    typical: int
    """The middle one, in seconds."""

    spans: tuple[Within, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A country whose outlets are followed and were not heard."""

    country: Ref
    outlets: int
    heard: date | None
    told_of: date | None
    population: int | None
    neighbours: int
    bar: float
    """How many people live there, beside the largest such country, in percent."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """An outlet that is followed and was not heard."""

    source: Ref
    country: Ref
    heard: date | None


@dataclass(frozen=True, slots=True)
class SiteNumbers:
    """All that the page shows of the archive."""

    first: date
    last: date
    quiet_since: date
    briefings: int
    words: int
    countries: int
    sources: int
    overlooked: int
    corrections: int
    by_month: tuple[Amount, ...]
    by_region: tuple[Amount, ...]
    by_country: tuple[Amount, ...]
    by_source: tuple[Amount, ...]
    makings: tuple[Made, ...]
    publishing: Delays | None
    correcting: Delays | None
    spots: tuple[Spot, ...]
    all_spots: int
    """How many there are, shown or not."""

    quiet: tuple[Quiet, ...]
    all_quiet: int


def site_numbers(archive: Archive, original: Archive) -> Lazy[SiteNumbers | None]:
    """Give them, to be counted when they are needed; None of an archive that has no briefing.

    They follow from the newest briefing's day, and from no clock. Who was heard tells `original`,
    that of the site's default language: what is not translated was heard all the same.
    """
    newest = _newest(archive.everything)
    if newest is None:
        return Lazy(b"", lambda: None)
    since = _months_before(newest, MONTHS - 1)
    days = [(day, index) for day, index in archive.indexes.items() if index.size and day >= since]
    fingerprint = Fingerprints().of(
        (
            tuple((day, index.counted) for day, index in days),
            tuple(each.ref for each in archive.countries),
            tuple(each.ref for each in archive.source_sections),
            tuple(
                (each.key, _newest(each), each.all.since(since).count)
                for each in original.countries
            ),
            tuple(
                (each.key, _newest(each), original.sources[each.key].keys.country)
                for each in original.source_sections
            ),
        )
    )
    return Lazy(fingerprint, partial(_count, archive, original, since, newest))


def _count(archive: Archive, original: Archive, since: date, newest: date) -> SiteNumbers:
    statistics, heard = Statistics(archive, since), Statistics(original, since)
    total, before = statistics.total, newest - QUIET
    countries, sources = (statistics.by(each) for each in (Dimension.COUNTRY, Dimension.SOURCE))
    spots, quiet = heard.blind_spots(before), heard.quiet_sources(before)
    return SiteNumbers(
        first=statistics.days[0],
        last=newest,
        quiet_since=before,
        briefings=total.briefings,
        words=total.words,
        countries=len(countries),
        sources=len(sources),
        overlooked=statistics.overlooked.briefings,
        corrections=len(statistics.corrections),
        by_month=_amounts(_months(statistics.by(Dimension.MONTH), archive)),
        by_region=_amounts((_plain(each), each.tally) for each in statistics.by(Dimension.REGION)),
        by_country=_amounts(_linked(countries[:SHOWN], archive.countries)),
        by_source=_amounts(_linked(sources[:SHOWN], archive.source_sections)),
        makings=tuple(_made(statistics)),
        publishing=_delays(statistics.delays),
        correcting=_delays(statistics.corrections),
        spots=tuple(_spots(spots[:SHOWN], archive)),
        all_spots=len(spots),
        quiet=tuple(_quiet(quiet[:SHOWN], archive)),
        all_quiet=len(quiet),
    )


def _amounts(groups: Iterable[tuple[Ref, Tally]]) -> tuple[Amount, ...]:
    found = tuple(groups)
    most = max((tally.briefings for _, tally in found), default=0)
    return tuple(
        Amount(ref, tally.briefings, tally.words, _bar(tally.briefings, most))
        for ref, tally in found
    )


def _months(groups: Iterable[Group], archive: Archive) -> Iterator[tuple[Ref, Tally]]:
    for each in groups:
        first = date.fromisoformat(f"{each.key}-01")
        ref = Ref(each.key, archive.names.month(first), archive.urls.month(first))
        yield ref, each.tally


def _linked(groups: Iterable[Group], sections: Iterable[Section]) -> Iterator[tuple[Ref, Tally]]:
    """Give groups with the pages of their sections; a source without a profile has none."""
    known = {each.key: each.ref for each in sections}
    return ((known.get(each.key, _plain(each)), each.tally) for each in groups)


def _plain(group: Group) -> Ref:
    return Ref(group.key, group.name, "")


def _made(statistics: Statistics) -> Iterator[Made]:
    makings = [(each, tally.briefings) for each, tally in statistics.makings.items()]
    most, whole = max(number for _, number in makings), statistics.total.briefings
    for making, number in makings:
        if number:
            yield Made(making, number, round(number / whole, 3), _bar(number, most))


def _delays(seconds: Sequence[int]) -> Delays | None:
    middle = typical(seconds)
    if middle is None:
        return None
    numbers = [0] * (len(SPANS) + 1)
    for each in seconds:
        numbers[bisect_left(SPANS, each)] += 1
    most, limits = max(numbers), (*SPANS, None)
    spans = (
        Within(limit, number, _bar(number, most))
        for limit, number in zip(limits, numbers, strict=True)
    )
    return Delays(len(seconds), middle, tuple(spans))


def _spots(found: Sequence[BlindSpot], archive: Archive) -> Iterator[Spot]:
    most = max((each.population or 0 for each in found), default=0)
    for each in found:
        yield Spot(
            country=_country(each.code, archive),
            outlets=each.outlets,
            heard=each.heard,
            told_of=each.told_of,
            population=each.population,
            neighbours=each.neighbours,
            bar=_bar(each.population or 0, most),
        )


def _quiet(found: Iterable[QuietSource], archive: Archive) -> Iterator[Quiet]:
    known = {each.key: each.ref for each in archive.source_sections}
    for each in found:
        yield Quiet(known[each.slug], _country(each.country, archive), each.heard)


def _country(code: str, archive: Archive) -> Ref:
    url = archive.urls.country(code) if archive.has_country_page(code) else ""
    return Ref(code, archive.names.country(code), url)


def _bar(number: int, most: int) -> float:
    return round(100 * number / most, 1) if most else 0.0


def _newest(section: Section) -> date | None:
    return section.all.last_day


def _months_before(day: date, many: int) -> date:
    """Give the first day of the month that is so many before a day's."""
    months = day.year * 12 + day.month - 1 - many
    return date(months // 12, months % 12 + 1, 1)
