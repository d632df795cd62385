"""The signs that the system keeps of files, by which one that was not touched is known again."""

from __future__ import annotations

from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

Signs = tuple[int, int, int, int]
"""Size, inode, time of the bytes, time of any change: by these the system's files are known."""

signs_of: Callable[[os.stat_result], Signs] = attrgetter(
    "st_size", "st_ino", "st_mtime_ns", "st_ctime_ns"
)
"""Gives by what a file or folder is known again."""

MARGIN = timedelta(seconds=2)
"""What is not older than this is not known again by its times: no file system keeps times more
coarsely."""


def nanoseconds(margin: timedelta) -> int:
    """Give a margin as the system counts times, in nanoseconds."""
    return round(margin / timedelta(microseconds=1)) * 1000
