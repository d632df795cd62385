"""`briefings wire findings`: what to look at in the drafts that wait."""

from __future__ import annotations

import click

from mkdocs_briefings.cli.project import config_option, open_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.configuration.wire_options import read_wire
from mkdocs_briefings.wire.draft.findings import problems_of_drafts


@click.command("findings")
@config_option
@click.option("--github", is_flag=True, help="Print them as annotations of a pull request.")
def findings_command(config_file: str | None, github: bool) -> None:
    """Say what is doubted in the drafts that wait, each with its line.

    All of it stands in the drafts' own files, so the store of the wire is not needed.
    """
    project = open_project(config_file)
    keep_days = read_wire(project.options.wire).keep_days
    count = 0
    for problem in problems_of_drafts(project.settings, keep_days):
        click.echo(problem.as_github_annotation() if github else str(problem))
        count += 1
    click.echo(f"{counted(count, 'finding')}.", err=True)
