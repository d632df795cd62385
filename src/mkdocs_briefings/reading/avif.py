"""Take out of an AVIF file what only describes the image.

Such a file is a tree of boxes (ISO/IEC 14496-12), in which many others count bytes. So what
describes the image is not cut out, but written over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DESCRIBING = {
    # Exif with no entry, after the four bytes that say where it begins.
    b"Exif": b"\0\0\0\0II*\0\x08\0\0\0".ljust(18, b"\0"),
    b"mime": b" ",  # XMP
}
"""Types of items that describe the image, each with what an empty one begins with."""


class _Box(NamedTuple):
    kind: bytes
    start: int
    """Where its content starts."""

    end: int


def strip_avif(data: bytes) -> tuple[bytes, bool]:
    """Give a file without Exif and XMP, and whether all of it is there."""
    boxes = list(_boxes(data, 0, len(data)))
    stripped = bytearray(data)
    for meta in boxes:
        if meta.kind == b"meta":
            for start, end, empty in _described(data, meta):
                size = max(min(end, len(data)) - start, 0)
                stripped[start : start + size] = empty.ljust(size, empty[-1:])[:size]
    return bytes(stripped), bool(boxes) and boxes[-1].end <= len(data)


def _boxes(data: bytes, place: int, end: int) -> Iterator[_Box]:
    while place + 8 <= end:
        size, header = _number(data, place, 4), 8
        if size == 1:
            size, header = _number(data, place + 8, 8), 16
        elif size == 0:
            size = end - place
        yield _Box(data[place + 4 : place + 8], place + header, place + size)
        place += max(size, header)


def _described(data: bytes, meta: _Box) -> Iterator[tuple[int, int, bytes]]:
    """Give where the bytes are that describe the image, and what an empty item begins with."""
    inside = {box.kind: box for box in _boxes(data, meta.start + 4, min(meta.end, len(data)))}
    items = inside.get(b"iinf")
    places = inside.get(b"iloc")
    if items is None or places is None:
        return
    describing = dict(_describing(data, items))
    # Some places are told from the start of a box in this one, others from that of the file.
    own = inside[b"idat"].start if b"idat" in inside else 0
    for item, is_inside, start, end in _extents(data, places):
        if item in describing:
            base = own if is_inside else 0
            yield base + start, base + end, describing[item]


def _describing(data: bytes, items: _Box) -> Iterator[tuple[int, bytes]]:
    first = items.start + (6 if _number(data, items.start, 1) == 0 else 8)
    for box in _boxes(data, first, min(items.end, len(data))):
        # The first versions of such an entry know no type.
        size = {2: 2, 3: 4}.get(_number(data, box.start, 1), 0) if box.kind == b"infe" else 0
        place = box.start + 4
        kind = data[place + size + 2 : place + size + 6]
        if size and kind in _DESCRIBING:
            yield _number(data, place, size), _DESCRIBING[kind]


def _extents(data: bytes, places: _Box) -> Iterator[tuple[int, bool, int, int]]:
    """Give, for each part of an item: the item, whether it is in `idat`, its start and end."""
    reader = _Reader(data, places.start)
    version = reader.take(1)
    reader.take(3)
    sizes = reader.take(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    has_method = version in {1, 2}
    wide = 4 if version == 2 else 2  # noqa: PLR2004 - the version with more items
    for _ in range(reader.take(wide)):
        if reader.place >= places.end:
            return
        item = reader.take(wide)
        method = reader.take(2) & 15 if has_method else 0
        reader.take(2)
        origin = reader.take(base)
        for _ in range(reader.take(2)):
            if reader.place >= places.end:
                return
            reader.take(index if has_method else 0)
            start = origin + reader.take(offset)
            yield item, method == 1, start, start + reader.take(length)


class _Reader:
    """Takes numbers, one after the other."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data, self.place = data, place

    def take(self, size: int) -> int:
        found = _number(self._data, self.place, size)
        self.place += size
        return found


def _number(data: bytes, place: int, size: int) -> int:
    return int.from_bytes(data[place : place + size])
