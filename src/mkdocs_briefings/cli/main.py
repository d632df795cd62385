"""The command `briefings` and its subcommands."""

from __future__ import annotations

import click

from mkdocs_briefings import __version__
from mkdocs_briefings.cli.build import build_command
from mkdocs_briefings.cli.check import check_command
from mkdocs_briefings.cli.import_ import import_command
from mkdocs_briefings.cli.new import new_command
from mkdocs_briefings.cli.schema import schema_command
from mkdocs_briefings.cli.serve import serve_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="mkdocs-briefings")
def main() -> None:
    """Make a news site of Markdown files.

    Briefings stand in briefings/, pages and the profiles of sources in docs/, and the site's
    settings in mkdocs.yml. A day's work: `briefings new`, write, `briefings serve` to look at it,
    `briefings check`, commit.
    """


for command in (
    new_command,
    check_command,
    build_command,
    serve_command,
    import_command,
    schema_command,
):
    main.add_command(command)
