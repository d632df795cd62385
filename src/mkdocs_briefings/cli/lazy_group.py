"""A command that knows its subcommands by name, and loads one when it is asked for."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """A group of commands, each in a module of its own."""

    def __init__(self, *, modules: Mapping[str, str], **attributes: Any) -> None:  # noqa: ANN401 - click's
        """Take the names of the commands, with those of their modules.

        A module `wire_poll` has the command `poll` as `poll_command`.
        """
        super().__init__(**attributes)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Give the names of the commands, sorted."""
        return sorted(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Give a command by its name."""
        if cmd_name not in self._modules:
            return None
        # What is imported stays: to look for garbage in it takes an eighth of the time.
        gc.disable()
        module = import_module(f"mkdocs_briefings.cli.{self._modules[cmd_name]}")
        gc.enable()
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command
