"""Draw a share card: a headline, where it is from, and a map of where it is about."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import Z_DEFAULT_STRATEGY

from PIL import Image, ImageDraw

from mkdocs_briefings.drawing.cards.lettering import Lettering, lettering_for
from mkdocs_briefings.drawing.cards.typesetting import Box, typeset
from mkdocs_briefings.drawing.cards.words import ELLIPSIS
from mkdocs_briefings.drawing.crops import LARGEST
from mkdocs_briefings.drawing.maps.png import HEIGHT, WIDTH, blend, draw_levels, palette, saved
from mkdocs_briefings.model.directions import first_direction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.drawing.cards.words import CardWords
    from mkdocs_briefings.drawing.maps.png import Colour

_MAP = 440
"""Width of the map, in pixels; beside it is the paper."""

_PAPER = WIDTH - _MAP
_MARGIN, _GUTTER = 64, 48
"""Beside the texts: at the card's edge, and at the map's."""

_COLUMN = _PAPER - _MARGIN - _GUTTER

_BRAND, _RULE, _COUNTRY, _HEADLINE, _BYLINE = 90, 116, 178, 216, 566
"""How far down the base lines are; of the headline, the top of its capitals."""

_LARGE, _SMALL = 34, 28
"""Sizes of the brand, and of all else but the headline, in pixels."""

_RED_STRIP = (0, _COUNTRY - 3 * _SMALL, _PAPER, _COUNTRY + 2 * _SMALL)
"""Where the name of the country stands, which is all that is red."""

_CAPITALS, _TALL = 0.67, 0.8
"""How high the letters of our font are, and those of others, in parts of the size."""

_BOX = Box(_COLUMN, 322, sizes=(92, 84, 76, 70, 64, 58, 53, 48, 44), most=5, leading=1.14)
_TALL_BOX = _BOX._replace(sizes=(72, 66, 60, 54, 48, 44, 40), leading=1.36)
"""For scripts whose letters are higher, or hang lower, than those of our own font."""

_INK, _MUTED, _FAINT = 255, 165, 60
"""How much of the ink's colour texts and lines have."""

_INKS, _REDS = 16, 8
"""How many colours lie between the paper and the ink, and between the paper and red."""

_FEWER = [round(level / 3) * 3 if level < _INKS else level for level in range(256)]
"""Leads to a third of the colours between the paper and the ink."""

_DARK, _LIGHT = (0x15, 0x1A, 0x21), (0xF2, 0xF0, 0xEA)
_RED, _ROSE = (0xB3, 0x26, 0x1E), (0xFF, 0x8A, 0x80)
"""The colour of countries on maps, and one for dark paper."""


def draw_card(words: CardWords, code: str, paper: str, land: Image.Image | None = None) -> bytes:
    """Draw the card of a briefing on the country of that code, as PNG. Raises `KeyError`.

    `land` is the country's map, where that was drawn before.

    `paper` is the colour of the paper, as `#rrggbb`. What no font has the letters of is left out;
    the name of the country then takes the place of a headline.
    """
    direction = first_direction(words.headline) or words.direction
    headline = lettering_for(words.headline, words.language, direction)
    brand, country, source, day = (
        _line(text, words) for text in (words.brand, words.country, words.source, words.day)
    )
    sheet = _Sheet(direction if headline else words.direction)
    sheet.write(_BRAND, _LARGE, [brand], _INK)
    sheet.rule(_RULE)
    if headline:
        sheet.write(_COUNTRY, _SMALL, [country], _INK, is_red=True)
        sheet.headline(words.headline, headline)
    elif country:
        sheet.headline(*country)
    sheet.write(_BYLINE, _SMALL, [source, day], _MUTED)
    return sheet.png(draw_land(code) if land is None else land, _colour(paper))


def _line(text: str, words: CardWords) -> _Line | None:
    """Give a text in the site's language with its lettering; None where it cannot be drawn."""
    direction = first_direction(text) or words.direction
    lettering = lettering_for(text, words.site_language, direction) if text else None
    return _Line(text, lettering) if lettering else None


class _Line(NamedTuple):
    """A text of one line."""

    text: str
    lettering: Lettering

    def width(self, size: int) -> float:
        """Give its width in pixels."""
        return self.lettering.width(self.text, size)

    def cut(self, width: float, size: int) -> _Line:
        """Shorten it where it is too long."""
        text = self.text
        if self.width(size) <= width:
            return self
        while text and self.lettering.width(f"{text}{ELLIPSIS}", size) > width:
            text = text[:-1].rstrip()
        return self._replace(text=f"{text}{ELLIPSIS}")


class _Sheet:
    """The part of a card that is written on."""

    def __init__(self, direction: str) -> None:
        self._is_mirrored = direction == "rtl"
        self._left = _GUTTER if self._is_mirrored else _MARGIN
        # In one channel each: how much of the ink, or of the red, covers the paper.
        self._ink, self._red = (Image.new("L", (_PAPER, HEIGHT)) for _ in range(2))
        self._on_ink, self._on_red = map(ImageDraw.Draw, (self._ink, self._red))

    def write(
        self,
        y: int,
        size: int,
        lines: Iterable[_Line | None],
        shade: int,
        *,
        is_red: bool = False,
    ) -> None:
        """Write texts beside one another, with dots between them; the first is cut to fit."""
        shown = [line for line in lines if line]
        on = self._on_red if is_red else self._on_ink
        room: float = _COLUMN - sum(size + line.width(size) for line in shown[1:])
        start = 0.0
        for line in (line.cut(room, size) for line in shown):
            if start:
                middle = self._left_of(start + size / 2, 0), y - size * 0.27
                on.circle(middle, size * 0.075, fill=shade)
                start += size
            place = self._left_of(start, line.width(size)), y
            line.lettering.draw(on, place, line.text, size, shade)
            start += line.width(size)
            room = _COLUMN

    def rule(self, y: int) -> None:
        """Draw a line across the column."""
        self._on_ink.rectangle((self._left, y, self._left + _COLUMN - 1, y + 1), fill=_FAINT)

    def headline(self, text: str, lettering: Lettering) -> None:
        """Set the headline."""
        box = _BOX if lettering.is_own else _TALL_BOX
        lines, size = typeset(text, lambda part: lettering.width(part, 1), box)
        height = _CAPITALS if lettering.is_own else _TALL
        for number, line in enumerate(lines):
            y = round(_HEADLINE + size * (number * box.leading + height))
            place = self._left_of(0, lettering.width(line, size)), y
            lettering.draw(self._on_ink, place, line, size, _INK)

    def png(self, land: Image.Image, paper: Colour) -> bytes:
        """Give the whole card."""
        levels = Image.new("L", (WIDTH, HEIGHT))
        written = self._ink.point(_steps(_INKS, 0))
        red = self._red.crop(_RED_STRIP)
        mask = red.point([0, *[255] * 255])
        written.paste(red.point(_steps(_REDS, _INKS)), _RED_STRIP, mask=mask)
        levels.paste(written, (_MAP if self._is_mirrored else 0, 0))
        levels.paste(land, (0 if self._is_mirrored else _PAPER, 0))
        return _packed(levels, paper)

    def _left_of(self, start: float, width: float) -> float:
        """Give where something begins on the left that is so far from the column's start."""
        return self._left + (_COLUMN - start - width if self._is_mirrored else start)


def _packed(card: Image.Image, paper: Colour) -> bytes:
    """Give a card as PNG, from the places of its colours in the palette."""
    card.putpalette(_palette(paper))
    data = saved(card, bits=8)
    if len(data) <= LARGEST:
        return data
    # Dense letters beside a long coast: their edges are a little less smooth then.
    return saved(card.point(_FEWER), 8, Z_DEFAULT_STRATEGY)


def draw_land(code: str) -> Image.Image:
    """Draw a country's map, in the places that its colours have in the palette of cards.

    Raises `KeyError`.
    """
    levels = draw_levels(code, _MAP, HEIGHT)
    return levels.point([min(level + _INKS + _REDS, 255) for level in range(256)])


def _steps(count: int, first: int) -> list[int]:
    """Lead from how much is covered to places in the palette."""
    return [first + round(covered * (count - 1) / 255) for covered in range(256)]


@lru_cache(maxsize=4)
def _palette(paper: Colour) -> list[int]:
    red, green, blue = paper
    is_dark = 0.299 * red + 0.587 * green + 0.114 * blue < 128  # noqa: PLR2004 - half
    ink, accent = (_LIGHT, _ROSE) if is_dark else (_DARK, _RED)
    return [*blend(paper, ink, _INKS), *blend(paper, accent, _REDS), *palette()]


def _colour(text: str) -> Colour:
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue
