"""The help of every command."""

from __future__ import annotations

from importlib.metadata import version

import click
import pytest
from click.testing import CliRunner

from mkdocs_briefings import __version__
from mkdocs_briefings.cli import main
from mkdocs_briefings.cli.lazy_group import LazyGroup
from tests.cli.commands import all_commands

COMMANDS = all_commands()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_explains_every_option(name: str) -> None:
    """Each command says what it does, and names and explains every option."""
    done = CliRunner().invoke(main, [*name.split(), "--help"])
    assert done.exit_code == 0
    command = COMMANDS[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts} has no help"
            for written in parameter.opts:
                assert written in done.output


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_ends_in_sentences(name: str) -> None:
    """The first line of each command's help is a sentence."""
    command = COMMANDS[name]
    assert (command.help or "").split("\n\n")[0].rstrip().endswith(".")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_command_lists_its_commands(option: str) -> None:
    """The help of `briefings` leads to every command."""
    done = CliRunner().invoke(main, [option])
    assert done.exit_code == 0
    for name in COMMANDS:
        if " " not in name:
            assert name in done.output


@pytest.mark.parametrize("name", ["", "wire", "translation"])
def test_help_read_without_loading(name: str) -> None:
    """A group lists its commands as one would that has loaded them all."""
    group = COMMANDS[name] if name else main
    assert isinstance(group, LazyGroup)
    context = click.Context(group)
    loaded = {each: group.get_command(context, each) for each in group.list_commands(context)}
    listed = context.make_formatter(), context.make_formatter()
    group.format_commands(context, listed[0])
    click.Group(commands={key: each for key, each in loaded.items() if each}).format_commands(
        context, listed[1]
    )
    assert listed[0].getvalue() == listed[1].getvalue()


def test_version() -> None:
    """The command, the package and what is installed agree on the version."""
    done = CliRunner().invoke(main, ["--version"])
    assert done.output.split()[-1] == __version__ == version("mkdocs-briefings")


def test_unknown_command() -> None:
    """A command that there is not is a message and exit code 2."""
    done = CliRunner().invoke(main, ["biuld"])
    assert done.exit_code == 2
    assert "biuld" in done.output
