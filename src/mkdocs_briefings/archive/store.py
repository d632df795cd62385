"""Where the archive's briefings come from, a day at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from mkdocs_briefings.fingerprint import hash_all, hash_of
from mkdocs_briefings.reading.picture import Picture, look_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from mkdocs_briefings.reading.record import BriefingRecord


class BriefingStore(Protocol):
    """Gives what was read, and fingerprints of it that cost nothing."""

    @property
    def days(self) -> Mapping[date, bytes]:
        """The days of all valid briefings, published or not, each with a fingerprint of them."""

    def of_day(self, day: date) -> Collection[BriefingRecord]:
        """Give the briefings of a day, in no order."""

    def find(self, path: str) -> BriefingRecord | None:
        """Give the valid briefing at that path of the project, published or not."""

    def state_of(self, path: str) -> bytes:
        """Stand for a file, and for all that is kept of it if it is a briefing.

        While this is the same, so are `find` and the file's bytes.
        """

    def digest(self, path: str) -> bytes:
        """Give the fingerprint of a file's bytes; empty if it is not there."""

    def picture(self, path: str) -> Picture | None:
        """Give what is known of an image; None for other files, and for one with a flaw."""


class OpenLibrary:
    """A store that holds everything that was read."""

    def __init__(self, record: Iterable[BriefingRecord], root: Path, zone: ZoneInfo) -> None:
        self._root = root
        self._by_path = {each.path: each for each in record}
        self._by_day: dict[date, list[BriefingRecord]] = defaultdict(list)
        for each in self._by_path.values():
            self._by_day[each.day(zone)].append(each)

    @property
    def days(self) -> Mapping[date, bytes]:
        """The days of all briefings."""
        return {
            day: hash_all(*sorted(each.mark + each.digest.encode() for each in record))
            for day, record in self._by_day.items()
        }

    def of_day(self, day: date) -> Collection[BriefingRecord]:
        """Give the briefings of a day."""
        return self._by_day[day]

    def find(self, path: str) -> BriefingRecord | None:
        """Give the briefing at a path."""
        return self._by_path.get(path)

    def state_of(self, path: str) -> bytes:
        """Stand for a file."""
        return self.digest(path)

    def digest(self, path: str) -> bytes:
        """Give the fingerprint of a file's bytes."""
        file = self._root / path
        return hash_of(file.read_bytes()) if file.is_file() else b""

    def picture(self, path: str) -> Picture | None:
        """Look at an image."""
        found = look_at(self._root / path)
        return found if isinstance(found, Picture) else None
