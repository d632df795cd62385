"""Break a headline into lines: as large as it fits, and no line much longer than the others."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.drawing.cards.breaks import syllables, units
from mkdocs_briefings.drawing.cards.words import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Segment(NamedTuple):
    """What is not broken: a word, or a part of one that is wider than a line."""

    text: str
    space: str
    """What stands before it in a line: a space or nothing."""

    width: float
    gap: float
    """Width of the space before it."""


class Headline(NamedTuple):
    """A headline in lines."""

    lines: tuple[str, ...]
    size: int
    """In pixels."""


class Box(NamedTuple):
    """Where a headline has to fit."""

    width: int
    height: int
    sizes: Sequence[int]
    """In which it may be set, the largest first."""

    most: int
    """Number of lines."""

    leading: float
    """From one base line to the next, in parts of the size."""


def typeset(text: str, language: str, measure: Callable[[str], float], box: Box) -> Headline:
    """Break a text into balanced lines of the largest size in which it fits.

    What does not fit in the smallest is cut, with an ellipsis. `measure` gives the width of a text
    in parts of its size, and `language` is a tag (BCP 47).
    """
    segments = _segments(text, language, measure, box.width / box.sizes[-1])
    for size in box.sizes:
        width = box.width / size
        lines = _break(segments, width)
        if len(lines) <= _room(box, size) and all(_length(line) <= width for line in lines):
            return Headline(tuple(map(_text, _balanced(segments, width, len(lines)))), size)
    size = box.sizes[-1]
    lines = _break(segments, box.width / size)[: _room(box, size)]
    last = _text(_shortened(lines[-1], box.width / size, measure(ELLIPSIS)))
    return Headline((*map(_text, lines[:-1]), f"{last}{ELLIPSIS}"), size)


def _room(box: Box, size: int) -> int:
    return min(box.most, int(box.height // (size * box.leading)))


def _balanced(segments: Sequence[Segment], width: float, count: int) -> list[Sequence[Segment]]:
    """Give so many lines whose lengths differ as little as can be; it has to be possible."""
    # For the ends of the lines so far: how much is left free, squared, and where lines end.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end, length in _ends(segments, start, width):
                total = cost + (width - length) ** 2
                if end not in longer or total < longer[end][0]:
                    longer[end] = total, (*ends, end)
        best = longer
    ends = best[len(segments)][1]
    return [segments[start:end] for start, end in pairwise((0, *ends))]


def _ends(segments: Sequence[Segment], start: int, width: float) -> Iterator[tuple[int, float]]:
    """Give where a line may end that begins with a segment, and how long it is then."""
    length = 0.0
    for number, segment in enumerate(segments[start:], start + 1):
        length += segment.width if number == start + 1 else segment.gap + segment.width
        if length > width:
            return
        yield number, length


def _break(segments: Sequence[Segment], width: float) -> list[list[Segment]]:
    lines: list[list[Segment]] = []
    length = 0.0
    for segment in segments:
        if lines and length + segment.gap + segment.width <= width:
            lines[-1].append(segment)
            length += segment.gap + segment.width
        else:
            lines.append([segment])
            length = segment.width
    return lines


def _shortened(line: list[Segment], width: float, ellipsis: float) -> list[Segment]:
    while len(line) > 1 and _length(line) + ellipsis > width:
        line = line[:-1]
    return line


def _length(line: Sequence[Segment]) -> float:
    return sum(segment.gap + segment.width for segment in line) - line[0].gap


def _text(line: Sequence[Segment]) -> str:
    return "".join(segment.space + segment.text for segment in line).lstrip()


def _segments(
    text: str, language: str, measure: Callable[[str], float], widest: float
) -> list[Segment]:
    gap = measure(" ")
    found: list[Segment] = []
    for word in text.split():
        space = " "
        for unit in units(word, language):
            width = measure(unit)
            # Such as an address, or a sentence in Khmer: it has to be broken somewhere.
            for each in syllables(unit) if width > widest else (unit,):
                known = width if each == unit else measure(each)
                found.append(Segment(each, space, known, gap if space else 0.0))
                space = ""
    return found
