"""The store of a build: what earlier builds have read, and what is new."""

from __future__ import annotations

import pickle
from collections import defaultdict
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_briefings.build.damage import load
from mkdocs_briefings.fingerprint import digest_of, fingerprint_of
from mkdocs_briefings.reading.look import look_at
from mkdocs_briefings.reading.picture import Picture
from mkdocs_briefings.reading.record import keys_without_future
from mkdocs_briefings.reading.sibling_names import path_in, sibling_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from mkdocs_briefings.build.folder_rows import FolderRow
    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.picture import Flaw
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.reading.snapshots import FileState, FolderSnapshot
    from mkdocs_briefings.reading.written_ids import WrittenId
    from mkdocs_briefings.settings import Settings


_NO_DAYS: Mapping[date, bytes] = MappingProxyType({})


class SnapshotStore:
    """Gives briefings by day or path, and reads from the memory only what is asked for."""

    def __init__(
        self, settings: Settings, state: State, snapshots: dict[str, FolderSnapshot]
    ) -> None:
        """Take the snapshots of folders whose contents are in the memory."""
        self._settings, self.state = settings, state
        self._now, self._tag = settings.now, settings.tag
        self.snapshots = snapshots
        self._fresh: dict[str, bytes] = {}
        self._unkept: dict[str, bytes] = {}
        self._records: dict[str, Mapping[str, BriefingRecord]] = {}
        self._files: dict[str, Mapping[str, FileState]] = {}
        self._keys: tuple[tuple[str, str], Mapping[str, BriefingKeys]] = (("", ""), {})
        self._digests: dict[str, bytes] = {}
        self._pictures: dict[str, Picture | Flaw | None] = {}
        self._left_out: frozenset[str] = frozenset()
        self._default = settings.tag_of(None)
        self._of_all: dict[str, Mapping[str, BriefingRecord]] = {}

    def in_language(self, settings: Settings) -> SnapshotStore:
        """Give the store of the same site in another language, which shares what is read."""
        other = SnapshotStore(settings, self.state, self.snapshots)
        other._fresh, other._of_all, other._unkept = self._fresh, self._of_all, self._unkept
        other._files, other._digests = self._files, self._digests
        other._pictures = self._pictures
        return other

    def take(self, read: FolderRow) -> None:
        """Take what was just read of a folder, which the memory does not have yet."""
        self.snapshots[read.folder] = read.snapshot
        self._fresh[read.folder] = read.records
        self._unkept[read.folder] = read.files

    def has_kept(self) -> None:
        """Be told that the memory has all that was taken."""
        self._unkept.clear()

    def look_again(self) -> None:
        """Find the days anew: folders have been taken since they were found."""
        for found in ("_folders", "days"):
            self.__dict__.pop(found, None)

    def let_go(self) -> None:
        """Let go of what was loaded of folders; the memory has all of it."""
        for loaded in (self._fresh, self._records, self._files, self._of_all):
            loaded.clear()
        self._keys = ("", ""), {}

    def leave_out(self, paths: Collection[str]) -> None:
        """Leave out briefings with an error that only others could show."""
        self._left_out = self._left_out.union(paths)
        for path in paths:
            self._records.pop(path.rpartition("/")[0], None)
        self.__dict__.pop("days", None)

    @cached_property
    def _folders(self) -> Mapping[date, list[str]]:
        found: dict[date, list[str]] = defaultdict(list)
        for folder in sorted(self.snapshots):
            for day in self.days_in(folder):
                found[day].append(folder)
        return found

    def days_in(self, folder: str) -> Mapping[date, bytes]:
        """Give the days of the briefings in a folder, each with a fingerprint of them."""
        return self.snapshots[folder].days.get(self._tag, _NO_DAYS)

    @cached_property
    def days(self) -> Mapping[date, bytes]:
        """The days of all valid briefings, published or not, each with a fingerprint of them."""
        out = {path.rpartition("/")[0] for path in self._left_out}
        return {
            day: fingerprint_of(
                *(self.days_in(folder)[day] for folder in folders),
                *(sorted(self._left_out) if out.intersection(folders) else ()),
            )
            for day, folders in self._folders.items()
        }

    def of_day(self, day: date) -> Collection[BriefingRecord]:
        """Give the briefings of a day."""
        zone = self._settings.zone
        return [
            record
            for folder in self._folders[day]
            for record in self._of_folder(folder).values()
            if len(self.days_in(folder)) == 1 or record.day(zone) == day
        ]

    def of_folder(self, folder: str) -> Collection[BriefingRecord]:
        """Give the briefings that lie directly in a folder."""
        return self._of_folder(folder).values() if folder in self.snapshots else ()

    @property
    def aliases(self) -> Iterator[tuple[str, str]]:
        """Old addresses, each with the path of the valid briefing that has it."""
        for snapshot in self.snapshots.values():
            yield from (
                each
                for each in snapshot.aliases
                if each[1] not in self._left_out and self._has(each[1], snapshot)
            )

    @property
    def links(self) -> Iterator[SiteLink]:
        """Links in the texts of briefings that only the whole site can judge."""
        for folder in sorted(self.snapshots):
            snapshot = self.snapshots[folder]
            yield from (each for each in snapshot.links if self._has(each.path, snapshot))

    @property
    def ids(self) -> Iterator[WrittenId]:
        """Ids in the texts of briefings that may not be the only ones on their page."""
        for folder in sorted(self.snapshots):
            snapshot = self.snapshots[folder]
            yield from (each for each in snapshot.ids if self._has(each.path, snapshot))

    def _has(self, path: str, snapshot: FolderSnapshot) -> bool:
        """Whether a briefing of a folder is in the store's language."""
        return not self._tag or snapshot.foreign.get(path, self._default) == self._tag

    @property
    def strays(self) -> Collection[str]:
        """Files that may be meant as briefings, and that nothing refers to, sorted."""
        found = {path for each in self.snapshots.values() for path in each.strays}
        if found:
            found.difference_update(*(each.needs for each in self.snapshots.values()))
        return sorted(found)

    def find(self, path: str) -> BriefingRecord | None:
        """Give the valid briefing at a path of the project, published or not.

        Of an original in another language its translation is given, where there is one.
        """
        folder = path.rpartition("/")[0]
        if folder not in self.snapshots:
            return None
        known = self._of_folder(folder)
        found = known.get(path)
        if found is None and self._tag and sibling_of(path, self._settings) is None:
            return known.get(path_in(path, self._tag, self._settings))
        return found

    def original_language(self, path: str) -> str:
        """Give the language of the original that a briefing is a translation of, or nothing."""
        sibling = sibling_of(path, self._settings) if self._tag else None
        if sibling is None:
            return ""
        snapshot = self.snapshots[path.rpartition("/")[0]]
        return snapshot.foreign.get(sibling.original, self._default)

    def fingerprint(self, path: str) -> bytes:
        """Give the fingerprint of a file, and of all that is kept of it if it is a briefing."""
        snapshot = self.snapshots.get(path.rpartition("/")[0])
        found = self.digest(path) if snapshot is None else snapshot.contents
        return fingerprint_of(found, "left out") if path in self._left_out else found

    def digest(self, path: str) -> bytes:
        """Give the fingerprint of a file's bytes; empty if it is not there."""
        folder, _, name = path.rpartition("/")
        if folder in self.snapshots:
            known = self._states(folder).get(name)
            if known is not None:
                return bytes.fromhex(known.digest)
        if path not in self._digests:
            file = self._settings.root / path
            self._digests[path] = digest_of(file.read_bytes()) if file.is_file() else b""
        return self._digests[path]

    def picture(self, path: str) -> Picture | None:
        """Give what is known of an image; None for other files, and for one with a flaw."""
        folder, _, name = path.rpartition("/")
        known = self._states(folder).get(name) if folder in self.snapshots else None
        if known is not None:
            return known.picture if isinstance(known.picture, Picture) else None
        if path not in self._pictures:
            self._pictures[path] = look_at(self._settings.root / path)
        found = self._pictures[path]
        return found if isinstance(found, Picture) else None

    def digests_in(self, folder: str) -> dict[str, str]:
        """Give the digests of the files that lie directly in a folder of briefings, by name."""
        states = self._states(folder) if folder in self.snapshots else {}
        return {name: state.digest for name, state in states.items()}

    def keys(self, path: str) -> BriefingKeys:
        """Give the front matter of a valid briefing, as far as readers are told of it by now."""
        folder = path.rpartition("/")[0]
        tag = self.snapshots[folder].foreign.get(path, "")
        if self._keys[0] != (folder, tag):
            (packed,) = self.state.folder_parts(folder, "keys")
            self._keys = (folder, tag), load(packed[tag])
        return keys_without_future(self._keys[1][path], self._now)

    def _of_folder(self, folder: str) -> Mapping[str, BriefingRecord]:
        if folder not in self._records:
            if self._tag:
                # Read once for the site in all of its languages.
                if folder not in self._of_all:
                    self._of_all[folder] = {each.path: each for each in self._read(folder)}
                snapshot = self.snapshots[folder]
                records: Iterable[BriefingRecord] = (
                    each for each in self._of_all[folder].values() if self._has(each.path, snapshot)
                )
            else:
                records = self._read(folder)
            self._records[folder] = {
                each.path: each for each in records if each.path not in self._left_out
            }
        return self._records[folder]

    def _read(self, folder: str) -> Iterable[BriefingRecord]:
        fresh = self._fresh.pop(folder, None)
        # Our own process or file: whoever can write to it can write the site itself.
        if fresh is not None:
            records: Iterable[BriefingRecord] = pickle.loads(fresh)  # noqa: S301
        else:
            (records,) = self.state.folder_parts(folder, "records")
        return records

    def _states(self, folder: str) -> Mapping[str, FileState]:
        if folder not in self._files:
            packed = self._unkept.get(folder)
            if packed is not None:
                # Of a worker of ours.
                self._files[folder] = pickle.loads(packed)  # noqa: S301
            else:
                (self._files[folder],) = self.state.folder_parts(folder, "files")
        return self._files[folder]
