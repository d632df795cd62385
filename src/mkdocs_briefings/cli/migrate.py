"""`briefings migrate`: move a site to another engine of its pages in `docs/`."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click
import yaml

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option
from mkdocs_briefings.configuration.inheritance import configuration_files
from mkdocs_briefings.configuration.load import configuration_path
from mkdocs_briefings.configuration.migration import DESTINATIONS, TITLES, migrate
from mkdocs_briefings.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.configuration.migration import Migration


@click.command("migrate")
@config_option
@click.option(
    "--to", "engine", type=click.Choice(DESTINATIONS), required=True, help="The engine to move to."
)
@click.option("--write", is_flag=True, help="Change the configuration, and do not only show it.")
def migrate_command(config_file: str | None, engine: str, write: bool) -> None:
    """Move a site from MkDocs to another engine of its pages.

    Prints what would be changed in mkdocs.yml, and in what it inherits from, as a diff; with
    --write it is changed. Comments stay. What the engine does not do becomes a comment, and is
    told of with its line. The news are the same with each engine.
    """
    moves = _moves(configuration_path(config_file), engine)
    for move in moves:
        for note in move.migration.notes:
            click.echo(f"{move.name}:{note.line}: {note.text}", err=True)
    changed = [move for move in moves if move.after != move.before]
    for move in changed:
        if write:
            write_atomically(move.path, move.after)
            click.echo(move.name)
        else:
            click.echo("".join(move.difference()), nl=False)
    if not changed:
        click.echo(f"The site is on {TITLES[engine]} already: nothing to change.", err=True)
    elif write:
        click.echo(f'Now install it: pip install "mkdocs-briefings[{engine}]"', err=True)
    else:
        click.echo("Nothing is changed yet. Add --write to change it.", err=True)


@dataclass(frozen=True, slots=True)
class _Move:
    """What becomes of a file of the configuration."""

    path: Path
    before: bytes
    migration: Migration

    @property
    def name(self) -> str:
        """Its path as messages have it: from here, where it is below."""
        here = Path.cwd()
        return str(self.path.relative_to(here) if self.path.is_relative_to(here) else self.path)

    @property
    def after(self) -> bytes:
        return self.migration.text.encode()

    def difference(self) -> Iterator[str]:
        """Give what is changed, as git shows it."""
        old, new = (each.decode().splitlines(keepends=True) for each in (self.before, self.after))
        return unified_diff(old, new, f"a/{self.name}", f"b/{self.name}")


def _moves(path: Path, engine: str) -> list[_Move]:
    """Give what becomes of a configuration and those it inherits from, or end the command."""
    if not path.is_file():
        fail(f"{path.name}:1: The file does not exist. Change to the site's folder, or use -f.")
    if path.suffix == ".toml":
        fail(f"{path.name}:1: It is Zensical's own, and needs no move. Set `docs_engine` by hand.")
    try:
        files = configuration_files(path)
        moves = [_move(each, engine) for each in files]
    except SettingsError as error:
        fail(str(error))
    if not any(each.migration.has_plugin for each in moves):
        fail(f"{path.name}:1: Our plugin is not switched on. Add `- briefings` below `plugins`.")
    return moves


def _move(path: Path, engine: str) -> _Move:
    data = path.read_bytes()
    try:
        return _Move(path, data, migrate(data.decode(), engine, path.name))
    except UnicodeDecodeError:
        raise SettingsError(f"{path.name}:1: It is not in UTF-8. Save it in that.") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 1
        raise SettingsError(f"{path.name}:{line}: It is no YAML: {error.problem}.") from error
