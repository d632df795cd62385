"""What an import did, and what it leaves to people."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.write.figures import Figures


_DAY = re.compile(r"/(\d{4})/(\d\d)/(\d\d)/[^/]+$")

_MANY = 2_000
"""For so many briefings a first build spends several seconds on share cards alone."""


@dataclass(frozen=True, slots=True)
class FilePair:
    """A file of the archive and the one made from it."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The end of an import. Every path is as problems name it."""

    imported: tuple[FilePair, ...]
    """Briefings written now; with `--dry-run` those that would be."""

    already_there: tuple[FilePair, ...]
    """Briefings that an earlier run wrote, unchanged since."""

    left_alone: tuple[FilePair, ...]
    """Files that exist with other content: nothing is written over them."""

    figures: Figures
    sources: tuple[FilePair, ...]
    """Profiles of sources written now."""

    files: int
    """How many images and other files were copied."""

    lacks_markdown: bool = False
    """Whether texts stay HTML only since what makes Markdown of them is not installed."""

    addresses_are_sure: bool = True
    """Whether the old site's configuration was understood as far as it makes addresses."""

    skipped: tuple[Problem, ...]
    """Files that are no posts, with the reason."""

    failed: tuple[Problem, ...]
    """Why posts could not be imported."""

    notes: tuple[Problem, ...]
    """What needs an editor in posts that were imported."""

    @property
    def skipped_by_reason(self) -> dict[str, int]:
        """How many files are no posts for each reason, the most frequent first."""
        return dict(Counter(problem.message for problem in self.skipped).most_common())

    @property
    def has_no_posts(self) -> bool:
        """Whether files were skipped and nothing else was there: perhaps it is another archive."""
        posts = self.imported or self.already_there or self.left_alone or self.failed
        return bool(self.skipped) and not posts

    @property
    def cards_since(self) -> date | None:
        """The day with which share cards may begin; None where so few cost little.

        It is the one after the newest briefing that was written now, as their paths tell.
        """
        if len(self.imported) < _MANY:
            return None
        days = (_DAY.search(each.new) for each in self.imported)
        newest = max((date(*map(int, day.groups())) for day in days if day), default=None)
        return newest and newest + timedelta(days=1)

    def as_data(self) -> dict[str, Any]:
        """Give the report as data for JSON."""
        return {
            "figures": {**asdict(self.figures), "skipped_by_reason": self.skipped_by_reason},
            "imported": _pairs(self.imported),
            "already_there": _pairs(self.already_there),
            "left_alone": _pairs(self.left_alone),
            "sources": _pairs(self.sources),
            "files": self.files,
            "skipped": _problems(self.skipped),
            "failed": _problems(self.failed),
            "needs_an_editor": _problems(self.notes),
        }


def _pairs(written: Iterable[FilePair]) -> list[dict[str, str]]:
    return [{"from": pair.old, "to": pair.new} for pair in written]


def _problems(problems: Iterable[Problem]) -> list[dict[str, str | int]]:
    return [
        {
            "path": problem.path,
            "line": problem.line,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
