"""The rooms of the wire that are measured, each by a module beside this one."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.bars import Bar

ON_DATA = ("checks", "feeds", "text")
"""Measured on data that others have published: `measure` takes the folder where they are."""

BY_ITSELF = ("day", "events", "month", "poll", "review")
"""Measured on what is made up: `measure` takes an empty folder to work in."""

ROOMS = tuple(sorted((*ON_DATA, *BY_ITSELF)))


def measure(name: str, data: Path | None) -> Iterable[Bar]:
    """Give the figures of a room, with what they must be; ends the program without its data."""
    room = import_module(f"bench.wire.{name}")
    if name in BY_ITSELF:
        with TemporaryDirectory() as work:
            yield from room.measure(Path(work))
    elif data is None:
        raise SystemExit(f"{name}: Name a folder for the data of others: --data FOLDER")
    else:
        yield from room.measure(data)


def clone(data: Path, repository: str) -> Path:
    """Give the clone of a repository (`owner/name`) in a folder; ends the program without it."""
    found = data / repository.rpartition("/")[2]
    if not found.is_dir():
        address = f"https://github.com/{repository}"
        raise SystemExit(f"{found} is missing. Get it: git clone --depth 1 {address} {found}")
    return found
