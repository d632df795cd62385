"""Count what an import does while it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.write.figures import Figures
from mkdocs_briefings.importing.write.report import FilePair, ImportReport
from mkdocs_briefings.writing.files import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.errors import Problem


@dataclass(slots=True)
class Tally:
    """What has happened so far; the report is made of it at the end."""

    briefings: dict[Outcome, list[FilePair]] = field(
        default_factory=lambda: {outcome: [] for outcome in Outcome}
    )
    figures: Figures = field(default_factory=Figures)
    sources: list[FilePair] = field(default_factory=list)
    files: int = 0
    skipped: list[Problem] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def report(self) -> ImportReport:
        """Give the report, its problems sorted by path and line."""
        return ImportReport(
            imported=tuple(self.briefings[Outcome.WRITTEN]),
            already_there=tuple(self.briefings[Outcome.ALREADY_THERE]),
            left_alone=tuple(self.briefings[Outcome.LEFT_ALONE]),
            figures=self.figures,
            sources=tuple(self.sources),
            files=self.files,
            skipped=_in_order(self.skipped),
            failed=_in_order(self.failed),
            notes=_in_order(self.notes),
        )


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))
