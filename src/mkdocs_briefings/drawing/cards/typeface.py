"""Which letters a font has, and how bold it is, as its file tells.

What draws with a font says nothing of letters that are not in it: it draws boxes. Two tables of the
file know: `cmap` leads from letters to their shapes, and `OS/2` has the weight.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.fingerprint import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

_COLLECTION = b"ttcf"
_OUTLINES = frozenset({b"glyf", b"CFF ", b"CFF2"})
_PAINTED = frozenset({b"CBDT", b"COLR", b"SVG ", b"sbix"})
"""Tables of fonts that bring their own colours, as those of emoji do."""

_MOST = 200
"""No sensible file has more fonts, and no font more tables."""

_REGULAR, _NORMAL_WIDTH = 400, 5
_SLANTED = 0b10_0000_0001
"""Bits of `fsSelection`: italic, and oblique."""


class Letters(NamedTuple):
    """The letters of a font, in the ranges that its file has them in."""

    first: array[int]
    last: array[int]
    deltas: array[int]
    """What is added to a letter to get its shape; empty where every letter of a range has one."""

    offsets: array[int]
    """Where else the shapes of a range stand, in bytes from here; or 0."""

    shapes: array[int]

    def __contains__(self, letter: object) -> bool:
        """Whether the letter of that code point has a shape."""
        assert isinstance(letter, int)  # noqa: S101 - it is asked for nothing else
        place = bisect_left(self.last, letter)
        if place == len(self.last) or self.first[place] > letter:
            return False
        if not self.deltas:
            return True
        if not self.offsets[place]:
            return (letter + self.deltas[place]) & 0xFFFF != 0
        index = self.offsets[place] // 2 + letter - self.first[place] - len(self.last) + place
        return 0 <= index < len(self.shapes) and self.shapes[index] != 0


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """One of the fonts in a file."""

    path: Path
    index: int
    """Which one of the file's it is."""

    weight: int
    """400 is regular, 700 bold."""

    is_plain: bool
    """Whether it is upright, and neither narrow nor wide."""

    is_variable: bool
    """Whether it can be drawn in other weights too."""

    letters: Letters

    def has(self, letters: frozenset[int]) -> bool:
        """Whether it has all letters of these code points."""
        return all(letter in self.letters for letter in letters)


@cache
def font_digest(path: Path) -> bytes:
    """Give the digest of a font's file."""
    return digest_of(path.read_bytes())


def read_typefaces(path: Path) -> list[Typeface]:
    """Read the fonts in a file that can be drawn with; of one that makes no sense, none."""
    try:
        with path.open("rb") as file:
            return list(_typefaces(path, file))
    except (OSError, ValueError, IndexError, struct.error):  # it is damaged, or no font at all
        return []


def _typefaces(path: Path, file: BinaryIO) -> Iterator[Typeface]:
    # Some files have twenty megabytes, so only what is asked for is read.
    kind, _, count = struct.unpack(">4sII", _take(file, 0, 12))
    starts: tuple[int, ...] = (0,)
    if kind == _COLLECTION:
        count = min(count, _MOST)
        starts = struct.unpack(f">{count}I", _take(file, 12, 4 * count))
    for index, start in enumerate(starts):
        tables = _tables(file, start)
        if b"cmap" not in tables or not _OUTLINES & tables.keys() or _PAINTED & tables.keys():
            continue
        letters = _letters(file, tables[b"cmap"])
        if letters is not None:
            weight, is_plain = _style(file, tables.get(b"OS/2"))
            yield Typeface(path, index, weight, is_plain, b"fvar" in tables, letters)


def _tables(file: BinaryIO, start: int) -> Mapping[bytes, int]:
    """Give where each table of a font begins."""
    (count,) = struct.unpack(">4xH6x", _take(file, start, 12))
    entries = _take(file, start + 12, 16 * min(count, _MOST))
    return dict(struct.iter_unpack(">4s4xI4x", entries))


def _style(file: BinaryIO, table: int | None) -> tuple[int, bool]:
    if table is None:
        return _REGULAR, True
    weight, width, selection = struct.unpack(">4xHH54xH", _take(file, table, 64))
    return weight, width == _NORMAL_WIDTH and not selection & _SLANTED


def _letters(file: BinaryIO, table: int) -> Letters | None:
    (count,) = struct.unpack(">2xH", _take(file, table, 4))
    records = struct.iter_unpack(">HHI", _take(file, table + 4, 8 * min(count, _MOST)))
    places = {(platform, encoding): table + offset for platform, encoding, offset in records}
    # Of Unicode, and first those that know more than its first 65,536 letters.
    for kind in ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3)):
        if kind in places:
            (form,) = struct.unpack(">H", _take(file, places[kind], 2))
            if form in _FORMATS:
                return _FORMATS[form](file, places[kind])
    return None


def _in_groups(file: BinaryIO, table: int) -> Letters:
    (count,) = struct.unpack(">12xI", _take(file, table, 16))
    groups = _numbers("I", _take(file, table + 16, 12 * count))
    none = array("H")
    return Letters(groups[0::3], groups[1::3], none, none, none)


def _in_segments(file: BinaryIO, table: int) -> Letters:
    size, twice = struct.unpack(">2xH2xH", _take(file, table, 8))
    count = twice // 2
    numbers = _numbers("H", _take(file, table + 14, size - 14))
    # A number that says nothing stands after the ends of the segments.
    last, numbers = numbers[:count], numbers[count + 1 :]
    first, deltas, offsets = (numbers[count * part : count * (part + 1)] for part in range(3))
    if not len(last) == len(first) == len(deltas) == len(offsets):
        raise ValueError("The table ends too early.")
    return Letters(first, last, deltas, offsets, numbers[3 * count :])


_FORMATS = {4: _in_segments, 12: _in_groups}


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers = array(kind)
    numbers.frombytes(data[: len(data) // numbers.itemsize * numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _take(file: BinaryIO, start: int, size: int) -> bytes:
    file.seek(start)
    data = file.read(size)
    if len(data) < size:
        raise ValueError("The file ends too early.")
    return data
