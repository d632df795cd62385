"""Write files that are kept from build to build, whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_atomically(place: Path, data: bytes) -> None:
    """Write a file that may be missing at any time, so that nobody ever reads a part of it."""
    unfinished = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):  # a full disk; the build itself will say so
        try:
            unfinished.write_bytes(data)
        except FileNotFoundError:  # the first one of its folder
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(data)
        unfinished.replace(place)
