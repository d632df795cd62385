"""Tell what an import has done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.write.figures import Figures
    from mkdocs_briefings.importing.write.report import FilePair, ImportReport

_NOTES_SHOWN = 20
_REASONS_SHOWN = 5
_NAME_WIDTH = 20
"""Columns of a name in the summary."""


def print_report(report: ImportReport, report_file: Path | None, *, dry_run: bool) -> None:
    """Print what was done, and the first problems of each kind."""
    _print_problems("Not imported", report.failed, len(report.failed))
    shown = _NOTES_SHOWN
    _print_problems("Needs an editor", report.notes, shown)
    if len(report.notes) > shown:
        where = report_file.as_posix() if report_file else "--report FILE has them all"
        click.echo(f"  … and {len(report.notes) - shown} more: {where}.")
    _print_problems("Skipped", report.skipped, shown)
    if len(report.skipped) > shown:
        click.echo(f"  … and {len(report.skipped) - shown} more.")
    _print_left_alone(report.left_alone)
    verb = "would be imported" if dry_run else "imported"
    failed = len({problem.path for problem in report.failed})
    editor = len({problem.path for problem in report.notes})
    click.echo(
        f"{len(report.imported)} {verb}, {len(report.already_there)} already there, "
        f"{len(report.left_alone)} left alone, {len(report.skipped)} skipped, "
        f"{failed} not imported; {editor} need an editor. "
        f"Sources: {len(report.sources)}, other files: {report.files}."
    )
    if report.has_no_posts:
        click.echo("No post was found. Look at ARCHIVE, and at what --from says.")
    _print_figures(report)
    if report.lacks_markdown:
        click.echo(
            "The texts are HTML. To have them in Markdown where that says the same, run "
            "`pip install 'mkdocs-briefings[import]'` first."
        )
    if report.cards_since is not None:
        click.echo(
            "The first build draws a share card for each. To have cards from then on only, write "
            f"`share_cards: {{since: {report.cards_since}}}` below `briefings:` in mkdocs.yml."
        )


def _print_figures(report: ImportReport) -> None:
    """Print what the briefings amount to, a line for each thing, and why texts were skipped."""
    figures = report.figures
    doubt = "" if report.addresses_are_sure else ", as far as its configuration was understood"
    lines = []
    if figures.posts:
        lines += [
            *_published(figures),
            ("Words", f"{figures.words_before} before, {figures.words_after} after"),
            ("Images", str(figures.images)),
            ("Links", f"{figures.links}, {figures.links_to_briefings} of them between briefings"),
            ("Old addresses", f"{figures.addresses_kept} of {figures.addresses} kept{doubt}"),
            ("Texts that differ", str(figures.differing)),
        ]
    reasons = list(report.skipped_by_reason.items())
    lines += [("Skipped", f"{count}: {reason}") for reason, count in reasons[:_REASONS_SHOWN]]
    if more := sum(count for _reason, count in reasons[_REASONS_SHOWN:]):
        lines.append(("Skipped", f"{more}: for other reasons"))
    before = ""
    for name, text in lines:
        click.echo(f"{'' if name == before else name:<{_NAME_WIDTH}}{text}".rstrip())
        before = name


def _published(figures: Figures) -> list[tuple[str, str]]:
    """Tell how many briefings readers get, and how many they do not, or not now."""
    others = {"later": figures.scheduled, "no longer": figures.expired}
    told = [f"{count} {when}" for when, count in others.items() if count]
    drafts = [("Drafts", str(figures.drafts))] if figures.drafts else []
    return [("Published", ", ".join([f"{figures.published} now", *told])), *drafts]


def _print_problems(title: str, problems: Sequence[Problem], limit: int) -> None:
    if problems:
        click.echo(f"{title}:")
    for problem in problems[:limit]:
        text = f"{problem.message} {problem.hint}".strip()
        click.echo(f"  {problem.path}:{problem.line}: {text}")


def _print_left_alone(pairs: Sequence[FilePair]) -> None:
    if pairs:
        click.echo("Left alone, because they exist with other content:")
    for pair in pairs:
        click.echo(f"  {pair.new} (from {pair.old})")
