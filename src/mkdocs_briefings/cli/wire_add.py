"""`briefings wire add`: follow one more outlet."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_wire_project
from mkdocs_briefings.fetch.fetcher import Fetcher
from mkdocs_briefings.wire.discovery import Discovery, discover
from mkdocs_briefings.wire.feeds.reader import FeedReader
from mkdocs_briefings.wire.profiles import Profiles, gaps_in

if TYPE_CHECKING:
    from mkdocs_briefings.cli.wire_project import WireProject


@click.command("add")
@click.argument("url")
@config_option
def add_command(url: str, config_file: str | None) -> None:
    """Find the feeds of the site at URL, and write a profile that follows it.

    URL is a site's home page, or the address of a feed. What is not certain, such as the country
    of an outlet with a .com, is left to you and named. No file is written over.
    """
    project = open_wire_project(config_file)
    discovery = asyncio.run(_discover(project, url))
    outlet = discovery.outlet
    profiles = Profiles(project.settings)
    if (known := profiles.of(outlet)) is not None:
        fail(f"{known}: It is there already. Change its `feed` and `wire` instead.")
    for note in discovery.notes:
        click.echo(f"warning: {note}", err=True)
    if (name := profiles.add(outlet)) is None:
        folder = project.settings.relative(project.settings.sources_dir)
        fail(f"{folder}/: There are profiles named {outlet.title} already. Nothing was written.")
    for gap in gaps_in(outlet, name):
        click.echo(str(gap), err=True)
    for feed in outlet.feeds:
        click.echo(f"Found: {feed}")
    click.echo(name)


async def _discover(project: WireProject, url: str) -> Discovery:
    with FeedReader() as read:
        async with Fetcher(project.wire, project.settings.now) as fetcher:
            return await discover(fetcher, read, url)
