"""Validate keys that do not stand where the model expects them, and still name their lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.reading.front_matter import FrontMatter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class KeysFromElsewhere(FrontMatter):
    """Front matter that was put together from a file with other keys."""

    find_line: Callable[[Sequence[str | int]], int]

    def line_of(self, location: Sequence[str | int]) -> int:
        """Give the line of the original file on which a value stands."""
        return self.find_line(location)


def keys_from_elsewhere(
    values: dict[str, Any], find_line: Callable[[Sequence[str | int]], int]
) -> KeysFromElsewhere:
    """Give values as front matter; `find_line` tells the line of the way to a value."""
    return KeysFromElsewhere(values, (), "", 1, find_line)
