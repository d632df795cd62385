"""Notice what code does besides giving what it is asked for: files, programs, connections.

Python tells of these. It does not tell of the time, of chance, or of whether a file is there.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from contextlib import contextmanager
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Note = Callable[["Act"], None]


class ActKind(Enum):
    """What is done to a file, or elsewhere."""

    READ = "reads"
    LIST = "lists"
    WRITE = "writes"
    REACH = "asks"


class Act(NamedTuple):
    """Something that code has done."""

    kind: ActKind
    target: str
    """A file's path as it was given, or what was asked outside of this process."""

    @property
    def path(self) -> Path:
        """The file's path from the root of the file system."""
        return Path(os.path.abspath(self.target))  # noqa: PTH100 - without following links


_LISTING = frozenset({"os.listdir", "os.scandir"})

_CHANGING = frozenset({
    "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
    "os.truncate", "os.utime",
})  # fmt: skip

_REACHING = frozenset({
    "os.exec", "os.posix_spawn", "os.putenv", "os.startfile", "os.system", "socket.connect",
    "socket.getaddrinfo", "sqlite3.connect", "subprocess.Popen",
})  # fmt: skip

_OF_INTEREST = _LISTING | _CHANGING | _REACHING | {"open"}

_WRITE = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC

_note: Note | None = None
"""Is told of each act; Python never lets go of a hook, so all share one."""


def tell(note: Note | None) -> Note | None:
    """Tell `note` of what this process does from now on; give who was told before."""
    global _note
    if note is not None:
        _install()
    before, _note = _note, note
    return before


@contextmanager
def told(note: Note | None) -> Iterator[None]:
    """Tell `note` of what is done meanwhile."""
    before = tell(note)
    try:
        yield
    finally:
        tell(before)


@cache
def _install() -> None:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        note = _note
        if note is None or event not in _OF_INTEREST:
            return
        with told(None):  # whoever looks at it may open files
            act = _act(event, arguments)
            if act is not None:
                note(act)

    sys.addaudithook(hook)


def _act(event: str, arguments: tuple[Any, ...]) -> Act | None:
    target = arguments[0] if arguments else None
    if event in _REACHING:
        return Act(ActKind.REACH, str(target) if event == "subprocess.Popen" else event)
    if event in _LISTING and target is None:
        target = "."
    if not isinstance(target, str | bytes | os.PathLike):
        return None  # a file that is open already
    kind = ActKind.WRITE
    if event in _LISTING:
        kind = ActKind.LIST
    elif event == "open" and not arguments[2] & _WRITE:
        kind = ActKind.READ
    name = os.fsdecode(target)
    return None if is_of_python(name) else Act(kind, name)


def is_of_python(name: str) -> bool:
    """Whether a file is part of Python, or of what is installed and so has a version."""
    return name == os.devnull or "__pycache__" in name or name.startswith(_installed())


@cache
def _installed() -> tuple[str, ...]:
    folders = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), "/usr/share/zoneinfo"}
    return tuple(sorted(f"{folder}{os.sep}" for folder in folders if folder not in {"", os.sep}))
