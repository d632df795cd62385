"""The stage: where outputs are written before they are published."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mkdocs_briefings.build.files import files_below

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAKEN = (FileExistsError, IsADirectoryError, NotADirectoryError)
"""What the system says where a file stands in the place of a folder, or the other way round."""

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
"""How `open` opens a file that it makes; without the object around it, which costs a tenth."""


class Stage(Protocol):
    """Takes the files that outputs become."""

    def write(self, path: str, data: bytes) -> tuple[int, int] | None:
        """Take a file by its path in the site; give its size and time.

        Gives None where another output stands in its place. Raises `OSError`.
        """


@dataclass(frozen=True, slots=True)
class FolderStage:
    """The stage of a build: a folder in which nobody looks yet."""

    folder: Path

    def write(self, path: str, data: bytes) -> tuple[int, int] | None:
        """Write a file; give its size in bytes, and its time in nanoseconds."""
        try:
            return _write(f"{self.folder}/{path}", data)
        except _TAKEN:
            return None

    def take_over(self, other: Path) -> Iterator[str]:
        """Move what is in another folder here, as if it had been written here.

        Gives paths in the site in whose place another output stands. Raises `OSError`.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        return self._take_over(str(other), "")

    def _take_over(self, source: str, inside: str) -> Iterator[str]:
        with os.scandir(source) as found:
            entries = list(found)
        for entry in entries:
            path = f"{inside}{entry.name}"
            target = f"{self.folder}/{path}"
            is_folder = entry.is_dir(follow_symlinks=False)
            try:
                # A folder goes whole where there is none yet, which is how most days go.
                os.replace(entry.path, target)  # noqa: PTH105 - one for each folder
            except OSError as error:
                if is_folder and os.path.isdir(target):  # noqa: PTH112 - as above
                    yield from self._take_over(entry.path, f"{path}/")
                elif not isinstance(error, _TAKEN):
                    raise
                elif is_folder:
                    yield from (f"{path}/{each}" for each in files_below(Path(entry.path)))
                else:
                    yield path


@dataclass(frozen=True, slots=True)
class HeldStage:
    """Holds files in memory, on their way to the stage of a build on another machine."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    """Paths in the site and bytes, in the order in which they were made."""

    def write(self, path: str, data: bytes) -> tuple[int, int] | None:
        """Hold a file; give its size, and no time: it gets one where it is written."""
        self.files.append((path, data))
        return len(data), 0

    def take(self) -> list[tuple[str, bytes]]:
        """Give what is held, and hold it no longer."""
        taken = self.files.copy()
        self.files.clear()
        return taken


def _write(path: str, data: bytes) -> tuple[int, int]:
    if path.endswith("/index.html"):  # nearly always in a folder of its own
        with suppress(FileExistsError, FileNotFoundError):
            os.mkdir(path[: -len("/index.html")])  # noqa: PTH102 - one for each file
    try:
        file = os.open(path, _NEW_FILE, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - as above
        file = os.open(path, _NEW_FILE, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):  # as of a very long one
            written += os.write(file, memoryview(data)[written:])
        return written, os.fstat(file).st_mtime_ns
    finally:
        os.close(file)
