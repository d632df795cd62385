"""The subcommands of `briefings`, which it loads when they are asked for."""

from __future__ import annotations

import click

from mkdocs_briefings.cli import main


def all_commands() -> dict[str, click.Command]:
    """Give every subcommand by its name."""
    context = click.Context(main)
    found = ((name, main.get_command(context, name)) for name in main.list_commands(context))
    return {name: command for name, command in found if command is not None}
