"""`briefings wire opml`: lists of outlets, from and for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_wire_project
from mkdocs_briefings.cli.wording import counted, seen_from_here
from mkdocs_briefings.wire.opml import read_opml, write_opml
from mkdocs_briefings.wire.profiles import Profiles, gaps_in


@click.group("opml")
def opml_command() -> None:
    """Read and write lists of feeds (OPML)."""


@opml_command.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@config_option
def import_command(file: Path, config_file: str | None) -> None:
    """Write a profile for each outlet of the list FILE that has none yet.

    Outlines in one another are read, and one that is named as a country tells where the outlets
    in it are at home. Feeds with one title and one host are one outlet's. Nothing is asked for on
    the web; what the list does not say is left to you and named. No file is written over.
    """
    project = open_wire_project(config_file)
    listed = read_opml(file.read_bytes(), seen_from_here(file).as_posix())
    for problem in listed.problems:
        click.echo(str(problem), err=True)
    profiles = Profiles(project.settings)
    written = 0
    for line, outlet in listed.outlets:
        where = f"{seen_from_here(file).as_posix()}:{line}: warning:"
        if (known := profiles.of(outlet)) is not None:
            click.echo(f"{where} {outlet.title} is there already: {known}.", err=True)
        elif (name := profiles.add(outlet)) is None:
            click.echo(f"{where} There are profiles named {outlet.title} already.", err=True)
        else:
            written += 1
            for gap in gaps_in(outlet, name):
                click.echo(str(gap), err=True)
            click.echo(name)
    there = len(listed.outlets) - written
    click.echo(f"Written: {counted(written, 'profile')}. Already there: {there}.")


@opml_command.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@config_option
def export_command(file: Path | None, config_file: str | None) -> None:
    """Write the outlets that are followed as a list, into FILE or to the terminal."""
    project = open_wire_project(config_file)
    data = write_opml(project.outlets, project.settings.site_name)
    if file is None:
        click.echo(data.decode(), nl=False)
        return
    try:
        with file.open("xb") as output:
            output.write(data)
    except FileExistsError:
        fail(f"{file}: There is such a file already. Choose another name.")
    click.echo(seen_from_here(file).as_posix())
