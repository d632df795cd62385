"""Groups: outputs that are planned together, from the same part of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_briefings.archive.days import PublishedBriefing
    from mkdocs_briefings.outputs.output import Output


@dataclass(frozen=True, slots=True)
class OutputGroup:
    """Outputs that are planned together.

    Its key is made of fingerprints that the archive knows without loading a briefing. While it is
    the same, so is all that its outputs hold, and none of them has to be planned.
    """

    name: str
    """What it is called, and remembered by."""

    key: bytes
    """Stands for all that its outputs are planned from."""

    weight: int
    """About how many briefings it shows, to share the work out."""

    plan: Callable[[], Iterable[Output]]
    """Gives its outputs."""

    texts: Callable[[], Iterable[PublishedBriefing]] | None = None
    """Gives the briefings whose texts it holds; None where it holds none."""
