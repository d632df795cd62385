"""The stage: where outputs are written before they are published."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

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
        except (FileExistsError, IsADirectoryError, NotADirectoryError):
            return None


@dataclass(frozen=True, slots=True)
class HeldStage:
    """Holds files in memory, on their way to the stage of a build on another machine."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    """Paths in the site and bytes, in the order in which they were made."""

    def write(self, path: str, data: bytes) -> tuple[int, int] | None:
        """Hold a file; give its size, and no time: it gets one where it is written."""
        self.files.append((path, data))
        return len(data), 0


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
