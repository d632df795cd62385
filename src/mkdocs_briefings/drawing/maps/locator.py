"""Where a country lies: what a locator map shows, ready to be drawn in any size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from math import acos, ceil, cos, degrees, floor, hypot, radians
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.maps.detail import coarse
from mkdocs_briefings.drawing.maps.plane import Frame, area, clipped, runs_within, simplified
from mkdocs_briefings.drawing.maps.sphere import (
    AzimuthalEqualArea,
    Vector,
    coordinates,
    dot,
    vector,
)
from mkdocs_briefings.drawing.maps.world import Box, Land, world

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
Ring = list[Point]

_LARGE = 0.3
"""With so much of the area of a country's largest part, another one is shown whole as well."""

_NEAR = 1.25
"""So far from the middle of the largest part, in its reaches, smaller ones are shown whole."""

_CLOSEST, _CLOSEST_TO_A_DOT = 0.13, 0.16
"""Half of the least height of a map, in radii of the earth: what lies around has to be known."""

_WIDEST = 0.75
"""Half of the height beyond which a map does not grow, whatever is in it."""

_STEP = 1.25
_KNOWN, _OWN = 0.08, 3
"""So much of a map has to be land to know where it is; around islands it grows until that is in it.

Of the country's own land this share counts: a third.
"""

_SPECK = 12.0
"""Islands of others with fewer square pixels, for each pixel of tolerance, are left out."""

_UNSEEN = 0.095
"""A country less large than such a part of the map's height is marked by a ring."""

MARGIN = 6.0
"""So far beyond its frame a map goes, in pixels, so that no line along the edge is seen."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A map with a country in its middle; all in pixels, y to the south."""

    country: tuple[Ring, ...]
    land: tuple[Ring, ...]
    """That of others."""

    borders: tuple[Ring, ...]
    """Lines between others."""

    grid: tuple[Ring, ...]
    """Lines of latitude and longitude."""

    mark: Point | None
    """The middle of a ring around a country that would not be seen by itself."""

    is_dot: bool
    """Whether the country has no shape, so that a dot stands for it."""


@dataclass(frozen=True, slots=True)
class _View:
    """What is around a country, on a plane that is in its middle."""

    arcs: _Arcs
    half: float
    """Half of the height that a map has, in radii of the earth."""

    size: float
    """How large the country is on it: the longer side of the frame around it."""

    middle: Point

    @property
    def plane(self) -> AzimuthalEqualArea:
        """The plane that the arcs lie on."""
        return self.arcs.plane


def locate(code: str, width: int, height: int, tolerance: float) -> Locator:
    """Give the map of a country by its ISO 3166-1 alpha-2 code. Raises `KeyError`.

    Lines are about as near to their places as `tolerance`, see `detail`.
    """
    view = _view(code, width / height)
    lines = _Lines(view, width, height, tolerance)
    lands = list(_within(view, hypot(width, height) / height * view.half))
    speck = _SPECK * tolerance / lines.scale**2
    own = [ring for owner, land in lands if owner == code for ring in land.rings]
    coasts, borders = world().merged(
        ring for owner, land in lands if owner != code and land.area > speck for ring in land.rings
    )
    is_small = view.size * lines.scale < _UNSEEN * height
    return Locator(
        country=tuple(lines.areas(own)),
        land=tuple(lines.areas(coasts)),
        borders=tuple(run for number in borders for run in lines.runs(lines[number])),
        grid=tuple(lines.drawn(run) for line in _grid(view) for run in lines.cut(line)),
        mark=lines.place(view.middle) if is_small else None,
        is_dot=code not in world().countries,
    )


class _Arcs:
    """The arcs of the world on a plane, each projected when it is first asked for.

    A country's maps of all sizes share them.
    """

    def __init__(self, plane: AzimuthalEqualArea) -> None:
        self.plane = plane
        self._known: dict[int, Ring] = {}

    @cached_property
    def lands(self) -> list[tuple[float, str, Land]]:
        """All land with its owner, and about how far from the middle it begins, as an angle."""
        middle = self.plane.centre
        return [
            (acos(max(-1.0, min(1.0, dot(land.centre, middle)))) - land.reach, owner, land)
            for owner, lands in world().countries.items()
            for land in lands
        ]

    def __getitem__(self, number: int) -> Ring:
        line = self._known.get(number)
        if line is None:
            line = self._known[number] = self.plane.project(world().arcs[number])
        return line

    def within(self, number: int, frame: Frame) -> Ring | None:
        """Give an arc, or None where all of it lies beyond one side of a frame."""
        if number not in self._known and box_is_beyond(self.plane, world().boxes[number], frame):
            return None
        return self[number]

    def ends(self, number: int) -> Ring:
        """Give the first and the last point of an arc."""
        arc = world().arcs[number]
        return self.plane.project((arc[0], arc[-1]))


def box_is_beyond(plane: AzimuthalEqualArea, box: Box, frame: Frame) -> bool:
    """Whether all of a box lies beyond one side of a frame around the middle of a plane.

    A place is at least as far from the middle as its vector is to the east, or to the north.
    """
    west, east = box.along(plane.east)
    south, north = box.along(plane.north)
    return west > frame.right or east < frame.left or south > -frame.top or north < -frame.bottom


class _Cut:
    """Arcs on a plane; of those that lie beyond one side of a frame only their ends.

    For an area that is cut at the frame this makes no difference.
    """

    def __init__(self, arcs: _Arcs, frame: Frame) -> None:
        self._arcs, self._frame = arcs, frame

    def __getitem__(self, number: int) -> Ring:
        return self._arcs.within(number, self._frame) or self._arcs.ends(number)


class _Lines:
    """The arcs of the world on a map, each drawn when it is first asked for."""

    def __init__(self, view: _View, width: int, height: int, tolerance: float) -> None:
        self.scale = height / 2 / view.half
        self._arcs, self._tolerance = view.arcs, tolerance
        self._middle = width / 2, height / 2
        self._known: dict[int, Ring] = {}
        self._frame = Frame(0, 0, width, height).wider(MARGIN)
        self._on_plane = Frame.of_size(width, height).wider(MARGIN).scaled(1 / self.scale)

    def __getitem__(self, number: int) -> Ring:
        line = self._known.get(number)
        if line is None:
            line = self._known[number] = self._scaled(self._coarse(number))
        return line

    def _coarse(self, number: int) -> Ring:
        line = self._arcs.within(number, self._on_plane)
        if line is None:
            return self._arcs.ends(number)
        return coarse(number, line, self._tolerance / self.scale)

    def cut(self, places: Iterable[Vector]) -> Iterator[Ring]:
        """Give the parts of a line that are on the map."""
        return self.runs(self._scaled(self._arcs.plane.project(places)))

    def drawn(self, line: Ring) -> Ring:
        """Give a line of the map without points that add nothing to it."""
        return simplified(line, self._tolerance)

    def _scaled(self, line: Ring) -> Ring:
        scale, (left, top) = self.scale, self._middle
        return [(x * scale + left, y * scale + top) for x, y in line]

    def areas(self, rings: Iterable[Iterable[int]]) -> Iterator[Ring]:
        """Give what is on the map of the areas within rings of arcs."""
        for ring in rings:
            found = clipped(world().walk(ring, self), self._frame)
            if len(set(found)) > 2:  # noqa: PLR2004 - a line has no area
                yield found

    def runs(self, line: Ring) -> Iterator[Ring]:
        """Give the parts of a line that are on the map."""
        return runs_within(line, self._frame)

    def place(self, point: Point) -> Point:
        """Give where a point of the plane is on the map."""
        (x, y), (left, top) = point, self._middle
        return x * self.scale + left, y * self.scale + top


# Maps of a country are drawn one after the other, and what they share is much.
@lru_cache(maxsize=2)
def _view(code: str, ratio: float) -> _View:
    arcs, frame = _plane(code)
    if frame is None:
        return _with_others(_View(arcs, _CLOSEST_TO_A_DOT, 0, (0, 0)), code, ratio)
    half = max(frame.height, frame.width / ratio) / 2
    # The larger a country, the less it needs around it to be known.
    share = 0.5 + 0.4 * min(1, half / 0.5)
    size = max(frame.width, frame.height)
    return _with_others(_View(arcs, max(half / share, _CLOSEST), size, frame.middle), code, ratio)


@lru_cache(maxsize=2)
def _plane(code: str) -> tuple[_Arcs, Frame | None]:
    """Give the plane in a country's middle, and the frame around it if it has a shape.

    Raises `KeyError`.
    """
    lands = world().countries.get(code)
    if lands is None:
        return _Arcs(AzimuthalEqualArea.around(world().dots[code])), None
    places = [place for land in _focus(lands) for place in _coast(land)]
    plane = AzimuthalEqualArea.around(max(lands, key=lambda land: land.area).centre)
    frame = Frame.around(plane.project(places))
    for _ in range(3):  # the middle of what is shown moves with the plane
        plane = AzimuthalEqualArea.around(plane.place(frame.middle))
        frame = Frame.around(plane.project(places))
    return _Arcs(plane), frame


def _with_others(view: _View, code: str, ratio: float) -> _View:
    """Widen a view until enough land of others is on it."""
    half = view.half
    while half < _WIDEST:
        frame = Frame(-half * ratio, -half, half * ratio, half)
        lines = _Cut(view.arcs, frame)
        reach = hypot(half * ratio, half)
        seen = sum(
            area(clipped(world().walk(land.rings[0], lines), frame))
            / (_OWN if owner == code else 1)
            for owner, land in _within(view, reach)
        )
        if seen >= _KNOWN * frame.width * frame.height:
            break
        half *= _STEP
    return replace(view, half=half)


def _focus(lands: Sequence[Land]) -> list[Land]:
    """Give the parts of a country that its map is made around: not those overseas."""
    largest = max(lands, key=lambda land: land.area)
    reach = min(_NEAR * largest.reach, 3.0)
    return [
        land
        for land in lands
        if land.area >= _LARGE * largest.area or dot(land.centre, largest.centre) >= cos(reach)
    ]


def _coast(land: Land) -> list[Vector]:
    return world().walk(land.rings[0], world().arcs)


def _within(view: _View, reach: float) -> Iterator[tuple[str, Land]]:
    """Give what land may be on a map, with its owner; `reach` is that of the map's corners."""
    # A chord of the plane's length; beyond the far side there is nothing.
    angle = acos(max(-1.0, 1 - reach * reach / 2))
    for gap, owner, land in view.arcs.lands:
        if gap <= angle:
            yield owner, land


def _grid(view: _View) -> Iterator[list[Vector]]:
    """Give the lines of latitude and longitude that may be on a map."""
    step = next(step for limit, step in ((0.2, 5), (0.35, 10), (9, 20)) if view.half < limit)
    longitude, latitude = coordinates(view.plane.centre)
    reach = degrees(2 * view.half * 1.1)
    south = max(-80, step * floor((latitude - reach) / step))
    north = min(80, step * ceil((latitude + reach) / step))
    # Towards the poles a map reaches over more degrees of longitude.
    wide = min(180.0, reach / max(cos(radians(abs(latitude) + reach / 2)), 0.01))
    west = step * floor((longitude - wide) / step)
    east = min(west + 360, step * ceil((longitude + wide) / step))
    for x in range(west, min(east, west + 360 - step) + 1, step):
        yield [_crossing(x, y) for y in range(south, north + 1, 2)]
    for y in range(south, north + 1, step):
        yield [_crossing(x, y) for x in range(west, east + 1, 2)]


# The same ones are on the maps of many countries.
_crossing = cache(vector)
