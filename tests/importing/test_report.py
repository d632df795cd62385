"""What an import reports, and what it suggests."""

from __future__ import annotations

from datetime import date

from mkdocs_briefings.importing.write.figures import Figures
from mkdocs_briefings.importing.write.report import FilePair, ImportReport


def _report(count: int) -> ImportReport:
    """Give the report of so many briefings, the newest of 31 December 2024."""
    days = [date.fromordinal(date(2024, 12, 31).toordinal() - back) for back in range(count)]
    written = [FilePair(f"old/{day}.md", f"briefings/{day:%Y/%m/%d}/a-2025.md") for day in days]
    return ImportReport(
        imported=tuple(written), already_there=(), left_alone=(), sources=(), files=0,
        figures=Figures(), skipped=(), failed=(), notes=(),
    )  # fmt: skip


def test_cards_of_a_large_archive() -> None:
    """After a large import share cards may begin with the day after its newest briefing."""
    assert _report(1_999).cards_since is None
    assert _report(2_000).cards_since == date(2025, 1, 1)
