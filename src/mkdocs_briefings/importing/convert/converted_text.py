"""What a text becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertedText:
    """The text of a briefing."""

    text: str
    notes: Sequence[Problem]
    """What an editor has to look at."""

    reads_otherwise: bool = False
    """Whether it says something else than the old page did, as a note on it tells."""
