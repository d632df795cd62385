"""`briefings wire review`: decide on drafts, on a page of this machine."""

from __future__ import annotations

import os
import webbrowser
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.git import git
from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.cli.wire_project import open_wire_project
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.configuration.options import NOW_VARIABLE
from mkdocs_briefings.wire.review.server import ReviewServer
from mkdocs_briefings.wire.review.session import ReviewSession

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_briefings.cli.wire_project import WireProject

_PORT = 8377
"""The same each time: what an editor chose for the page is kept by its address."""

_LAST_PORT = 65_535


@click.command("review")
@config_option
@click.option("--by", metavar="NAME", help="Who decides.  [default: git's user.name]")
@click.option(
    "--port",
    type=click.IntRange(0, _LAST_PORT),
    default=_PORT,
    show_default=True,
    help="Port on this machine; 0 takes any that is free.",
)
@click.option("-o", "--open/--no-browser", "opens", help="Open it in a browser.  [default: no]")
def review_command(config_file: str | None, by: str | None, port: int, opens: bool) -> None:
    """Decide on drafts: accept, edit or reject them, merge and split events.

    A page on this machine alone shows each draft beside its original. It works with the keyboard;
    the key ? lists what it knows. Other commands of the wire may run meanwhile.
    """
    project = open_wire_project(config_file)
    session = ReviewSession(
        project.settings,
        project.outlets,
        by=by or _git_name(project.settings.root),
        clock=_clock_of(project),
        sources=frozenset(source.slug for source in project.sources),
    )
    queue = session.queue()
    for problem in queue.problems:
        click.echo(problem, err=True)
    server = ReviewServer(session, port)
    click.echo(f"{counted(len(queue.lines), 'draft')} to decide on: {server.url} (Ctrl+C ends it)")
    if opens:
        webbrowser.open(server.url_for_browser())
    server.run()


def _clock_of(project: WireProject) -> Callable[[], datetime]:
    """Give what tells the time: it stands still where the moment was set.

    A later decision goes before an earlier one of the same second.
    """
    if os.environ.get(NOW_VARIABLE):
        return lambda: project.settings.now
    return lambda: datetime.now(UTC)


def _git_name(root: Path) -> str:
    name = (git(root, "config", "user.name") or b"").decode().strip()
    return name or fail("Who decides? Give --by NAME, or set git's user.name.")
