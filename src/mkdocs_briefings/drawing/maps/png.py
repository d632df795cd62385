"""Draw a locator map as PNG, for where a page is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from mkdocs_briefings.drawing.maps.locator import locate
from mkdocs_briefings.drawing.packing import join_strips, pack_strip, prepare_rows
from mkdocs_briefings.reading.picture import SHARED_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

Colour = tuple[int, int, int]
"""Red, green and blue, up to 255."""

WIDTH, HEIGHT = SHARED_SIZE

_TOLERANCE = 0.5
"""So far from its place a line may be drawn, in pixels."""

_FINE = 2
"""It is drawn so many times as large, and then made smaller, which smooths its edges."""

_LINE, _GRID_LINE = 3, 2
"""How wide the lines along land and those of the grid are, where it is drawn large."""

LEVELS = 14
"""So many steps lie between the sea and the country, with the land in their middle."""

_SEA, _LAND, _COUNTRY = 0, 126, 252
_GRID = 26

_LEVEL_OF = [min(round(shade * LEVELS / _COUNTRY), LEVELS) for shade in range(256)]
"""The place in the palette of each shade that it is drawn with."""

_COLOURS = (0xE9, 0xEE, 0xF3), (0xB9, 0xC4, 0xCF), (0xB3, 0x26, 0x1E)
"""Those of the sea and of borders, of land, and of the country, as in the light palette."""


def draw_png(code: str) -> bytes:
    """Give the locator map of a country by its ISO 3166-1 alpha-2 code. Raises `KeyError`."""
    strip = pack_strip([prepare_rows(draw_levels(code, WIDTH, HEIGHT))])
    return join_strips((WIDTH, HEIGHT), bytes(palette()), [strip])


def draw_levels(code: str, width: int, height: int) -> Image.Image:
    """Give a country's map as places in the palette, in one channel. Raises `KeyError`."""
    locator = locate(code, width, height, _TOLERANCE)
    # From the sea over land to the country it is one way of colours.
    image = Image.new("L", (width * _FINE, height * _FINE), _SEA)
    draw = ImageDraw.Draw(image)
    for line in locator.grid:
        draw.line(_fine(line), fill=_GRID, width=_GRID_LINE)
    for rings, level in ((locator.land, _LAND), (locator.country, _COUNTRY)):
        for ring in rings:
            draw.polygon(_fine(ring), fill=level)
    for ring in (*locator.land, *locator.country):
        points = _fine(ring)
        draw.line([*points, points[0]], fill=_SEA, width=_LINE, joint="curve")
    for line in locator.borders:
        draw.line(_fine(line), fill=_SEA, width=_LINE, joint="curve")
    if locator.mark:
        _mark(draw, locator.mark, is_dot=locator.is_dot)
    return image.reduce(_FINE).point(_LEVEL_OF)


def _fine(line: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(_FINE * x, _FINE * y) for x, y in line]


def _mark(draw: ImageDraw.ImageDraw, middle: tuple[float, float], *, is_dot: bool) -> None:
    ((x, y),) = _fine([middle])
    if is_dot:
        draw.circle((x, y), 9 * _FINE, fill=_COUNTRY, outline=_SEA, width=2 * _FINE)
    draw.circle((x, y), 40 * _FINE, outline=_COUNTRY, width=5 * _FINE)


def palette() -> list[int]:
    """Give the colours of a map's levels, as Pillow takes them."""
    sea, land, country = _COLOURS
    half = LEVELS // 2
    return [*_blend(sea, land, half + 1)[:-3], *_blend(land, country, LEVELS - half + 1)]


def _blend(first: Colour, last: Colour, count: int) -> list[int]:
    """Give so many colours from one to another, as Pillow takes them."""
    return [part for step in range(count) for part in mix(first, last, step / (count - 1))]


def mix(first: Colour, last: Colour, share: float) -> Colour:
    """Give the colour that has such a share of the last, up to 1, and else of the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, last, strict=True))
    return red, green, blue
