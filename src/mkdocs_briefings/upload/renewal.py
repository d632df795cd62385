"""Follow a site from what is known of it to what it is now, by what is another than it was alone.

A file or folder is asked for its signs before it is read. So what changes meanwhile has other signs
the next time, and is read again.
"""

from __future__ import annotations

import errno
import os
import stat
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING

from mkdocs_briefings.build.signs import signs_of
from mkdocs_briefings.upload.known_site import FILE, FOLDER, REFUSED, SIGNS, Columns, packed
from mkdocs_briefings.upload.manifest import FOLDER as OURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.build.signs import Signs

_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
"""What a system says where a path leads to nothing: a folder in it may be a file or a link now."""

_NOT_PUBLISHED = os.fsencode(OURS)


@dataclass(slots=True)
class Renewal:
    """Finds what has come, what has gone, and what has to be read again."""

    root: bytes
    """Path of the site's folder."""

    settled: int
    """What was changed at that moment or later is too new to be known again by its signs; in
    nanoseconds."""

    columns: Columns
    """Of the site as it was; what is still there gets the signs that it has now."""

    _gone: bytearray = field(init=False)
    """1 for what is no more, or is of another kind."""

    _new: dict[int, Columns] = field(default_factory=dict)
    """What is new, by the number of the folder that it is in."""

    def __post_init__(self) -> None:
        self._gone = bytearray(len(self.columns.paths))

    @property
    def lost(self) -> list[bytes]:
        """Paths of what is no more; something else may be there now."""
        return list(compress(self.columns.paths, self._gone))

    def follow(self, differing: Iterable[int]) -> Columns:
        """Give the site as it is, if nothing but these is another. Raises `OSError`."""
        for folder in sorted(self._look_at(differing)):
            if not self._gone[folder]:
                self._list(folder)
        return self._joined() if self._new or any(self._gone) else self.columns

    def _look_at(self, differing: Iterable[int]) -> set[int]:
        """Ask these for their signs, and give the folders that have to be listed."""
        columns = self.columns
        changed, away, above = set[int](), set[int](), set[bytes]()
        for number in differing:
            path = columns.paths[number]
            found = self._asked(path)
            if found is None or _kind_of(found) != columns.kinds[number]:
                away.add(number)
                above.add(path.rpartition(b"/")[0])
                continue
            signs = signs_of(found)
            columns.signs[number * SIGNS : (number + 1) * SIGNS] = packed((signs,))
            columns.young[number] = self._is_young(signs)
            columns.stale[number] = columns.kinds[number] == FILE
            changed.add(number)
        if above:  # whose own signs may have been asked for before that happened
            changed.update(n for n, path in enumerate(columns.paths) if path in above)
        return {each for each in changed - away if columns.kinds[each] == FOLDER}

    def _asked(self, path: bytes) -> os.stat_result | None:
        if not path:
            return os.stat(self.root)  # noqa: PTH116 - bytes
        try:
            return os.lstat(self._place_of(path))
        except OSError as error:
            if error.errno in _GONE:
                return None
            raise

    def _list(self, folder: int) -> None:
        """Find what has come into a folder, and what has gone from it."""
        path = self.columns.paths[folder]
        with os.scandir(self._place_of(path)) as entries:
            now = {each.name: each for each in entries}
        if not path:
            now.pop(_NOT_PUBLISHED, None)
        for name, number in self._inside(folder):
            entry = now.get(name)
            if entry is not None and _kind_of_entry(entry) == self.columns.kinds[number]:
                del now[name]
            else:
                end = self._end_of(number)
                self._gone[number:end] = b"\1" * (end - number)
        if now:
            new = self._new[folder] = Columns()
            for name, entry in now.items():
                self._add(_start_of(path) + name, entry.stat(follow_symlinks=False), new)

    def _inside(self, folder: int) -> Iterator[tuple[bytes, int]]:
        """Give the names that were in a folder, each with its number."""
        paths, number = self.columns.paths, folder + 1
        start = _start_of(paths[folder])
        while number < len(paths) and paths[number].startswith(start):
            yield paths[number][len(start) :], number
            number = self._end_of(number)

    def _end_of(self, number: int) -> int:
        """Give the number behind a file, or behind all that was in a folder."""
        paths = self.columns.paths
        if self.columns.kinds[number] != FOLDER:
            return number + 1
        start = _start_of(paths[number])
        return bisect_left(paths, True, number + 1, key=lambda path: not path.startswith(start))  # noqa: FBT003 - positional there

    def _add(self, path: bytes, found: os.stat_result, new: Columns) -> None:
        """Add a file, or a folder and behind it all that is in it."""
        left = [(path, found)]
        while left:
            path, found = left.pop()
            signs = signs_of(found)
            new.add(path, _kind_of(found), packed((signs,)), is_young=self._is_young(signs))
            if stat.S_ISDIR(found.st_mode):
                start = _start_of(path)
                with os.scandir(self._place_of(path)) as entries:
                    left += [
                        (start + each.name, each.stat(follow_symlinks=False)) for each in entries
                    ]

    def _joined(self) -> Columns:
        """Give what has stayed, and behind their folders what is new."""
        joined, start = Columns(), 0
        for folder, new in sorted(self._new.items(), key=lambda item: item[0]):
            self._take_stayed(joined, start, folder + 1)
            joined.take(new, 0, len(new.paths))
            start = folder + 1
        self._take_stayed(joined, start, len(self._gone))
        return joined

    def _take_stayed(self, joined: Columns, start: int, end: int) -> None:
        while (first := self._gone.find(0, start, end)) >= 0:
            last = self._gone.find(1, first, end)
            start = end if last < 0 else last
            joined.take(self.columns, first, start)

    def _is_young(self, signs: Signs) -> bool:
        return max(signs[2:]) >= self.settled

    def _place_of(self, path: bytes) -> bytes:
        return self.root + b"/" + path


def _start_of(folder: bytes) -> bytes:
    """Give how the paths begin of all that is in a folder."""
    return folder + b"/" if folder else b""


def _kind_of(found: os.stat_result) -> int:
    if stat.S_ISDIR(found.st_mode):
        return FOLDER
    return FILE if stat.S_ISREG(found.st_mode) else REFUSED


def _kind_of_entry(entry: os.DirEntry[bytes]) -> int:
    if entry.is_dir(follow_symlinks=False):
        return FOLDER
    return FILE if entry.is_file(follow_symlinks=False) else REFUSED
