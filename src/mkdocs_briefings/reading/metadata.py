"""Take out of an image's file what only describes it: places, cameras, people, programs.

The pixels are not touched. What stays is what they cannot be shown without: how they are coded,
their colours' profile, and which way up a camera held them. On the way through a file it shows
whether all of it is there.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.reading.avif import strip_avif

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class CleanImage(NamedTuple):
    """An image's file without what describes it."""

    data: bytes
    is_whole: bool
    """Whether the file goes on to its end; otherwise what came after the break is left as it is."""

    orientation: int = 1
    """How the pixels are to be turned (Exif, tag 0x0112)."""


def strip(data: bytes) -> CleanImage:
    """Give an image's file without what describes it; a file of another kind as it is."""
    for beginning, stripper in _STRIPPERS.items():
        if beginning.match(data):
            return stripper(data)
    return CleanImage(data, is_whole=False)


# What follows the coded pixels of a JPEG: a marker that is neither a zero nor a restart.
_AFTER_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
# Of what applications add, that without which colours would be others.
_COLOURS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_COMMENT = 0xFE


def _jpeg(data: bytes) -> CleanImage:
    kept, place, orientation, is_whole = [data[:2]], 2, 1, False
    while place + 2 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004 - begins every marker
        marker = data[place + 1]
        if marker == _END:
            is_whole = True
            break
        if marker == 0xFF:  # noqa: PLR2004 - a filler
            place += 1
            continue
        end = place + 2
        if marker not in _WITHOUT_LENGTH:
            end += max(int.from_bytes(data[end : end + 2]), 2)
        content = data[place + 4 : min(end, place + 20)]
        if marker == _SCAN:
            found = _AFTER_PIXELS.search(data, end)
            end = found.start() if found else len(data)
        if marker == 0xE1 and content.startswith(b"Exif\0\0"):  # noqa: PLR2004 - APP1
            orientation = _orientation(data[place + 10 : end])
        if _shows(marker, content):
            kept.append(data[place:end])
        place = end
    kept.append(data[place : place + 2] if is_whole else data[place:])
    if orientation != 1:
        # A file has to begin with its JFIF segment, if it has one.
        kept.insert(2 if kept[1:2] and kept[1][1] == 0xE0 else 1, _upright(orientation))  # noqa: PLR2004
    return CleanImage(b"".join(kept), is_whole, orientation)


def _shows(marker: int, content: bytes) -> bool:
    if marker in _COLOURS:
        return content.startswith(_COLOURS[marker])
    return marker != _COMMENT and not 0xE0 <= marker <= 0xEF  # noqa: PLR2004 - of applications


def _upright(orientation: int) -> bytes:
    """Give a segment that says no more than how the pixels are to be turned."""
    entry = b"\x12\x01\x03\x00\x01\x00\x00\x00" + bytes([orientation, 0, 0, 0])
    content = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(content) + 2).to_bytes(2) + content


def _orientation(exif: bytes) -> int:
    """Give the orientation that Exif tells, whatever else may be wrong with it."""
    order = {b"II": "little", b"MM": "big"}.get(exif[:2])
    if order is None:
        return 1

    def number(start: int, size: int) -> int:
        return int.from_bytes(exif[start : start + size], "little" if order == "little" else "big")

    place = number(4, 4)
    for entry in range(place + 2, min(place + 2 + 12 * number(place, 2), len(exif)), 12):
        if number(entry, 2) == 0x0112:  # noqa: PLR2004 - the tag's number
            value = number(entry + 8, 2)
            return value if value in range(1, 9) else 1
    return 1


_PNG_KEPT = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"cICP", b"gAMA", b"iCCP", b"sBIT",
    b"sRGB", b"mDCV", b"cLLI", b"bKGD", b"pHYs",
})  # fmt: skip


def _png(data: bytes) -> CleanImage:
    kept, place, orientation = [data[:8]], 8, 1
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4])
        name = data[place + 4 : place + 8]
        checksum = data[end - 4 : end]
        if end > len(data) or zlib.crc32(data[place + 4 : end - 4]) != int.from_bytes(checksum):
            break
        if name == b"eXIf":
            orientation = _orientation(data[place + 8 : end - 4])
        if name in _PNG_KEPT:
            kept.append(data[place:end])
        place = end
        if name == b"IEND":
            return CleanImage(b"".join(kept), is_whole=True, orientation=orientation)
    return CleanImage(b"".join([*kept, data[place:]]), is_whole=False, orientation=orientation)


_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"})
_WEBP_DESCRIBED = 0x08 | 0x04
"""Flags of `VP8X`: that there is Exif, and that there is XMP."""


def _webp(data: bytes) -> CleanImage:
    kept, place, orientation = [], 12, 1
    size = int.from_bytes(data[4:8], "little") + 8
    while place + 8 <= min(size, len(data)):
        name = data[place : place + 4]
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + length + length % 2
        if name == b"EXIF":
            exif = data[place + 8 : end]
            orientation = _orientation(exif.removeprefix(b"Exif\0\0"))
        elif name == b"VP8X":
            flags = int.from_bytes(data[place + 8 : place + 9]) & ~_WEBP_DESCRIBED
            kept.append(data[place : place + 8] + bytes([flags]) + data[place + 9 : end])
        elif name in _WEBP_KEPT:
            kept.append(data[place:end])
        place = end
    content = b"".join(kept)
    header = b"RIFF" + (len(content) + 4).to_bytes(4, "little") + b"WEBP"
    is_whole = size <= len(data) and place <= len(data) + 1
    return CleanImage(header + content, is_whole, orientation)


_GIF_EXTENSION, _GIF_IMAGE, _GIF_END, _GIF_CONTROL = 0x21, 0x2C, 0x3B, 0xF9


def _gif(data: bytes) -> CleanImage:
    place = 13 + _gif_colours(data[10:11])
    kept = [data[:place]]
    while place < len(data):
        kind = data[place]
        if kind == _GIF_END:
            return CleanImage(b"".join([*kept, data[place : place + 1]]), is_whole=True)
        if kind == _GIF_IMAGE:
            end = place + 11 + _gif_colours(data[place + 9 : place + 10])
        elif kind == _GIF_EXTENSION:
            end = place + 2
        else:
            break
        end = _after_blocks(data, end)
        # The control block says which colour is none at all.
        if kind == _GIF_IMAGE or data[place + 1 : place + 2] == bytes([_GIF_CONTROL]):
            kept.append(data[place:end])
        place = end
    return CleanImage(b"".join([*kept, data[place:]]), is_whole=False)


def _gif_colours(flags: bytes) -> int:
    """Give the size of the table of colours that follows."""
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _after_blocks(data: bytes, place: int) -> int:
    while place < len(data) and data[place]:
        place += data[place] + 1
    return place + 1


def _avif(data: bytes) -> CleanImage:
    return CleanImage(*strip_avif(data))


_STRIPPERS: Mapping[re.Pattern[bytes], Callable[[bytes], CleanImage]] = {
    re.compile(rb"\xff\xd8\xff"): _jpeg,
    re.compile(rb"\x89PNG\r\n\x1a\n"): _png,
    re.compile(rb"RIFF.{4}WEBP", re.DOTALL): _webp,
    re.compile(rb"GIF8[79]a"): _gif,
    re.compile(rb".{4}ftyp", re.DOTALL): _avif,
}
"""By how the files of a format begin."""
