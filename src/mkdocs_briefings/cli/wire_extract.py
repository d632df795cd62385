"""`briefings wire extract`: the texts of reports, from their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_store, open_wire_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.wire.extract.step import extract

if TYPE_CHECKING:
    from mkdocs_briefings.wire.extract.report import ExtractReport


@click.command("extract")
@config_option
def extract_command(config_file: str | None) -> None:
    """Read the pages of reports, and store their texts.

    A site is asked for one page at a time, and for none that its robots.txt asks not to read.
    What cannot be had is asked for again, each time later. Exits with 1 if no page could be read.
    """
    project = open_wire_project(config_file)
    with open_store(project) as store:
        report = extract(store, project.wire, project.outlets, project.settings.now)
    print_extract(report)
    if report.failed and not report.read:
        fail("None of the pages could be read. Is this machine connected?")


def print_extract(report: ExtractReport) -> None:
    """Say what was read, and what is unusual about it."""
    for trouble in report.troubles:
        click.echo(str(trouble), err=True)
    click.echo(f"Read: {counted(report.read, 'page')}. From feeds alone: {report.fed}.")
    if report.obstructed:
        click.echo(f"Without a text of their own: {report.obstructed}. The reports say why.")
    if report.failed or report.refused:
        click.echo(f"Not read: {report.failed} for now, {report.refused} for good.")
