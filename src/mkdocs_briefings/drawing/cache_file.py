"""Files that are kept from build to build: whole, or not at all.

A disk or a copy of it may change some bits, and what was made long ago is published as it is. So
each file begins with the digest of the rest.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import digest_of

if TYPE_CHECKING:
    from pathlib import Path

_LENGTH = len(digest_of(b""))


def read_cached(place: Path) -> bytes | None:
    """Give what was kept; None where nothing is, or not what was written."""
    try:
        kept = place.read_bytes()
    except OSError:  # as a rule since it is not there
        return None
    data = kept[_LENGTH:]
    return data if digest_of(data) == kept[:_LENGTH] else None


def write_cached(place: Path, data: bytes) -> None:
    """Keep data, which may be gone at any time, so that nobody ever reads a part of it."""
    unfinished, kept = place.with_suffix(f".{os.getpid()}"), digest_of(data) + data
    with suppress(OSError):  # a full disk; the build itself will say so
        try:
            unfinished.write_bytes(kept)
        except FileNotFoundError:  # the first one of its folder
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(kept)
        unfinished.replace(place)
