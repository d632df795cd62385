"""Write files, and nothing over a file that is there."""

from __future__ import annotations

import os
import shutil
import tempfile
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Outcome(Enum):
    """What became of a file that was to be written."""

    WRITTEN = "written"
    ALREADY_THERE = "already there"
    LEFT_ALONE = "left alone"


def write_new(target: Path, data: bytes, *, dry_run: bool = False) -> Outcome:
    """Write a file as a whole, if there is none. Raises `OSError`."""
    if os.path.lexists(target):
        is_same = target.is_file() and target.read_bytes() == data
        return Outcome.ALREADY_THERE if is_same else Outcome.LEFT_ALONE
    if dry_run:
        return Outcome.WRITTEN
    return _put(target, lambda temporary: temporary.write_bytes(data))


def copy_new(original: Path, target: Path, *, dry_run: bool) -> Outcome:
    """Copy a file as a whole, if there is none. Raises `OSError`."""
    if os.path.lexists(target):
        is_same = (
            target.is_file()
            and target.stat().st_size == original.stat().st_size
            and target.read_bytes() == original.read_bytes()
        )
        return Outcome.ALREADY_THERE if is_same else Outcome.LEFT_ALONE
    if dry_run:
        return Outcome.WRITTEN
    return _put(target, lambda temporary: shutil.copyfile(original, temporary))


def _put(target: Path, fill: Callable[[Path], object]) -> Outcome:
    """Write a file beside its place, and put it there unless somebody was quicker."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".briefings-", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        fill(temporary)
        temporary.chmod(0o666 & ~_umask())
        return _put_in_place(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _put_in_place(temporary: Path, target: Path) -> Outcome:
    try:
        # Other than a renaming, it never takes the place of a file.
        os.link(temporary, target)
    except FileExistsError:
        return Outcome.LEFT_ALONE
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            return Outcome.LEFT_ALONE
        temporary.replace(target)
    return Outcome.WRITTEN


def _umask() -> int:
    # There is no way to ask for it without setting it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
