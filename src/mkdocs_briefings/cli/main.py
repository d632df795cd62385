"""The command `briefings` and its subcommands."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from mkdocs_briefings import __version__
from mkdocs_briefings.cli.lazy_group import LazyGroup
from mkdocs_briefings.errors import describe_error

COMMANDS = {
    "new": "new",
    "check": "check",
    "due": "due",
    "changes": "changes",
    "links": "links",
    "stats": "stats",
    "format": "format",
    "build": "build",
    "serve": "serve",
    "preview": "preview",
    "migrate": "migrate",
    "import": "import_",
    "ping": "ping",
    "schema": "schema",
    "letter": "letter",
    "publish": "publish",
    "translation": "translation",
    "words": "words",
    "wire": "wire",
}
"""The modules of the commands, by the commands' names: only the one that is called is loaded."""


class _Commands(LazyGroup):
    """The command's own commands."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what the system refuses ends it in a line."""
        # Before a command is loaded: not every package can be where there is no folder.
        try:
            Path.cwd()
        except OSError:
            click.echo("This folder is gone. Change to one that is there.", err=True)
            sys.exit(1)
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # which click knows
            raise
        except OSError as error:
            click.echo(describe_error(error), err=True)
            sys.exit(1)


@click.group(
    cls=_Commands, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, package_name="mkdocs-briefings")
def main() -> None:
    """Make a news site of Markdown files.

    Briefings stand in briefings/, pages and the profiles of sources in docs/, and the site's
    settings in mkdocs.yml. A day's work: `briefings new`, write, `briefings serve` to look at it,
    `briefings check`, commit.
    """


def run() -> NoReturn:
    """Run the command in a process of its own, and end that."""
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    # Python would take an archive in its memory apart, piece by piece; the system drops it at once.
    os._exit(code)
