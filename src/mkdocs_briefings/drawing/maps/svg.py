"""Draw a locator map as SVG, for pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.maps.locator import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.drawing.maps.locator import Locator

Point = tuple[float, float]

WIDTH, HEIGHT = 640, 360

_LARGEST = 8000
"""In bytes; half as many when they are compressed."""

_TOLERANCES = (0.4, 0.7, 1.0, 1.4, 1.9, 2.5, 3.2)
"""So far from its place a line may be drawn, in pixels: no farther than the size asks for."""

_COARSE = 1.3
"""With such a tolerance whole pixels are as good as tenths, and a third shorter."""

_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
    f'viewBox="0 0 {WIDTH} {HEIGHT}">'
)
# A picture cannot see which palette its page has been switched to. So the sea lets the paper
# through, and everything else stands out against white as well as against black.
_SEA = f'<path fill="#6f93b5" fill-opacity=".16" d="M0 0H{WIDTH}V{HEIGHT}H0z"/>'
_GRID = '<path fill="none" stroke="#7f9ab3" stroke-opacity=".28" stroke-width=".8" d="{}"/>'
_LAND = (
    '<path fill="#8493a5" fill-opacity=".5" stroke="#76869a" stroke-opacity=".75" '
    'stroke-linejoin="round" d="{}"/>'
)
_BORDERS = (
    '<path fill="none" stroke="#76869a" stroke-opacity=".75" stroke-linejoin="round" d="{}"/>'
)
_COUNTRY = (
    '<path fill="#d2463a" stroke="#d2463a" stroke-width=".6" stroke-linejoin="round" d="{}"/>'
)
_DOT = '<circle cx="{}" cy="{}" r="5" fill="#d2463a"/>'
_RING = '<circle cx="{}" cy="{}" r="22" fill="none" stroke="#d2463a" stroke-width="2.5"/>'


def draw_svg(code: str) -> bytes:
    """Give the locator map of a country by its ISO 3166-1 alpha-2 code. Raises `KeyError`.

    It is as fine as its size allows.
    """
    drawn = b""
    for tolerance in _TOLERANCES:
        locator = locate(code, WIDTH, HEIGHT, tolerance)
        drawn = "".join(_elements(locator, 10 if tolerance < _COARSE else 1)).encode()
        if len(drawn) <= _LARGEST:
            break
    return drawn


def _elements(locator: Locator, parts: int) -> Iterator[str]:
    yield _HEAD
    yield _SEA
    for shape, lines, end in (
        (_GRID, locator.grid, ""),
        (_LAND, locator.land, "z"),
        (_BORDERS, locator.borders, ""),
        (_COUNTRY, locator.country, "z"),
    ):
        if lines:
            yield shape.format(path(lines, end, parts))
    if locator.mark:
        x, y = map(round, locator.mark)
        if locator.is_dot:
            yield _DOT.format(x, y)
        yield _RING.format(x, y)
    yield "</svg>\n"


def path(lines: Iterable[Sequence[Point]], end: str, parts: int) -> str:
    """Give the data of a path, in tenths of a pixel or in whole ones (`parts` is 10 or 1).

    Each line ends with `end`: `z` makes it a ring.
    """
    return "".join(_line(line, end, parts) for line in lines)


def _line(line: Sequence[Point], end: str, parts: int) -> str:
    x, y = round(parts * line[0][0]), round(parts * line[0][1])
    told = [f"M{_pair(x, y, parts)}"]
    for point in line[1:]:
        there_x, there_y = round(parts * point[0]), round(parts * point[1])
        if there_x != x or there_y != y:
            step = _pair(there_x - x, there_y - y, parts)
            # A minus tells two numbers apart as well as a space does.
            mark = "l" if len(told) == 1 else "" if step[0] == "-" else " "
            told.append(f"{mark}{step}")
            x, y = there_x, there_y
    # What is smaller than a part of a pixel is not drawn.
    return "".join((*told, end)) if len(told) > 1 else ""


def _pair(x: int, y: int, parts: int) -> str:
    space = "" if y < 0 else " "
    return f"{_number(x, parts)}{space}{_number(y, parts)}"


def _number(whole: int, parts: int) -> str:
    """Give a number of parts as a decimal fraction, as short as it can be."""
    if parts == 1:
        return str(whole)
    units, tenths = divmod(abs(whole), 10)
    text = f"{units or ''}.{tenths}" if tenths else str(units)
    return f"-{text}" if whole < 0 else text
