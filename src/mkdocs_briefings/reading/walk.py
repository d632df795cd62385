"""Walk through the folders of the briefings, without opening a file."""

from __future__ import annotations

import os
from itertools import starmap
from operator import itemgetter
from stat import S_ISDIR
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.reading.boundary import linked_folder, unreadable_folder
from mkdocs_briefings.reading.file_names import same_names
from mkdocs_briefings.reading.snapshots import FileEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.reading.snapshots import PlainEntry
    from mkdocs_briefings.settings import Settings


class FolderEntries(NamedTuple):
    """What lies directly in a folder; what is hidden is left out."""

    path: str
    """Relative to the project."""

    listed: list[PlainEntry]
    """Its files, sorted by name: of so many folders they are compared, and of few they are read."""

    folders: list[str]
    """Paths of the folders in it, relative to the project; links to folders are left out."""

    problems: tuple[Problem, ...]
    """Of a folder that cannot be read, of links to folders, and of two whose names are one."""

    @property
    def files(self) -> list[FileEntry]:
        """Its files, sorted by name."""
        return list(starmap(FileEntry, self.listed))


def walk(settings: Settings) -> Iterator[FolderEntries]:
    """Give each folder of briefings, in no order; none where there is no folder for them."""
    yield from walk_below([settings.relative(settings.briefings_dir)], settings)


def walk_below(folders: Iterable[str], settings: Settings) -> Iterator[FolderEntries]:
    """Give these folders, relative to the project, and all below them."""
    waiting = list(folders)
    while waiting:
        found = look_into(waiting.pop(), settings)
        waiting += found.folders
        yield found


def look_into(path: str, settings: Settings) -> FolderEntries:
    """Look into one folder, relative to the project; in one that is gone there is nothing."""
    files: list[PlainEntry] = []
    names: list[str] = []
    problems: list[Problem] = []
    try:
        for entry in _entries(f"{settings.root}/{path}"):
            name = entry.name
            if name.startswith("."):
                continue
            try:
                found = entry.stat()
            except OSError:  # reading it will say why
                files.append((name, -1, -1))
                continue
            # Asking the entry itself would take a call more for each of so many files.
            if not S_ISDIR(found.st_mode):
                files.append((name, found.st_size, found.st_mtime_ns))
            elif not entry.is_symlink():
                names.append(name)
            elif (problem := linked_folder(f"{path}/{name}", settings)) is not None:
                problems.append(problem)
    except FileNotFoundError:
        return FolderEntries(path, [], [], ())
    except OSError as error:
        return FolderEntries(path, [], [], (unreadable_folder(path, error),))
    files.sort(key=itemgetter(0))
    folders = [f"{path}/{name}" for name in names]
    return FolderEntries(path, files, folders, (*problems, *same_names(path, names)))


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """Give what is in a folder, which is open meanwhile where a system can do that.

    So no file is looked for from the root on, which takes a sixth of the time.
    """
    if os.scandir not in os.supports_fd:
        yield from os.scandir(folder)
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield from os.scandir(handle)
    finally:
        os.close(handle)
