"""`briefings wire poll`: what is new in the feeds of the outlets that are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_store, open_wire_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.wire.poll.step import poll

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.wire.poll.report import PollReport


@click.command("poll")
@config_option
def poll_command(config_file: str | None) -> None:
    """Ask the feeds that are due, and store what is new.

    A feed is due when the interval of its outlet is over, and what the feed and its server ask for.
    Exits with 1 if no feed that was asked could be read.
    """
    project = open_wire_project(config_file)
    with open_store(project) as store:
        report = poll(store, project.wire, project.outlets, project.settings.now)
    print_poll(report, project.settings.root)
    if report.asked and report.failed == report.asked:
        fail("None of the feeds could be read. Is this machine connected?")


def print_poll(report: PollReport, root: Path) -> None:
    """Say what came in, and what is wrong with feeds; `root` is the project's folder."""
    for trouble in report.troubles:
        click.echo(str(trouble.seen_in(root)), err=True)
    click.echo(
        f"Polled: {counted(report.asked, 'feed')}, of which {report.unchanged} unchanged and "
        f"{report.failed} failed. Not due: {report.resting}."
    )
    click.echo(f"New: {counted(report.new, 'report')}. Changed: {report.changed}.")
