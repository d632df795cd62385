"""Open the store of a build: look at every folder, and read what is new."""

from __future__ import annotations

import pickle
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mkdocs_briefings.build.damage import load
from mkdocs_briefings.build.folder_rows import FolderRow
from mkdocs_briefings.build.given_names import twice_named
from mkdocs_briefings.build.snapshot_store import SnapshotStore
from mkdocs_briefings.build.versions import reading_version
from mkdocs_briefings.build.workers import run_all
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.given_names import names_files
from mkdocs_briefings.reading.profile_files import all_profiles
from mkdocs_briefings.reading.site_links import has_come
from mkdocs_briefings.reading.snapshots import EMPTY_FOLDER, FolderContents, listing_of
from mkdocs_briefings.reading.translated_profiles import TranslatedProfiles
from mkdocs_briefings.reading.walk import look_into, walk_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.documents import Source, StoryProfile
    from mkdocs_briefings.reading.folders import FolderReading
    from mkdocs_briefings.reading.given_names import NamesFile
    from mkdocs_briefings.reading.snapshots import FileEntry, FolderSnapshot, PlainEntry
    from mkdocs_briefings.reading.walk import FolderEntries
    from mkdocs_briefings.settings import Settings

_WORTH_A_FORK = 200
"""With fewer files to read, starting workers takes longer than reading."""

_WORTH_LOOKING_TOGETHER = 60
"""With fewer folders that are known, starting workers takes longer than looking at the files."""


_BRANCHES = 16
"""So many for each worker let all of them end at about the same time."""

_PARTS = 16
"""In so many parts what is read is looked at while the rest is: each asks for all names anew."""


class _FolderCheck(NamedTuple):
    """What looking at a folder told."""

    path: str
    files: list[FileEntry] | None
    """Those of a folder of which something may have changed."""

    problems: tuple[Problem, ...]


Watcher: TypeAlias = "Callable[[Sequence[str]], None]"
"""Is told of folders that are read."""


class OpenResult(NamedTuple):
    """A store, and what was found while it was opened."""

    store: SnapshotStore
    sources: tuple[Source, ...]
    stories: tuple[StoryProfile, ...]
    problems: tuple[Problem, ...]
    changed: frozenset[str]
    """Folders whose files are not those that were remembered."""

    translated: Mapping[str, TranslatedProfiles]
    """Sources and stories by the language in which they are told of, the default one left out."""

    names: Mapping[str, NamesFile]
    """What is called how, by the languages that have a file with names."""


def open_store(
    settings: Settings,
    state: State,
    jobs: int,
    watch: Callable[[OpenResult], Watcher] | None = None,
) -> OpenResult:
    """Look at every folder, read what is new, and remember it.

    `watch` is given the store before, and what it gives is told of the folders that are read while
    others still are.
    """
    problems: list[Problem] = []
    profiles = _read_profiles(settings, problems)
    sources, stories, slugs, translated = profiles
    names = _names(settings, profiles, problems)
    version = reading_version(settings)
    known = state.snapshots(version)
    snapshots: dict[str, FolderSnapshot] = {}
    to_read: list[tuple[str, list[FileEntry]]] = []
    for folder, files, told in _look(settings, known, slugs, jobs):
        problems.extend(told)
        if files is None:
            snapshots[folder] = known[folder]
        elif files:
            to_read.append((folder, files))
    store = SnapshotStore(settings, state, snapshots)
    opened = OpenResult(store, sources, stories, (), frozenset(), translated, names)
    changed = {folder for folder in known if folder not in snapshots}
    work = _Reader(to_read, known, slugs, settings, state)
    # The workers read the memory, so what they give is written when it comes.
    workers = work.workers(jobs)
    results = work.read_all(workers) if to_read else iter(())
    if to_read or changed:
        # Forked before the connection is opened: SQLite's may not be carried over a fork.
        first = list(islice(results, 1))
        # Where nobody else reads, nothing is won.
        tell = _Teller(watch(opened) if watch is not None and workers > 1 else None, len(to_read))
        with state.transaction() as connection:
            for read in chain(first, results):
                connection.execute(
                    "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?)",
                    (read.folder, version, pickle.dumps(read.snapshot), *read[2:5]),
                )
                store.take(read)
                tell.add(read.folder)
                problems.extend(read.problems)
                before = known.get(read.folder)
                if before is not None and before.contents == read.snapshot.contents:
                    changed.discard(read.folder)
                else:
                    changed.add(read.folder)
            gone = [(folder,) for folder in known if folder not in snapshots]
            connection.executemany("DELETE FROM snapshots WHERE folder = ?", gone)
            connection.execute("DELETE FROM snapshots WHERE version != ?", (version,))
        store.has_kept()
        store.look_again()
    return opened._replace(problems=tuple(problems), changed=frozenset(changed))


class _Teller:
    """Tells of folders that were read, many of them at a time."""

    def __init__(self, watcher: Watcher | None, total: int) -> None:
        self._watcher, self._together = watcher, total // _PARTS + 1
        self._new: list[str] = []

    def add(self, folder: str) -> None:
        if self._watcher is None:
            return
        self._new.append(folder)
        if len(self._new) == self._together:
            self._watcher(self._new)
            self._new = []


class _Profiles(NamedTuple):
    """The profiles of a project that are valid."""

    sources: tuple[Source, ...]
    stories: tuple[StoryProfile, ...]
    slugs: frozenset[str]
    """Those of all sources, valid or not."""

    translated: Mapping[str, TranslatedProfiles]


def _read_profiles(settings: Settings, problems: list[Problem]) -> _Profiles:
    if not all_profiles(settings):
        none = TranslatedProfiles((), ())
        return _Profiles((), (), frozenset(), {each.tag: none for each in settings.languages})
    # What checks keys takes longer to load than many commands work.
    from mkdocs_briefings.reading.profiles import (  # noqa: PLC0415
        read_sources,
        read_stories,
        read_translated_profiles,
    )

    sources, slugs = read_sources(settings, problems)
    stories = read_stories(settings, problems)
    return _Profiles(sources, stories, slugs, read_translated_profiles(settings, problems))


def _names(
    settings: Settings, profiles: _Profiles, problems: list[Problem]
) -> Mapping[str, NamesFile]:
    if not names_files(settings):
        return {}
    from mkdocs_briefings.reading.names_files import read_names  # noqa: PLC0415 - as above

    found = read_names(settings, problems)
    originals = TranslatedProfiles(profiles.sources, profiles.stories)
    for tag, file in found.items():
        if tag in profiles.translated:
            problems.extend(twice_named(file, originals, profiles.translated[tag]))
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads folders by their position in a list; a worker has all of it by inheritance."""

    to_read: list[tuple[str, list[FileEntry]]]
    known: Mapping[str, FolderSnapshot]
    sources: frozenset[str]
    settings: Settings
    state: State

    def workers(self, jobs: int) -> int:
        """Give how many processes are worth starting."""
        return jobs if sum(len(listed) for _, listed in self.to_read) >= _WORTH_A_FORK else 1

    def read_all(self, workers: int) -> Iterator[FolderRow]:
        # As above; and before there are workers, none of which then has to load it.
        from mkdocs_briefings.reading.folders import read_folder  # noqa: PLC0415

        return run_all(partial(self._read, read_folder), len(self.to_read), workers)

    def _read(self, read_folder: Callable[..., FolderReading], position: int) -> FolderRow:
        folder, listed = self.to_read[position]
        before = _contents(self.state, folder) if folder in self.known else EMPTY_FOLDER
        read = read_folder(folder, listed, before, self.sources, self.settings)
        contents = read.contents
        return FolderRow(
            folder,
            read.snapshot,
            pickle.dumps(contents.files, pickle.HIGHEST_PROTOCOL),
            pickle.dumps(contents.records, pickle.HIGHEST_PROTOCOL),
            pickle.dumps(_packed_keys(contents.keys, read.snapshot), pickle.HIGHEST_PROTOCOL),
            read.problems,
        )


def _packed_keys(keys: Mapping[str, BriefingKeys], snapshot: FolderSnapshot) -> Mapping[str, bytes]:
    """Pickle those of each language apart: whoever renders the site in one needs no others."""
    found: dict[str, dict[str, BriefingKeys]] = defaultdict(dict)
    for path, each in keys.items():
        found[snapshot.foreign.get(path, "")][path] = each
    return {tag: pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for tag, each in found.items()}


def _contents(state: State, folder: str) -> FolderContents:
    files, records, packed = state.folder_parts(folder, "files", "records", "keys")
    keys = {path: each for of_tag in packed.values() for path, each in load(of_tag).items()}
    return FolderContents(files, records, keys)


def _look(
    settings: Settings, known: Mapping[str, FolderSnapshot], slugs: frozenset[str], jobs: int
) -> list[_FolderCheck]:
    """Look at all folders of briefings; they come sorted."""
    # What workers find out has to be sent: of unknown folders that is every file.
    parts = jobs if len(known) >= _WORTH_LOOKING_TOGETHER else 1
    waiting = deque([settings.relative(settings.briefings_dir)])
    tops: list[FolderEntries] = []
    while parts > 1 and 0 < len(waiting) < parts * _BRANCHES:
        tops.append(look_into(waiting.popleft(), settings))
        waiting += tops[-1].folders
    work = _Looker(tuple(waiting), known, slugs, settings, parts)
    seen = chain(map(work.judge, tops), *run_all(work, parts, parts))
    return sorted(seen, key=attrgetter("path"))


@dataclass(frozen=True, slots=True)
class _Looker:
    """Looks at the files below a part of some folders, without opening any."""

    branches: Sequence[str]
    known: Mapping[str, FolderSnapshot]
    sources: frozenset[str]
    settings: Settings
    parts: int

    def __call__(self, part: int) -> list[_FolderCheck]:
        found = walk_below(self.branches[part :: self.parts], self.settings)
        return list(map(self.judge, found))

    def judge(self, found: FolderEntries) -> _FolderCheck:
        """Tell whether something may have changed in a folder."""
        snapshot = self.known.get(found.path)
        is_current = snapshot is not None and _is_current(
            snapshot, found.listed, self.sources, self.settings
        )
        return _FolderCheck(found.path, None if is_current else found.files, found.problems)


def _is_current(
    snapshot: FolderSnapshot,
    listed: Iterable[PlainEntry],
    slugs: frozenset[str],
    settings: Settings,
) -> bool:
    boundary = boundary_of(settings)
    return (
        bool(snapshot.listing)
        and snapshot.listing == listing_of(listed)
        and snapshot.sources <= slugs
        and all(map(boundary.holds, snapshot.needs))
        and not any(has_come(each, snapshot.needs, settings) for each in snapshot.lacks)
    )
