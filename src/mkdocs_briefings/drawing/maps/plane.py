"""Lines and areas in the plane: simplified, cut at a frame, measured."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Frame:
        """Give the smallest one that holds all points."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @classmethod
    def of_size(cls, width: float, height: float) -> Frame:
        """Give one of that size around 0, 0."""
        return cls(-width / 2, -height / 2, width / 2, height / 2)

    @property
    def middle(self) -> Point:
        """The point in it that is as far from each side as from the one across."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def wider(self, margin: float) -> Frame:
        """Give one that is larger on each side."""
        return Frame(
            self.left - margin, self.top - margin, self.right + margin, self.bottom + margin
        )

    def scaled(self, factor: float) -> Frame:
        """Give one whose sides are so many times as far from 0, 0."""
        return Frame(
            self.left * factor, self.top * factor, self.right * factor, self.bottom * factor
        )


def clipped(ring: Sequence[Point], frame: Frame) -> list[Point]:
    """Give the part of a closed ring's area that lies in a frame, by Sutherland and Hodgman.

    Where the area leaves the frame several times, its parts are joined along the edge, on which no
    line is seen.
    """
    points = list(ring)
    if not points:
        return points
    around = Frame.around(points)
    # Most areas lie within the frame, or cross one of its edges.
    for axis, edge, sign, is_crossed in (
        (0, frame.left, 1, around.left < frame.left),
        (0, frame.right, -1, around.right > frame.right),
        (1, frame.top, 1, around.top < frame.top),
        (1, frame.bottom, -1, around.bottom > frame.bottom),
    ):
        if is_crossed:
            points = _beyond(points, axis, edge, sign)
        if not points:
            break
    return points


def _beyond(ring: list[Point], axis: int, edge: float, sign: int) -> list[Point]:
    """Give the part of a ring on one side of an edge."""
    kept: list[Point] = []
    before = ring[-1]
    was_in = (before[axis] - edge) * sign >= 0
    for point in ring:
        is_in = (point[axis] - edge) * sign >= 0
        if is_in is not was_in:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = 1 - axis
            across = before[other] + share * (point[other] - before[other])
            kept.append((edge, across) if axis == 0 else (across, edge))
        if is_in:
            kept.append(point)
        before, was_in = point, is_in
    return kept


def runs_within(line: Iterable[Point], frame: Frame) -> Iterator[list[Point]]:
    """Give the parts of a line that lie in a frame."""
    run: list[Point] = []
    left, top, right, bottom = frame.left, frame.top, frame.right, frame.bottom
    for before, after in pairwise(line):
        (ax, ay), (bx, by) = before, after
        if (
            (ax <= left and bx <= left)
            or (ax >= right and bx >= right)
            or (ay <= top and by <= top)
            or (ay >= bottom and by >= bottom)
        ):
            continue
        if left < ax < right and left < bx < right and top < ay < bottom and top < by < bottom:
            part: tuple[Point, Point] | None = before, after
        else:
            part = _segment_within(before, after, frame)
        if part is None:
            continue
        start, end = part
        if run and run[-1] != start:
            yield run
            run = []
        run += [end] if run else [start, end]
    if run:
        yield run


def _segment_within(a: Point, b: Point, frame: Frame) -> tuple[Point, Point] | None:
    """Give the part of a line between two points that lies in a frame, by Liang and Barsky."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    start, end = 0.0, 1.0
    for step, room in (
        (-dx, ax - frame.left),
        (dx, frame.right - ax),
        (-dy, ay - frame.top),
        (dy, frame.bottom - ay),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    if start >= end:
        return None
    return (
        a if start == 0 else (ax + start * dx, ay + start * dy),
        b if end == 1 else (ax + end * dx, ay + end * dy),
    )


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Give a line with fewer points, none of its own farther from it than the tolerance."""
    return [line[position] for position in kept_points(line, tolerance)]


def kept_points(line: Sequence[Point], tolerance: float) -> list[int]:
    """Give the positions of the points that a simplified line keeps, by Douglas and Peucker."""
    last = len(line) - 1
    if last < 2:  # noqa: PLR2004 - a line of two points
        return list(range(last + 1))
    limit = tolerance * tolerance
    kept = [0, last]
    parts = [(0, last)]
    while parts:
        first, last = parts.pop()
        far, distance = _farthest(line, first, last)
        if distance > limit:
            kept.append(far)
            # Most parts end up with no point between their ends.
            if far - first > 1:
                parts.append((first, far))
            if last - far > 1:
                parts.append((far, last))
    return sorted(kept)


def _farthest(line: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """Give the point between two others that is farthest from them, and its squared distance."""
    (ax, ay), (bx, by) = line[first], line[last]
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    found, most = first, -1.0
    for position in range(first + 1, last):
        x, y = line[position]
        x -= ax
        y -= ay
        along = x * dx + y * dy
        # Beside the line between them, before it, or past it.
        if 0 < along < square:
            across = x * dy - y * dx
            distance = across * across / square
        elif along <= 0:
            distance = x * x + y * y
        else:
            x -= dx
            y -= dy
            distance = x * x + y * y
        if distance > most:
            found, most = position, distance
    return found, most


def area(ring: Sequence[Point]) -> float:
    """Give the area of a closed ring."""
    total = 0.0
    if ring:
        ax, ay = ring[-1]
        for x, y in ring:
            total += ax * y - x * ay
            ax, ay = x, y
    return abs(total) / 2
