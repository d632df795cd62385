"""How alike two reports are: what any way of telling that has to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.wire.events.features import Features

JOIN = 0.7
"""From this likeness on, two reports bring their events together."""

NEAR = 0.4
"""From this likeness on, a report may tell of another's event, and one cannot be sure."""

APART = 0.1
"""Two reports that are less alike are never in one event, whatever stands between them."""


class Similarity(Protocol):
    """A way of telling how alike reports are, such as by shared features or by embeddings."""

    def add(self, reports: Iterable[Features]) -> None:
        """Take reports in, to be compared, and to learn from them what is common."""

    def forget(self, items: Iterable[int]) -> None:
        """Let go of reports that are out of the window."""

    def candidates(self, item: int) -> Iterable[int]:
        """Give the items that may tell what this one tells, without looking at all of them."""

    def score(self, item: int, other: int) -> float:
        """Give how alike two reports are, from 0 to 1."""

    def reasons(self, item: int, other: int) -> tuple[str, ...]:
        """Say in sentences for an editor what two reports share."""
