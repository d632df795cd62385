"""Draw a locator map as PNG, for where a page is shared."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zlib import Z_RLE

from PIL import Image, ImageDraw

from mkdocs_briefings.rendering.maps.locator import locate

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH, HEIGHT = 1200, 630

_TOLERANCE = 0.5
"""So far from its place a line may be drawn, in pixels."""

_FINE = 3
"""It is drawn so many times as large, and then made smaller, which smooths its edges."""

_LEVELS = 14
"""So many steps lie between the sea and the country, with the land in their middle."""

_SEA, _LAND, _COUNTRY = 0, 126, 252
_GRID = 26

_COLOURS = (0xE9, 0xEE, 0xF3), (0xB9, 0xC4, 0xCF), (0xB3, 0x26, 0x1E)
"""Those of the sea and of borders, of land, and of the country, as in the light palette."""


def draw_png(code: str) -> bytes:
    """Give the locator map of a country by its ISO 3166-1 alpha-2 code. Raises `KeyError`."""
    locator = locate(code, WIDTH, HEIGHT, _TOLERANCE)
    # In one channel: from the sea over land to the country it is one way of colours.
    image = Image.new("L", (WIDTH * _FINE, HEIGHT * _FINE), _SEA)
    draw = ImageDraw.Draw(image)
    for line in locator.grid:
        draw.line(_fine(line), fill=_GRID, width=3)
    for rings, level in ((locator.land, _LAND), (locator.country, _COUNTRY)):
        for ring in rings:
            draw.polygon(_fine(ring), fill=level)
    for ring in (*locator.land, *locator.country):
        points = _fine(ring)
        draw.line([*points, points[0]], fill=_SEA, width=4, joint="curve")
    for line in locator.borders:
        draw.line(_fine(line), fill=_SEA, width=4, joint="curve")
    if locator.mark:
        _mark(draw, locator.mark, is_dot=locator.is_dot)
    small = image.reduce(_FINE).point(
        [min(round(level * _LEVELS / _COUNTRY), _LEVELS) for level in range(256)]
    )
    return _saved(small)


def _fine(line: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(_FINE * x, _FINE * y) for x, y in line]


def _mark(draw: ImageDraw.ImageDraw, middle: tuple[float, float], *, is_dot: bool) -> None:
    ((x, y),) = _fine([middle])
    if is_dot:
        draw.circle((x, y), 9 * _FINE, fill=_COUNTRY, outline=_SEA, width=2 * _FINE)
    draw.circle((x, y), 40 * _FINE, outline=_COUNTRY, width=5 * _FINE)


def _saved(levels: Image.Image) -> bytes:
    levels.putpalette(_palette())
    data = BytesIO()
    # Runs of one colour are all that there is: this is a tenth of the work of looking for more.
    levels.save(data, "PNG", bits=4, compress_type=Z_RLE)
    return data.getvalue()


def _palette() -> list[int]:
    sea, land, country = _COLOURS
    half = _LEVELS / 2
    palette: list[int] = []
    for level in range(_LEVELS + 1):
        low, high, share = (
            (sea, land, level / half) if level < half else (land, country, level / half - 1)
        )
        palette += (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return palette
