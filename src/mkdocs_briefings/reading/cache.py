"""Briefings that an earlier build has read and found right.

A file that is the same need not be read again, as long as all that its checks looked up is still
there. Only files without any problem are kept, so that every problem is found anew each time.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from mkdocs_briefings.reading.documents import Briefing

_TICK = 2_000_000_000
"""In nanoseconds: how far apart two changes have to be for every file system to tell them apart."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A briefing that was read without a problem."""

    briefing: Briefing
    needs: tuple[str, ...]
    """Files that it refers to, relative to the project; its checks found them."""

    size: int
    """Size of its file in bytes."""

    changed: int
    """When its file was changed, in nanoseconds of its file system's clock."""

    read: int
    """When it was read, in nanoseconds since 1970."""


Shelf = dict[str, Kept]
"""Briefings of one folder, by their paths."""


class ReadCache:
    """Gives briefings that are the same, and keeps those that are read, folder by folder."""

    def __init__(self, root: Path, shelves: Mapping[str, Shelf]) -> None:
        """Take what earlier builds kept, by folder."""
        self._root = str(root)
        self._old = shelves
        self._new: dict[str, Shelf] = {}

    def find(self, path: str, sources: Collection[str]) -> Briefing | None:
        """Give the briefing at a path of the project, if reading it would give the same."""
        folder = path.rpartition("/")[0]
        kept = self._old.get(folder, {}).get(path)
        if kept is None:
            return None
        kept = self._same(kept, path)
        if kept is None or not self._has_needs(kept, sources):
            return None
        self._new.setdefault(folder, {})[path] = kept
        return kept.briefing

    def keep(self, briefing: Briefing, needs: Collection[str]) -> None:
        """Keep a briefing that has just been read."""
        folder = briefing.path.rpartition("/")[0]
        try:
            found = os.stat(f"{self._root}/{briefing.path}")  # noqa: PTH116 - one for each file
        except OSError:  # gone meanwhile; the next build will see
            return
        kept = Kept(
            briefing, tuple(sorted(needs)), found.st_size, found.st_mtime_ns, time.time_ns()
        )
        self._new.setdefault(folder, {})[briefing.path] = kept

    @property
    def changed(self) -> dict[str, Shelf]:
        """The folders that are not as they were."""
        return {
            folder: shelf for folder, shelf in self._new.items() if self._old.get(folder) != shelf
        }

    @property
    def gone(self) -> tuple[str, ...]:
        """Folders of which nothing is left."""
        return tuple(folder for folder in self._old if folder not in self._new)

    def _same(self, kept: Kept, path: str) -> Kept | None:
        whole = f"{self._root}/{path}"
        try:
            found = os.stat(whole)  # noqa: PTH116 - one for each file
            if found.st_size != kept.size:
                return None
            # A change within the same tick as the reading has left no other time.
            if found.st_mtime_ns == kept.changed and kept.changed < kept.read - _TICK:
                return kept
            with open(whole, "rb") as file:  # noqa: PTH123 - one for each file
                if hashlib.sha256(file.read()).hexdigest() != kept.briefing.digest:
                    return None
        except OSError:
            return None
        return replace(kept, changed=found.st_mtime_ns, read=time.time_ns())

    def _has_needs(self, kept: Kept, sources: Collection[str]) -> bool:
        source = kept.briefing.keys.source
        if source is not None and source not in sources:
            return False
        return all(os.path.isfile(f"{self._root}/{path}") for path in kept.needs)  # noqa: PTH113
