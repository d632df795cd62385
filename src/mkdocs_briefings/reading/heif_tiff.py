"""Images in HEIF, as phones take them, and in TIFF, as scanners do: no browser shows them all.

HEIF (ISO/IEC 23008-12) is read with pillow-heif, which is an extra; TIFF 6.0 with Pillow.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_AVIF = frozenset({b"avif", b"avis"})
_OFFSETS_AND_LENGTHS = (273, 279), (324, 325)
"""Tags of a TIFF that say where its strips, or its tiles, are, and how long."""


def is_heif(data: bytes) -> bool:
    """Whether a file is in HEIF by its first box, and not in AVIF, which is made like it."""
    return data[4:8] == b"ftyp" and data[8:12] not in _AVIF


@cache
def let_read_heif() -> bool:
    """Let Pillow read HEIF, and tell whether what it needs for that is installed."""
    try:
        from pillow_heif import register_heif_opener  # noqa: PLC0415 - an extra, and rarely needed
    except ImportError:
        return False
    register_heif_opener()
    return True


def is_whole(data: bytes, image: Image.Image) -> bool:
    """Whether all of a file is there, as far as its head says how long it is."""
    return _boxes_end(data) == len(data) if is_heif(data) else _strips_end(image) <= len(data)


def _boxes_end(data: bytes) -> int:
    """Give where the last box of a file ends, by what the boxes say (ISO/IEC 14496-12, 4.2)."""
    place = 0
    while place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4])
        if length == 1:
            length = int.from_bytes(data[place + 8 : place + 16])
        if length == 0:  # up to the end, wherever that is
            return len(data)
        place += max(length, 8)
    return place


def _strips_end(image: Image.Image) -> int:
    tags = getattr(image, "tag_v2", {})
    ends = (
        offset + length
        for offsets, lengths in _OFFSETS_AND_LENGTHS
        for offset, length in zip(tags.get(offsets, ()), tags.get(lengths, ()), strict=False)
    )
    return max(ends, default=0)
