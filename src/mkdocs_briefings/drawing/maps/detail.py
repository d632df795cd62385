"""How much each point of an arc adds to its line: so maps of every size leave out the right ones.

Points are chosen as Douglas and Peucker do, but on the sphere and once for all: a map then keeps
those that add more than its tolerance, and looks at no other. To choose them on each map anew was
two fifths of the work of finding out what is on it.

A projection stretches what is far from its middle: where that is a quarter of the earth away, a
line may be 1.4 times as far from its place as the tolerance.
"""

from __future__ import annotations

from functools import cache
from itertools import compress
from math import inf
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.maps.world import world

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.drawing.maps.sphere import Vector
    from mkdocs_briefings.drawing.maps.world import PointT


def coarse(number: int, line: Sequence[PointT], tolerance: float) -> list[PointT]:
    """Give a projected arc with the points that add more to it than that, in radii of the earth."""
    limit = tolerance * tolerance
    return list(compress(line, [added > limit for added in _details(number)]))


@cache
def _details(number: int) -> list[float]:
    return details(world().arcs[number])


def details(line: Sequence[Vector]) -> list[float]:
    """Give for each point how far a line without it would be from it, squared.

    A point adds no more than the one whose choice parted the line around it; its ends stay.
    """
    found = [inf] * len(line)
    parts = [(0, len(line) - 1, inf)]
    while parts:
        first, last, most = parts.pop()
        if last - first > 1:
            far, distance = _farthest(line, first, last)
            found[far] = added = min(distance, most)
            parts += ((first, far, added), (far, last, added))
    return found


def _farthest(line: Sequence[Vector], first: int, last: int) -> tuple[int, float]:
    """Give the point between two others that is farthest from the chord, and its squared distance.

    Beside the chord, before it, or past it, as `plane.kept_points` does.
    """
    (ax, ay, az), (bx, by, bz) = line[first], line[last]
    dx, dy, dz = bx - ax, by - ay, bz - az
    square = dx * dx + dy * dy + dz * dz
    found, most = first + 1, -1.0
    for position in range(first + 1, last):
        x, y, z = line[position]
        x -= ax
        y -= ay
        z -= az
        along = x * dx + y * dy + z * dz
        distance = x * x + y * y + z * z
        if along >= square:
            distance += square - 2 * along
        elif along > 0:
            distance -= along * along / square
        if distance > most:
            found, most = position, distance
    return found, most
