"""`briefings wire group`: which reports tell of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_store, open_wire_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.wire.group.step import group

if TYPE_CHECKING:
    from mkdocs_briefings.cli.wire_project import WireProject
    from mkdocs_briefings.wire.group.step import GroupingReport
    from mkdocs_briefings.wire.store.store import Store


@click.command("group")
@config_option
def group_command(config_file: str | None) -> None:
    """Find out which reports tell of one event, and which are reprints.

    What editors have decided about events is carried out first, and holds for later reports, too.
    """
    project = open_wire_project(config_file)
    with open_store(project) as store:
        report = group_now(project, store)
    print_grouping(report)


def group_now(project: WireProject, store: Store) -> GroupingReport:
    """Do the step for a project."""
    settings = project.settings
    return group(store, project.outlets, settings.now, target=settings.language)


def print_grouping(report: GroupingReport) -> None:
    """Say how many reports were put into events, and what was left out."""
    if report.unfollowed:
        click.echo(
            f"warning: Left out, since no profile follows their outlet: "
            f"{counted(report.unfollowed, 'report')}.",
            err=True,
        )
    if report.overruled:
        click.echo(
            f"warning: Decisions that later ones have overruled: {report.overruled}.", err=True
        )
    click.echo(
        f"Grouped: {counted(report.reports, 'report')}, {counted(report.events, 'new event')}, "
        f"{counted(report.copies, 'reprint')}."
    )
    if report.again:
        click.echo(f"Compared anew, since translated later: {counted(report.again, 'report')}.")
    if report.changed:
        click.echo(f"Changed as editors have decided: {counted(report.changed, 'event')}.")
    if report.waiting:
        click.echo(f"Waiting for their text: {counted(report.waiting, 'report')}.")
