"""The sheet of a card: what is written on it, and the card that it makes beside a map."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

from mkdocs_briefings.drawing.cards.colours import FAINT, INK, OF_MAP, colours
from mkdocs_briefings.drawing.cards.typesetting import Box, typeset
from mkdocs_briefings.drawing.cards.words import ELLIPSIS
from mkdocs_briefings.drawing.crops import LARGEST
from mkdocs_briefings.drawing.maps.png import HEIGHT, WIDTH, draw_levels
from mkdocs_briefings.drawing.packing import join_strips, pack_strip, prepare_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.drawing.cards.lettering import Lettering, Stamp
    from mkdocs_briefings.drawing.packing import Strip

_MAP = 440
"""Width of the map, in pixels; beside it is the paper."""

_PAPER = WIDTH - _MAP
_MARGIN, _GUTTER = 64, 48
"""Beside the texts: at the card's edge, and at the map's."""

_COLUMN = _PAPER - _MARGIN - _GUTTER

_HEADLINE = 216
"""How far down the top of a headline's capitals is."""

_CAPITALS, _TALL = 0.67, 0.8
"""How high the letters of our font are, and those of others, in parts of the size."""

_BOX = Box(_COLUMN, 322, sizes=(92, 84, 76, 70, 64, 58, 53, 48, 44), most=5, leading=1.14)
_TALL_BOX = _BOX._replace(sizes=(72, 66, 60, 54, 48, 44, 40), leading=1.36)
"""For scripts whose letters are higher, or hang lower, than those of our own font."""

_STRIPS = (0, 205, *range(240, 530, 40), 542, 580, HEIGHT)
"""Where strips begin that are packed by themselves: above a headline, along it, and below it."""


_Rectangle = tuple[int, int, int, int]
"""Left, top, and the first column and row behind it."""


class Line(NamedTuple):
    """A text of one line."""

    text: str
    lettering: Lettering

    def width(self, size: int) -> float:
        """Give its width in pixels."""
        return self.lettering.width(self.text, size)

    def stamp(self, size: int, tone: bytes) -> Stamp:
        """Give it drawn, for this card and the next one that says it."""
        return self.lettering.stamp(self.text, size, tone)

    def cut(self, width: float, size: int) -> Line:
        """Shorten it where it is too long."""
        text = self.text
        if self.width(size) <= width:
            return self
        while text and self.lettering.width(f"{text}{ELLIPSIS}", size) > width:
            text = text[:-1].rstrip()
        return self._replace(text=f"{text}{ELLIPSIS}")


class Base:
    """What the cards of a country have in common: its map, and strips with nothing of their own."""

    def __init__(self, land: Image.Image) -> None:
        """Take the map as `draw_land` gives it."""
        self.land = land
        self.strips: dict[tuple[object, ...], dict[int, Strip]] = {}
        """Those that were packed, by what all cards have on them, and by their first rows."""


def draw_land(code: str) -> Image.Image:
    """Draw a country's map as cards are packed with it. Raises `KeyError`."""
    return prepare_rows(draw_levels(code, _MAP, HEIGHT).point(OF_MAP))


class Sheet:
    """The part of a card that is written on."""

    def __init__(self, direction: str) -> None:
        """Take the direction, `ltr` or `rtl`, that the card is read in."""
        self._is_mirrored = direction == "rtl"
        self._left = _GUTTER if self._is_mirrored else _MARGIN
        # In one channel: the places of colours in the palette.
        self._paper = Image.new("L", (_PAPER, HEIGHT))
        self._pen = ImageDraw.Draw(self._paper)
        self._taken: list[_Rectangle] = []
        self._common: list[object] = [self._is_mirrored]
        self._own_rows: list[range] = []

    def write_common(self, y: int, size: int, line: Line | None, tone: bytes = INK) -> None:
        """Write a text that all cards of the country have."""
        if line is not None:
            line = line.cut(_COLUMN, size)
            self._put(line.stamp(size, tone), self._left_of(line, size), y)
            self._common += (line, y)

    def rule(self, y: int) -> None:
        """Draw a line across the column, as all cards have it."""
        line = self._left, y, self._left + _COLUMN, y + 2
        self._paper.paste(FAINT, line)
        self._taken.append(line)

    def write(self, y: int, size: int, lines: Iterable[Line | None], tone: bytes) -> None:
        """Write texts beside one another, with dots between them; the first is cut to fit."""
        shown = [line for line in lines if line]
        room: float = _COLUMN - sum(size + line.width(size) for line in shown[1:])
        start = 0.0
        for line in (line.cut(room, size) for line in shown):
            if start:
                self._dot(start + size / 2, y, size, tone)
                start += size
            stamp = line.stamp(size, tone)
            self._put_own(stamp, self._left_of(line, size, start), y)
            start += line.width(size)
            room = _COLUMN

    def _dot(self, start: float, y: int, size: int, tone: bytes) -> None:
        """Draw a dot so far from the column's start, above a base line."""
        middle = self._left + (_COLUMN - start if self._is_mirrored else start), y - size * 0.27
        self._pen.circle(middle, size * 0.075, fill=tone[-1])
        x, top = map(int, middle)
        reach = size // 10
        self._taken.append((x - reach, top - reach, x + reach + 1, top + reach + 1))

    def headline(self, text: str, lettering: Lettering) -> None:
        """Set the headline."""
        box = _BOX if lettering.is_own else _TALL_BOX
        lines, size = typeset(text, lettering.language, lambda part: lettering.width(part, 1), box)
        height = _CAPITALS if lettering.is_own else _TALL
        for number, line in enumerate(lines):
            y = round(_HEADLINE + size * (number * box.leading + height))
            left = self._left_of(Line(line, lettering), size)
            for start, stamp in lettering.stamps(line, size, INK):
                self._put_own(stamp, left + start, y)

    def _put(self, stamp: Stamp, left: float, y: int) -> _Rectangle:
        width, height = stamp.image.size
        x, top = round(left) + stamp.left, y + stamp.top
        place = x, top, x + width, top + height
        # To look at each pixel takes five times as long, and few words reach into one another.
        shape = stamp.shape() if any(_overlap(place, other) for other in self._taken) else None
        self._paper.paste(stamp.image, place, shape)
        self._taken.append(place)
        return place

    def _put_own(self, stamp: Stamp, left: float, y: int) -> None:
        _, top, _, bottom = self._put(stamp, left, y)
        # The row below differs from it too.
        self._own_rows.append(range(top, bottom + 1))

    def png(self, base: Base, paper: str) -> bytes:
        """Give the whole card, on paper of that colour."""
        red, green, blue = bytes.fromhex(paper.removeprefix("#"))
        size, palette = (WIDTH, HEIGHT), colours((red, green, blue))
        data = join_strips(size, palette, self._strips(base))
        if len(data) > LARGEST:
            data = join_strips(size, palette, [self._strip(base, 0, HEIGHT, is_hard=True)])
        return data

    def _strips(self, base: Base) -> Iterator[Strip]:
        """Give all strips; what lies between two that others have too is one."""
        common = base.strips.setdefault((*self._common,), {})
        begun = None
        for first, last in pairwise(_STRIPS):
            if any(rows.start < last and first < rows.stop for rows in self._own_rows):
                begun = first if begun is None else begun
                continue
            if begun is not None:
                yield self._strip(base, begun, first)
                begun = None
            if first not in common:
                common[first] = self._strip(base, first, last)
            yield common[first]
        if begun is not None:
            yield self._strip(base, begun, HEIGHT)

    def _strip(self, base: Base, first: int, last: int, *, is_hard: bool = False) -> Strip:
        """Pack some rows."""
        above = max(first - 1, 0)
        rows = prepare_rows(self._paper.crop((0, above, _PAPER, last)))
        paper = rows.crop((0, first - above, rows.width, rows.height))
        parts = paper, base.land.crop((0, first, base.land.width, last))
        return pack_strip(parts[::-1] if self._is_mirrored else parts, is_hard=is_hard)

    def _left_of(self, line: Line, size: int, start: float = 0) -> float:
        """Give where a line begins on the left that is so far from the column's start."""
        if not self._is_mirrored:  # its width, which takes long to tell, is of no account
            return self._left + start
        return self._left + _COLUMN - start - line.width(size)


def _overlap(one: _Rectangle, other: _Rectangle) -> bool:
    left, top, right, bottom = one
    return left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
