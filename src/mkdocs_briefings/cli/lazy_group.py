"""A command that knows its subcommands by name, and loads one when it is asked for."""

from __future__ import annotations

import ast
import gc
from importlib import import_module
from pathlib import Path
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names of the commands, each with what its help begins with."""
        commands = {name: click.Command(name, help=self._help(name)) for name in self._modules}
        click.Group(commands=commands).format_commands(ctx, formatter)

    def _help(self, name: str) -> str | None:
        """Give a command's help, which is read in its module: to load them all takes long."""
        source = Path(__file__).with_name(f"{self._modules[name]}.py")
        for node in ast.parse(source.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == f"{name}_command":
                return ast.get_docstring(node)
        raise LookupError(f"{source} has no function {name}_command.")
