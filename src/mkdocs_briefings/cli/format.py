"""`briefings format`: front matter in one form."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.cli.translation_files import briefings
from mkdocs_briefings.cli.wording import counted
from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.key_order import key_order
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.file import UnreadableError
from mkdocs_briefings.reading.links import is_markdown
from mkdocs_briefings.reading.ordinary_file import read_ordinary
from mkdocs_briefings.reading.profile_files import (
    source_profiles,
    story_profiles,
    translated_profiles,
)
from mkdocs_briefings.writing.format import NotFormattedError, format_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_briefings.model.key_order import KeyOrder
    from mkdocs_briefings.settings import Settings


@click.command("format")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@config_option
@click.option("--check", is_flag=True, help="Change nothing, and exit with 1 if a file would be.")
@click.option("--diff", is_flag=True, help="Print what is changed, or would be.")
def format_command(
    files: tuple[Path, ...], config_file: str | None, check: bool, diff: bool
) -> None:
    """Write the front matter of briefings and profiles in one form.

    FILE is a briefing, a translation, or the profile of a source or a story; without any, all of
    them are formatted. Keys come in the order of the handbook, quotes and lists are written in one
    way, and no text is folded: so whatever wrote a file, an edit changes the lines of what was
    edited and no other. Comments are kept, what is said stays the same, and below the front matter
    no byte is changed.

    Prints the path of each file that was changed. Exits with 1 if a file cannot be read.
    """
    settings = open_settings(config_file)
    orders = _Orders(settings)
    paths = [orders.relative(each) for each in files] if files else list(orders.all_files())
    changed = unreadable = 0
    for path in paths:
        try:
            before, after = _formatted(path, settings, orders.of(path))
        except NotFormattedError as error:
            click.echo(str(error), err=True)
            continue
        except UnreadableError as error:
            click.echo(str(error), err=True)
            unreadable += 1
            continue
        if before == after:
            continue
        changed += 1
        if not check:
            write_atomically(settings.root / path, after)
        click.echo("".join(_difference(path, before, after)) if diff else path, nl=not diff)
    state = "would be changed" if check else "changed"
    click.echo(f"{counted(changed, 'file')} {state}, of {len(paths)}.", err=True)
    if unreadable or (check and changed):
        sys.exit(1)


def _formatted(path: str, settings: Settings, order: KeyOrder) -> tuple[bytes, bytes]:
    problem = boundary_of(settings).problem(path)
    if problem is not None:
        raise UnreadableError((problem,))
    data = read_ordinary(settings.root / path)
    return data, format_file(data, path, order)


def _difference(path: str, before: bytes, after: bytes) -> Iterable[str]:
    old, new = (text.decode().splitlines(keepends=True) for text in (before, after))
    return unified_diff(old, new, f"a/{path}", f"b/{path}")


class _Orders:
    """Knows which files have a front matter of ours, and the order of its keys."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._models = {
            settings.briefings_dir: BriefingKeys,
            settings.sources_dir: SourceKeys,
            settings.stories_dir: StoryKeys,
        }

    def all_files(self) -> Iterator[str]:
        """Give the paths of all briefings and profiles, relative to the project."""
        settings = self._settings
        yield from briefings(settings)
        for find in (source_profiles, story_profiles, translated_profiles):
            yield from map(settings.relative, find(settings))

    def relative(self, file: Path) -> str:
        """Give the path of a file that was named, or end the command."""
        path = file.resolve()
        if not is_markdown(path.name) or not any(map(path.is_relative_to, self._models)):
            fail(f"{file}:1: It is neither a briefing nor a profile. Name such a file.", 2)
        if not path.is_file():
            fail(f"{file}:1: The file does not exist.", 2)
        return self._settings.relative(path)

    def of(self, path: str) -> KeyOrder:
        """Give the order of the keys in a file."""
        whole = self._settings.root / path
        inside = (model for folder, model in self._models.items() if whole.is_relative_to(folder))
        return key_order(next(inside))
