"""The shapes of countries, decoded from the topology that browsers load for the globe.

TopoJSON keeps each line between two countries once, as an *arc*, so that neighbours which are
projected and simplified arc by arc still fit together.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import acos
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from mkdocs_briefings.assets import all_assets
from mkdocs_briefings.drawing.maps.sphere import Vector, area_vector, length, unit, vector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

FILE = "world.json"
"""Name of the asset that has them."""

Point = tuple[float, float]


PointT = TypeVar("PointT")
_PointT_co = TypeVar("_PointT_co", covariant=True)


class ArcLines(Protocol[_PointT_co]):
    """Lines by the numbers of arcs."""

    def __getitem__(self, number: int, /) -> Sequence[_PointT_co]:
        """Give the line of an arc."""


class Box(NamedTuple):
    """The smallest box around points of the sphere: how far they reach along each axis."""

    x: tuple[float, float]
    y: tuple[float, float]
    z: tuple[float, float]

    def along(self, direction: Vector) -> tuple[float, float]:
        """Give from where to where it reaches in a direction, whose length is one."""
        least = most = 0.0
        for factor, (low, high) in zip(direction, self, strict=True):
            if factor < 0:
                least += factor * high
                most += factor * low
            else:
                least += factor * low
                most += factor * high
        return least, most


@dataclass(frozen=True, slots=True)
class Land:
    """A piece of land without a gap: a polygon on the sphere."""

    rings: tuple[tuple[int, ...], ...]
    """Its coast and borders, and those of what lies within it, as numbers of arcs.

    A number below zero is that of an arc which is walked backwards, as its complement (`~`).
    """

    centre: Vector
    area: float
    """In parts of the square of the sphere's radius."""

    reach: float
    """Angle between its centre and its farthest point, in radians."""


@dataclass(frozen=True, slots=True)
class World:
    """All land, by country."""

    arcs: tuple[tuple[Vector, ...], ...]
    boxes: tuple[Box, ...]
    """Those around the arcs."""

    countries: Mapping[str, tuple[Land, ...]]
    """By ISO 3166-1 alpha-2 code; what no code names is below the empty one."""

    dots: Mapping[str, Vector]
    """Where the countries are that are too small for a shape."""

    def walk(self, ring: Iterable[int], lines: ArcLines[PointT]) -> list[PointT]:
        """Put a ring together of its arcs; `lines` are those of `arcs`, in some projection."""
        joined: list[PointT] = []
        for number in ring:
            line = lines[number] if number >= 0 else lines[~number][::-1]
            # Each one begins where the one before it has ended.
            joined += line[1:] if joined else line
        return joined

    def merged(self, rings: Iterable[Sequence[int]]) -> tuple[list[list[int]], list[int]]:
        """Give the rings around all areas together, and the arcs of the borders between them."""
        arcs = [number for ring in rings for number in ring]
        # Of two neighbours one walks their border backwards.
        borders = {number for number in arcs if number >= 0} & {~number for number in arcs}
        onwards: dict[Vector, list[int]] = {}
        for number in arcs:
            if number not in borders and ~number not in borders:
                onwards.setdefault(self._start(number), []).append(number)
        found = []
        for begin, numbers in onwards.items():
            while numbers:
                ring = [numbers.pop()]
                while (end := self._start(~ring[-1])) != begin:
                    ring.append(onwards[end].pop())
                found.append(ring)
        return found, sorted(borders)

    def _start(self, number: int) -> Vector:
        return self.arcs[number][0] if number >= 0 else self.arcs[~number][-1]


@cache
def world() -> World:
    """Give the world, which is decoded when a map is first drawn."""
    topology = json.loads(all_assets()[FILE].read())
    place = _placing(topology["transform"])
    arcs = tuple(
        tuple(vector(*place(*point)) for point in _summed(arc)) for arc in topology["arcs"]
    )
    countries: dict[str, list[Land]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        lands = countries.setdefault(shape.get("id", ""), [])
        lands += (_land(polygon, arcs) for polygon in polygons)
    dots = {
        dot["id"]: vector(*place(*dot["coordinates"]))
        for dot in topology["objects"]["dots"]["geometries"]
    }
    shapes = {code: tuple(lands) for code, lands in countries.items()}
    return World(arcs, tuple(map(_box, arcs)), MappingProxyType(shapes), MappingProxyType(dots))


def world_digest() -> bytes:
    """Stand for the shapes of all countries, without decoding them."""
    return all_assets()[FILE].digest


def _placing(transform: Mapping[str, Sequence[float]]) -> Callable[[int, int], Point]:
    """Turn the topology's whole numbers into degrees."""
    (width, height), (left, bottom) = transform["scale"], transform["translate"]
    return lambda x, y: (x * width + left, y * height + bottom)


def _summed(arc: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Give the points of an arc, of which the topology has the steps between them."""
    x = y = 0
    for step_x, step_y in arc:
        x += step_x
        y += step_y
        yield x, y


def _box(arc: Sequence[Vector]) -> Box:
    x, y, z = ((min(axis), max(axis)) for axis in zip(*arc, strict=True))
    return Box(x, y, z)


def _land(polygon: Sequence[Sequence[int]], arcs: Sequence[Sequence[Vector]]) -> Land:
    rings = tuple(map(tuple, polygon))
    coast = [
        point
        for number in rings[0]
        for point in (arcs[number] if number >= 0 else arcs[~number][::-1])
    ]
    # Exact for the plane polygons that small land is, and near enough to compare large ones.
    turned = area_vector(coast)
    area = length(turned)
    # Coasts are clockwise, so that the vector points into the earth.
    centre = unit((-turned[0], -turned[1], -turned[2]))
    reach = min(centre[0] * x + centre[1] * y + centre[2] * z for x, y, z in coast)
    return Land(rings, centre, area, acos(max(-1.0, min(1.0, reach))))
