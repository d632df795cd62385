"""Open the library of a build: look at every folder, and read what is new."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.build.library import ShelfLibrary
from mkdocs_briefings.build.versions import reading_version
from mkdocs_briefings.build.workers import run_all
from mkdocs_briefings.reading.newsroom import read_sources
from mkdocs_briefings.reading.shelves import (
    EMPTY,
    Contents,
    find_folders,
    list_files,
    read_folder,
    stamp,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.reading.documents import Source
    from mkdocs_briefings.reading.shelves import Listed, Shelf
    from mkdocs_briefings.settings import Settings

_WORTH_A_FORK = 200
"""With fewer files to read, starting workers takes longer than reading."""

_WORTH_LOOKING_TOGETHER = 60
"""With fewer folders that are known, starting workers takes longer than looking at the files."""


_Found = tuple[str, "list[Listed] | None"]
"""A folder, and its files where they may have changed."""


class Read(NamedTuple):
    """A folder that was read, ready to be remembered."""

    folder: str
    shelf: Shelf
    files: bytes
    filed: bytes
    keys: bytes
    """Each of them pickled."""

    problems: tuple[Problem, ...]


class Opened(NamedTuple):
    """A library, and what was found while it was opened."""

    library: ShelfLibrary
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    changed: frozenset[str]
    """Folders whose files are not those that were remembered."""


def open_library(settings: Settings, state: State, jobs: int) -> Opened:
    """Look at every folder, read what is new, and remember it."""
    problems: list[Problem] = []
    sources, slugs = read_sources(settings, problems)
    version = reading_version(settings)
    known = state.shelves(version)
    shelves: dict[str, Shelf] = {}
    to_read: list[tuple[str, list[Listed]]] = []
    for folder, listed in _look(settings, known, slugs, jobs):
        if listed is None:
            shelves[folder] = known[folder]
        else:
            to_read.append((folder, listed))
    library = ShelfLibrary(settings, state, shelves)
    changed = {folder for folder in known if folder not in shelves}
    work = _Reader(to_read, known, slugs, settings, state)
    files = sum(len(listed) for _, listed in to_read)
    workers = jobs if files >= _WORTH_A_FORK else 1
    # The workers read the memory, so what they give is written when it comes.
    results = run_all(work, len(to_read), workers)
    if to_read or changed:
        # Forked before the connection is opened: SQLite's may not be carried over a fork.
        first = list(islice(results, 1))
        with state.transaction() as connection:
            for read in chain(first, results):
                connection.execute(
                    "INSERT OR REPLACE INTO shelves VALUES (?, ?, ?, ?, ?, ?)",
                    (read.folder, version, pickle.dumps(read.shelf), *read[2:5]),
                )
                shelves[read.folder] = read.shelf
                library.take(read.folder, read.filed)
                problems.extend(read.problems)
                before = known.get(read.folder)
                if before is not None and before.content == read.shelf.content:
                    changed.discard(read.folder)
                else:
                    changed.add(read.folder)
            gone = [(folder,) for folder in known if folder not in shelves]
            connection.executemany("DELETE FROM shelves WHERE folder = ?", gone)
            connection.execute("DELETE FROM shelves WHERE version != ?", (version,))
    return Opened(library, sources, tuple(problems), frozenset(changed))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads folders by their position in a list; a worker has all of it by inheritance."""

    to_read: list[tuple[str, list[Listed]]]
    known: Mapping[str, Shelf]
    sources: frozenset[str]
    settings: Settings
    state: State

    def __call__(self, position: int) -> Read:
        folder, listed = self.to_read[position]
        before = _contents(self.state, folder) if folder in self.known else EMPTY
        read = read_folder(folder, listed, before, self.sources, self.settings)
        contents = read.contents
        return Read(
            folder,
            read.shelf,
            pickle.dumps(contents.files, pickle.HIGHEST_PROTOCOL),
            pickle.dumps(contents.filed, pickle.HIGHEST_PROTOCOL),
            pickle.dumps(contents.keys, pickle.HIGHEST_PROTOCOL),
            read.problems,
        )


def _contents(state: State, folder: str) -> Contents:
    return Contents(
        state.shelf(folder, "files"), state.shelf(folder, "filed"), state.shelf(folder, "keys")
    )


def _look(
    settings: Settings, known: Mapping[str, Shelf], slugs: frozenset[str], jobs: int
) -> list[_Found]:
    """Give each folder that has files, sorted."""
    folders = sorted(find_folders(settings.root, settings.briefings_dir))
    # What workers find out has to be sent: of unknown folders that is every file.
    parts = jobs if len(known) >= _WORTH_LOOKING_TOGETHER else 1
    work = _Looker(folders, known, slugs, settings, parts)
    found = chain.from_iterable(run_all(work, parts, parts))
    return sorted(found, key=itemgetter(0))


@dataclass(frozen=True, slots=True)
class _Looker:
    """Looks at the files of a part of all folders, without opening any."""

    folders: Sequence[str]
    known: Mapping[str, Shelf]
    sources: frozenset[str]
    settings: Settings
    parts: int

    def __call__(self, part: int) -> list[_Found]:
        found: list[_Found] = []
        for folder in self.folders[part :: self.parts]:
            listed = list_files(self.settings.root / folder)
            shelf = self.known.get(folder)
            if shelf is not None and _is_current(shelf, listed, self.sources, self.settings):
                found.append((folder, None))
            elif listed:
                found.append((folder, listed))
        return found


def _is_current(
    shelf: Shelf, listed: list[Listed], slugs: frozenset[str], settings: Settings
) -> bool:
    root = str(settings.root)
    return (
        bool(shelf.stamp)
        and shelf.stamp == stamp(listed)
        and shelf.sources <= slugs
        and all(os.path.isfile(f"{root}/{need}") for need in shelf.needs)  # noqa: PTH113
    )
