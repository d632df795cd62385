"""What came of reading pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractReport:
    """What came of a run of the step."""

    read: int
    """Reports whose page was read."""

    fed: int
    """Reports whose feed says all that is needed, so that no page was asked for."""

    obstructed: int
    """Of those that were read, on how many pages something stood in the way of the text."""

    failed: int
    """Reports whose page is asked for again, later."""

    refused: int
    """Reports whose page is not asked for again."""

    troubles: tuple[Problem, ...]
    """What is suddenly unusual about outlets' texts."""

    @property
    def tried(self) -> int:
        """How many pages were asked for."""
        return self.read + self.failed + self.refused
