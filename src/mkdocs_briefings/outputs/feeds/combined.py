"""What a site has combined: briefings on these countries, from these sources, on these topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.archive.days import section_keys
from mkdocs_briefings.fingerprint import hash_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.settings import CombinedFeed


def latest_of(combined: CombinedFeed, archive: Archive, many: int) -> Iterator[PublishedBriefing]:
    """Give so many of its newest briefings; of days that cannot have one, none is loaded."""
    for day in _days(combined, archive):
        for entry in archive.day(day).entries:
            keys = frozenset(section_keys(entry.record))
            if all(not keys.isdisjoint(places) for places in combined.places):
                yield entry
                many -= 1
                if not many:
                    return


def combined_key(combined: CombinedFeed, archive: Archive) -> bytes:
    """Stand for the briefings that its feeds show; how they are chosen is a setting."""
    parts: list[bytes | str] = []
    for day in _days(combined, archive):
        slices = archive.indexes[day].slices
        for place in sorted(slices.keys() & frozenset().union(*combined.places)):
            parts += (str(day), place, slices[place].cards, slices[place].texts)
    return hash_all(*parts)


def _days(combined: CombinedFeed, archive: Archive) -> Iterator[date]:
    """Give the days that have some of each kind, newest first."""
    for day, index in archive.indexes.items():
        if all(not index.slices.keys().isdisjoint(places) for places in combined.places):
            yield day
