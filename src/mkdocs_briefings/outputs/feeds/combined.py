"""What a site has combined: briefings on these countries, from these sources, on these topics."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.days import section_keys
from mkdocs_briefings.fingerprint import Fingerprints, Lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.archive.index import Slice
    from mkdocs_briefings.settings import CombinedFeed, Settings

    _Wanted = list[frozenset[str]]


def latest_of(
    combined: CombinedFeed, archive: Archive, many: int
) -> Lazy[tuple[PublishedBriefing, ...]]:
    """Give so many of its newest briefings, with all that is known of them."""
    wanted = _wanted(combined, archive)
    known = [(day, place, part.entries) for day, place, part in _slices(wanted, archive)]
    load = partial(_latest, wanted, archive, many)
    return Lazy(Fingerprints().of((combined, many, tuple(known))), load)


def moment_of(combined: CombinedFeed, archive: Archive, settings: Settings) -> datetime:
    """Give the moment that its feeds tell where no briefing belongs to them.

    It is that of the newest change on a day which might have had one, or else that of the build.
    """
    slices = _slices(_wanted(combined, archive), archive)
    changes = [part.changed for _day, _place, part in slices]
    return datetime.fromtimestamp(max(changes), settings.zone) if changes else settings.now


def _wanted(combined: CombinedFeed, archive: Archive) -> _Wanted:
    """Give the keys of its sections as this archive has them, for each kind."""
    return [frozenset(map(archive.section_key, places)) for places in combined.places]


def _latest(wanted: _Wanted, archive: Archive, many: int) -> tuple[PublishedBriefing, ...]:
    found: list[PublishedBriefing] = []
    for day in _days(wanted, archive):  # of days that cannot have one, none is loaded
        for entry in archive.day(day).entries:
            keys = frozenset(section_keys(entry.record, archive.maker.topics))
            if all(not keys.isdisjoint(places) for places in wanted):
                found.append(entry)
                if len(found) == many:
                    return tuple(found)
    return tuple(found)


def _days(wanted: _Wanted, archive: Archive) -> Iterator[date]:
    """Give the days that have some of each kind, newest first."""
    of_kinds = [frozenset().union(*map(archive.slices_of, places)) for places in wanted]
    return (day for day in archive.indexes if all(day in days for days in of_kinds))


def _slices(wanted: _Wanted, archive: Archive) -> Iterator[tuple[date, str, Slice]]:
    """Give what its sections have on these days, with their keys, in their order."""
    places = sorted(frozenset().union(*wanted))
    slices = {place: archive.slices_of(place) for place in places}
    for day in _days(wanted, archive):
        for place in places:
            if day in slices[place]:
                yield day, place, slices[place][day]
