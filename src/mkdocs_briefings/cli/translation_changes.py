"""`briefings translation changes`: what has changed in originals since they were translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.original_history import changes_since
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.cli.translation_files import translation_at

if TYPE_CHECKING:
    from mkdocs_briefings.cli.translation_files import Translation
    from mkdocs_briefings.settings import Settings


@click.command("changes")
@config_option
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def changes_command(config_file: str | None, paths: tuple[str, ...]) -> None:
    """Show what has changed in the originals of translations since these were made.

    What an original was like then is looked up in Git.
    """
    settings = open_settings(config_file)
    for written in paths:
        show_changes(translation_at(written, settings), settings)


def show_changes(translation: Translation, settings: Settings) -> None:
    """Print what has changed in the original of a translation."""
    path, original = translation.path, translation.original.path
    if translation.made_from == translation.version:
        click.echo(f"{path}: It is up to date with {original}.")
        return
    if translation.made_from is None:
        click.echo(f"{path}: It does not say which version of {original} it was made from.")
        return
    found = changes_since(translation, settings)
    if found is None:
        click.echo(f"{path}: {original} has changed. Git does not have what it was like before.")
        return
    click.echo(f"{path}: {original} has changed:")
    for line in found[2:]:
        if not line.startswith("@@"):
            click.echo(f"  {line}")
