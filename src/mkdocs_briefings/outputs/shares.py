"""Share paths out, so that workers, or bundles, have about as many each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE = 100
"""With so many briefings a day is planned in parts, so that all workers have a share of it."""

PARTS = 4
"""How many parts such a day has."""


def share_of(path: str, shares: int) -> int:
    """Give which one of so many shares a path is in: it follows from the path alone."""
    return crc32(path.encode(errors="surrogatepass")) % shares


def parts_of_day(size: int) -> Iterator[tuple[int, int]]:
    """Give the parts in which a day of so many briefings is planned, each of how many."""
    parts = PARTS if size >= LARGE else 1
    return ((part, parts) for part in range(parts))
