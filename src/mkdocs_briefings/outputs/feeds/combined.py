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
    from mkdocs_briefings.settings import CombinedFeed, Settings


def latest_of(
    combined: CombinedFeed, archive: Archive, many: int
) -> Lazy[tuple[PublishedBriefing, ...]]:
    """Give so many of its newest briefings, with all that is known of them."""
    known = [
        (day, place, archive.indexes[day].slices[place].entries)
        for day in _days(combined, archive)
        for place in _places(combined, archive, day)
    ]
    load = partial(_latest, combined, archive, many)
    return Lazy(Fingerprints().of((combined, many, tuple(known))), load)


def moment_of(combined: CombinedFeed, archive: Archive, settings: Settings) -> datetime:
    """Give the moment that its feeds tell where no briefing belongs to them.

    It is that of the newest change on a day which might have had one, or else that of the build.
    """
    changes = [
        archive.indexes[day].slices[place].changed
        for day in _days(combined, archive)
        for place in _places(combined, archive, day)
    ]
    return datetime.fromtimestamp(max(changes), settings.zone) if changes else settings.now


def _latest(combined: CombinedFeed, archive: Archive, many: int) -> tuple[PublishedBriefing, ...]:
    found: list[PublishedBriefing] = []
    wanted = _wanted(combined, archive)
    for day in _days(combined, archive):  # of days that cannot have one, none is loaded
        for entry in archive.day(day).entries:
            keys = frozenset(section_keys(entry.record, archive.maker.topics))
            if all(not keys.isdisjoint(places) for places in wanted):
                found.append(entry)
                if len(found) == many:
                    return tuple(found)
    return tuple(found)


def _days(combined: CombinedFeed, archive: Archive) -> Iterator[date]:
    """Give the days that have some of each kind, newest first."""
    wanted = _wanted(combined, archive)
    for day, index in archive.indexes.items():
        if all(not index.slices.keys().isdisjoint(places) for places in wanted):
            yield day


def _places(combined: CombinedFeed, archive: Archive, day: date) -> list[str]:
    """Give the keys of its sections that have briefings on a day, sorted."""
    wanted = frozenset().union(*_wanted(combined, archive))
    return sorted(archive.indexes[day].slices.keys() & wanted)


def _wanted(combined: CombinedFeed, archive: Archive) -> list[frozenset[str]]:
    """Give the keys of its sections as this archive has them, for each kind."""
    return [frozenset(map(archive.section_key, places)) for places in combined.places]
