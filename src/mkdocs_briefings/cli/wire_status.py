"""`briefings wire status`: what the wire has, step by step."""

from __future__ import annotations

import click

from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_store, open_wire_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.wire.poll.report import troubles_of


@click.command("status")
@config_option
def status_command(config_file: str | None) -> None:
    """Say what the wire follows, how much waits at each step, and which feeds have troubles."""
    project = open_wire_project(config_file)
    with open_store(project) as store:
        counts = store.counts()
        troubles = list(troubles_of(store.feeds, project.outlets, project.settings.now))
    feeds = sum(len(outlet.feeds) for outlet in project.outlets)
    click.echo(
        f"Outlets: {len(project.outlets)} followed, with {counted(feeds, 'feed')}. "
        f"Profiles in all: {len(project.sources)}."
    )
    for name, count in counts.items():
        click.echo(f"{name}: {count}.")
    for trouble in troubles:
        click.echo(str(trouble.seen_in(project.settings.root)), err=True)
