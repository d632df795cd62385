"""Read what is new in a folder."""

from __future__ import annotations

import hashlib
import posixpath
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Severity
from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.documents import Briefing
from mkdocs_briefings.reading.file_names import same_names
from mkdocs_briefings.reading.look import look, look_at
from mkdocs_briefings.reading.newsroom import (
    CheckResult,
    InvalidBriefing,
    read_briefings,
    read_translation,
)
from mkdocs_briefings.reading.outdated import Outdated
from mkdocs_briefings.reading.picture import Flaw, Picture
from mkdocs_briefings.reading.profiles import open_inside
from mkdocs_briefings.reading.record import BriefingRecord, record_briefing, with_picture
from mkdocs_briefings.reading.sibling_names import odd_sibling, orphan, sibling_of
from mkdocs_briefings.reading.siblings import is_made_from
from mkdocs_briefings.reading.site_links import has_come
from mkdocs_briefings.reading.snapshots import (
    FileState,
    FolderContents,
    FolderSnapshot,
    listing_of,
)
from mkdocs_briefings.reading.strays import is_stray

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.reading.picture import Look
    from mkdocs_briefings.reading.sibling_names import Sibling
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.reading.snapshots import FileEntry
    from mkdocs_briefings.reading.written_ids import WrittenId
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class FolderReading:
    """A folder that has been looked at."""

    folder: str
    snapshot: FolderSnapshot
    contents: FolderContents
    problems: tuple[Problem, ...]


def read_folder(
    folder: str,
    listed: list[FileEntry],
    known: FolderContents,
    sources: Collection[str],
    settings: Settings,
) -> FolderReading:
    """Read what is new in a folder. Problems are gathered, never raised."""
    reader = _FolderReader(folder, known, sources, settings)
    reader.take_names(listed)
    # Briefings last: by then it is known what is wrong with the images beside them.
    reader.take_others([each for each in listed if not each.is_briefing])
    briefings = [each for each in listed if each.is_briefing]
    if settings.languages:
        parts: dict[bool, list[FileEntry]] = {False: [], True: []}
        for each in briefings:
            parts[sibling_of(f"{folder}/{each.name}", settings) is not None].append(each)
        reader.take_briefings(parts[False])
        reader.take_translations(parts[True])
    else:
        reader.take_briefings(briefings)
    return reader.done(listed)


class _FolderReader:
    """Takes the files of a folder."""

    def __init__(
        self, folder: str, known: FolderContents, sources: Collection[str], settings: Settings
    ) -> None:
        self._folder, self._known, self._sources = folder, known, sources
        self._settings, self._boundary = settings, boundary_of(settings)
        self._records_before = {each.path: each for each in known.records}
        self._files: dict[str, FileState] = {}
        self._records: list[BriefingRecord] = []
        self._keys: dict[str, BriefingKeys] = {}
        self._needs: set[str] = set()
        self._lacks: set[str] = set()
        self._links: list[SiteLink] = []
        self._ids: list[WrittenId] = []
        self._problems: list[Problem] = []
        self._names: frozenset[str] = frozenset()
        self._unchanged: set[str] = set()
        self._opened: dict[str, OpenFile] = {}
        self._told: dict[str, frozenset[str]] = {}
        """Messages of problems, by the paths of originals."""

        self._is_settled = True
        """Whether the names, sizes and times of the files tell all of them."""

    def take_names(self, listed: Iterable[FileEntry]) -> None:
        """Look at the names of all files."""
        if self._settings.languages:
            self._names = frozenset(each.name for each in listed)
        twins = tuple(same_names(self._folder, (each.name for each in listed)))
        if twins:
            self._problems.extend(twins)
            self._is_settled = False

    def take_others(self, listed: Iterable[FileEntry]) -> None:
        """Take the files that are no briefings."""
        for each in listed:
            path = f"{self._folder}/{each.name}"
            refused = self._boundary.problem(path, Severity.WARNING)
            if refused is None:
                self._files[each.name] = self._same(each, path) or self._state_of(each, path)
            else:
                # What refers to it is an error. It is told each time, so nothing of it is kept.
                self._problems.append(refused)
                self._is_settled = False

    def take_briefings(self, listed: Sequence[FileEntry]) -> None:
        """Take the briefings."""
        moment = time.time_ns()
        paths = [f"{self._folder}/{each.name}" for each in listed]
        same = list(map(self._same, listed, paths))
        new = (path for path, state in zip(paths, same, strict=True) if state is None)
        checked = read_briefings(new, self._sources, self._settings, self._look)
        for each, path, state in zip(listed, paths, same, strict=True):
            if state is None:
                self._keep(next(checked), each, moment)
            else:
                self._keep_same(each, path, state)

    def take_translations(self, listed: Sequence[FileEntry]) -> None:
        """Take the translations of briefings, which have been taken."""
        moment = time.time_ns()
        for each in listed:
            path = f"{self._folder}/{each.name}"
            sibling = sibling_of(path, self._settings)
            assert sibling is not None  # noqa: S101 - its name says so
            state = self._same(each, path) if sibling.original in self._unchanged else None
            if state is not None:
                self._keep_same(each, path, state)
            else:
                self._keep(self._translation(path, sibling), each, moment)

    def _translation(self, path: str, sibling: Sibling) -> CheckResult:
        original = self._opened.get(sibling.original)
        if sibling.original in self._unchanged:
            # It has no problem, or it would have been read.
            original = self._opened[sibling.original] = open_inside(
                sibling.original, self._settings
            )
        keys = self._keys.get(sibling.original)
        if keys is None or original is None:
            is_there = sibling.original.rpartition("/")[2] in self._names
            problems = () if is_there else (orphan(path, sibling),)
            return CheckResult(InvalidBriefing(path), problems)
        look = partial(_without_flaw, self._look)
        checked = read_translation(path, original, self._sources, self._settings, look)
        known = self._told.get(sibling.original, frozenset())
        new = tuple(each for each in checked.problems if each.message not in known)
        briefing = checked.briefing
        is_current = checked.file is None or is_made_from(checked.file, original)
        if isinstance(briefing, Briefing) and not is_current:
            changes = [
                *([keys.updated] if keys.updated else []),
                *(c.date for c in keys.corrections),
            ]
            briefing = replace(briefing, outdated=Outdated(max(changes, default=None)))
        return checked._replace(briefing=briefing, problems=new)

    def _keep_same(self, listed: FileEntry, path: str, state: FileState) -> None:
        """Keep what is known of a briefing that is as it was."""
        self._files[listed.name] = state
        self._needs.update(state.needs)
        self._lacks.update(state.lacks)
        self._links += state.links
        self._ids += state.ids
        self._unchanged.add(path)
        if path in self._records_before:
            self._records.append(self._with_picture(self._records_before[path]))
            self._keys[path] = self._known.keys[path]

    def done(self, listed: list[FileEntry]) -> FolderReading:
        is_settled = self._is_settled and all(
            self._files[each.name].is_same(each) for each in listed
        )
        settings = self._settings
        days: dict[str, dict[dt.date, list[bytes]]] = defaultdict(lambda: defaultdict(list))
        for each in self._records:
            days[settings.tag_of(each.language)][each.day(settings.zone)].append(each.fingerprint)
        default = settings.tag_of(None)
        snapshot = FolderSnapshot(
            listing=listing_of(listed) if is_settled else b"",
            contents=fingerprint_of(
                *(part for name, each in self._files.items() for part in (name, each.digest)),
                *(part for each in self._records for part in (each.path, each.digest)),
            ),
            days={
                tag: {day: fingerprint_of(*records) for day, records in of_tag.items()}
                for tag, of_tag in days.items()
            },
            foreign={
                each.path: tag
                for each in (self._records if settings.languages else ())
                if (tag := settings.tag_of(each.language)) != default
            },
            needs=frozenset(
                need for need in self._needs if posixpath.dirname(need) != self._folder
            ),
            # What comes into this folder changes its listing.
            lacks=frozenset(
                lack for lack in self._lacks if posixpath.dirname(lack) != self._folder
            ),
            strays=tuple(self._strays(listed)),
            sources=frozenset(each.source for each in self._records if each.source),
            aliases=tuple((alias, each.path) for each in self._records for alias in each.aliases),
            links=tuple(self._links),
            ids=tuple(self._ids),
        )
        contents = FolderContents(self._files, tuple(self._records), self._keys)
        return FolderReading(self._folder, snapshot, contents, tuple(self._problems))

    def _strays(self, listed: Iterable[FileEntry]) -> Iterator[str]:
        for each in listed:
            path = f"{self._folder}/{each.name}"
            is_read = each.name in self._files and path not in self._needs
            if is_read and is_stray(self._settings.root / path):
                yield path

    def _same(self, listed: FileEntry, path: str) -> FileState | None:
        """Give the state of a file that is as it was before; None for one that is not."""
        before = self._known.files.get(listed.name)
        if before is None or before.size != listed.size or not self._has_needs(before, path):
            return None
        if before.is_same(listed):
            return before
        digest = _digest(self._settings.root / path)
        if digest != before.digest:
            return None
        return before._replace(changed=listed.changed, read=time.time_ns())

    def _with_picture(self, record: BriefingRecord) -> BriefingRecord:
        """Give a briefing that is as it was, with its image as it is."""
        if record.image is None or posixpath.dirname(record.image.path) != self._folder:
            return record
        picture = self._look(record.image.path)
        return with_picture(record, picture if isinstance(picture, Picture) else None)

    def _look(self, path: str) -> Picture | Flaw | None:
        folder, _, name = path.rpartition("/")
        if folder == self._folder and name in self._files:
            return self._files[name].picture
        return look_at(self._settings.root / path)

    def _is_flawed(self, path: str) -> bool:
        """Whether a file of this folder is an image with a flaw, which is to be told again."""
        folder, _, name = path.rpartition("/")
        state = self._files.get(name) if folder == self._folder else None
        return state is not None and isinstance(state.picture, Flaw)

    def _has_needs(self, state: FileState, path: str) -> bool:
        record = self._records_before.get(path)
        if record is not None and record.source and record.source not in self._sources:
            return False
        if any(map(self._is_flawed, state.needs)):
            return False
        if any(has_come(each, state.needs, self._settings) for each in state.lacks):
            return False
        return all(map(self._boundary.holds, state.needs))

    def _state_of(self, listed: FileEntry, path: str) -> FileState:
        data = _bytes(self._settings.root / path)
        digest = hashlib.sha256(data).hexdigest() if data is not None else ""
        picture = look(path, data) if data is not None else None
        return FileState(listed.size, listed.changed, time.time_ns(), digest, (), picture=picture)

    def _keep(self, checked: CheckResult, listed: FileEntry, moment: int) -> None:
        """Keep what was read of a briefing, not before the moment."""
        path = f"{self._folder}/{listed.name}"
        odd = odd_sibling(path, self._names, self._settings)
        if odd is not None:
            checked = checked._replace(problems=(*checked.problems, odd))
        if self._settings.languages and checked.file is not None:
            self._opened[path] = checked.file
            self._told[path] = frozenset(each.message for each in checked.problems)
        self._problems.extend(checked.problems)
        if checked.problems:
            self._is_settled = False
        self._links += checked.links
        self._ids += checked.ids
        briefing = checked.briefing
        if not isinstance(briefing, Briefing):
            return
        self._records.append(record_briefing(briefing))
        self._keys[briefing.path] = briefing.keys
        self._needs |= briefing.needs
        self._lacks |= briefing.lacks
        if not checked.problems:
            self._files[listed.name] = FileState(
                listed.size,
                listed.changed,
                moment,
                checked.file.digest if checked.file is not None else briefing.digest,
                tuple(sorted(briefing.needs)),
                tuple(sorted(briefing.lacks)),
                checked.links,
                checked.ids,
            )


def _without_flaw(look: Look, path: str) -> Picture | Flaw | None:
    """Look at an image of which its flaw has been told."""
    found = look(path)
    return found if isinstance(found, Picture) else None


def _digest(path: Path) -> str:
    data = _bytes(path)
    return hashlib.sha256(data).hexdigest() if data is not None else ""


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # gone, or not to be read: whoever needs it says so
        return None
