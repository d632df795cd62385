"""Points on the sphere, and the plane maps of it: in vectors, which know no antimeridian."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Vector = tuple[float, float, float]
Point = tuple[float, float]

_BEHIND = 1e-9
"""Stands for nothing in a division; the point on the other side of the earth has no place."""


def vector(longitude: float, latitude: float) -> Vector:
    """Give the unit vector of a place whose coordinates are in degrees."""
    x, y = radians(longitude), radians(latitude)
    return cos(y) * cos(x), cos(y) * sin(x), sin(y)


def coordinates(place: Vector) -> Point:
    """Give longitude and latitude of a unit vector, in degrees."""
    x, y, z = place
    return degrees(atan2(y, x)), degrees(asin(max(-1.0, min(1.0, z))))


def length(a: Vector) -> float:
    """Give a vector's length."""
    return hypot(*a)


def unit(a: Vector) -> Vector:
    """Give the vector of length one in the same direction."""
    size = length(a)
    return a[0] / size, a[1] / size, a[2] / size


def dot(a: Vector, b: Vector) -> float:
    """Give the cosine of the angle between two unit vectors."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def area_vector(ring: Sequence[Vector]) -> Vector:
    """Give the vector across a closed ring, as long as its area; it goes up if counter-clockwise.

    The last point is the first one.
    """
    x = y = z = 0.0
    ax, ay, az = ring[-1]
    for bx, by, bz in ring:
        x += ay * bz - az * by
        y += az * bx - ax * bz
        z += ax * by - ay * bx
        ax, ay, az = bx, by, bz
    return x / 2, y / 2, z / 2


def facing(place: Vector) -> tuple[Vector, Vector, Vector]:
    """Give what is east, north and up at a place, as unit vectors."""
    longitude, latitude = map(radians, coordinates(place))
    east = -sin(longitude), cos(longitude), 0.0
    north = (
        -sin(latitude) * cos(longitude),
        -sin(latitude) * sin(longitude),
        cos(latitude),
    )
    return east, north, place


@dataclass(frozen=True, slots=True)
class AzimuthalEqualArea:
    """Lambert's azimuthal equal-area projection: north is up, lengths are in radii of the earth."""

    centre: Vector
    east: Vector
    north: Vector

    @classmethod
    def around(cls, centre: Vector) -> AzimuthalEqualArea:
        """Give the projection in whose middle a place is."""
        east, north, _ = facing(centre)
        return cls(centre, east, north)

    def project(self, places: Iterable[Vector]) -> list[Point]:
        """Give points of the plane; y grows to the south, as on paper."""
        (cx, cy, cz), (ex, ey, _), (nx, ny, nz) = self.centre, self.east, self.north
        points = []
        for x, y, z in places:
            away = 1 + cx * x + cy * y + cz * z
            # A call to `max` for each point would be a tenth of the work.
            factor = sqrt(2 / (away if away > _BEHIND else _BEHIND))  # noqa: FURB136 - as above
            points.append((factor * (ex * x + ey * y), -factor * (nx * x + ny * y + nz * z)))
        return points

    def place(self, point: Point) -> Vector:
        """Give the place at a point of the plane, whose distance from the middle is at most 2."""
        x, y = point
        square = x * x + y * y
        up, factor = 1 - square / 2, sqrt(max(0.0, 1 - square / 4))
        return unit(
            (
                up * self.centre[0] + factor * (x * self.east[0] - y * self.north[0]),
                up * self.centre[1] + factor * (x * self.east[1] - y * self.north[1]),
                up * self.centre[2] + factor * (x * self.east[2] - y * self.north[2]),
            )
        )
