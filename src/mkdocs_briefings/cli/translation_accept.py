"""`briefings translation accept`: write that translations are up to date."""

from __future__ import annotations

import click

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.cli.translation_changes import show_changes
from mkdocs_briefings.cli.translation_files import translation_at
from mkdocs_briefings.model.translation_keys import MADE_FROM
from mkdocs_briefings.writing.markdown_file import Changes, EditError, change


@click.command("accept")
@config_option
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def accept_command(config_file: str | None, paths: tuple[str, ...]) -> None:
    """Write into translations that they follow their originals as these are now.

    Sets `made_from`, leaves every other character as it is, and shows what has changed in the
    originals.
    """
    settings = open_settings(config_file)
    for translation in [translation_at(written, settings) for written in paths]:
        show_changes(translation, settings)
        if translation.made_from == translation.version:
            continue
        place = settings.root / translation.path
        changes = Changes(values={MADE_FROM: translation.version})
        try:
            write_atomically(place, change(place.read_bytes(), translation.path, changes))
        except EditError as error:
            fail(str(error))
        click.echo(f"{translation.path}: It says `{MADE_FROM}: {translation.version}` now.")
