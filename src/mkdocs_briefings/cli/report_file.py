"""The file of a report, which a person has asked for."""

from __future__ import annotations

from pathlib import Path

from mkdocs_briefings.cli.failure import fail


def write_report(path: str | Path, text: str) -> None:
    """Write a report to its file; ends the command where that cannot be."""
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"{Path(path).as_posix()}:1: The report cannot be written: {error.strerror}.")
