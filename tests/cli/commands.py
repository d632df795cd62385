"""The subcommands of `briefings`, which it loads when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator


def all_commands() -> dict[str, click.Command]:
    """Give every subcommand by its name, such as `check` and `wire poll`."""
    return dict(_below(main, ()))


def _below(group: click.Group, names: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield " ".join((*names, name)), command
        if isinstance(command, click.Group):
            yield from _below(command, (*names, name))
