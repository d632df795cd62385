"""`briefings wire draft`: briefings for an editor to decide on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_store, open_wire_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.wire.coverage import CoverageCounter
from mkdocs_briefings.wire.draft.step import draft

if TYPE_CHECKING:
    from mkdocs_briefings.cli.wire_project import WireProject
    from mkdocs_briefings.wire.draft.step import DraftReport
    from mkdocs_briefings.wire.store.store import Store


@click.command("draft")
@config_option
@click.option("--github", is_flag=True, help="Print findings as annotations of a pull request.")
def draft_command(config_file: str | None, github: bool) -> None:
    """Write a briefing with `draft: true` for each event that is to be told.

    Nothing is published by that, and no file that a person has changed is written again.
    """
    project = open_wire_project(config_file)
    with open_store(project) as store:
        report = draft_now(project, store)
    print_drafts(report, github=github)


def draft_now(project: WireProject, store: Store) -> DraftReport:
    """Do the step for a project."""
    counter = CoverageCounter(store, project.outlets, project.settings.now)
    return draft(
        store,
        project.wire,
        project.outlets,
        project.settings.now,
        settings=project.settings,
        measure=counter.count,
    )


def print_drafts(report: DraftReport, *, github: bool = False) -> None:
    """Say what was drafted, what to look at in it, and what became of earlier drafts."""
    for problem in (*report.problems, *report.findings):
        click.echo(problem.as_github_annotation() if github else str(problem), err=not github)
    for path in report.written:
        click.echo(path)
    for path in report.seen.touched:
        click.echo(f"{path}: A person has changed, moved or deleted it.", err=True)
    for path in report.seen.accepted:
        click.echo(f"{path}: A person has published it.", err=True)
    for reason, count in report.passed.items():
        click.echo(f"Not drafted: {counted(count, 'event')}, {reason.value}.", err=True)
    click.echo(
        f"{counted(len(report.written), 'draft')}, {counted(len(report.findings), 'finding')}.",
        err=True,
    )
