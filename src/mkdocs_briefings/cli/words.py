"""`briefings words`: what the interface says, to be translated or said in another way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.settings import read_language
from mkdocs_briefings.words.catalogs import TEMPLATE, read_catalog
from mkdocs_briefings.words.choice import choose_words, name_of, speaks_english
from mkdocs_briefings.words.po_file import catalog_to_fill

if TYPE_CHECKING:
    from mkdocs_briefings.words.words import Words


@click.command("words")
@click.option(
    "--language", metavar="TAG", help="A language, such as uk or pt-BR.  [default: the site's]"
)
@click.option("--missing", is_flag=True, help="List what is not translated; exit with 1 if any is.")
@config_option
def words_command(language: str | None, missing: bool, config_file: str | None) -> None:
    """Print all that the interface says, as a gettext catalog to be filled in.

    It has the translations that there are, those of the site's own among them. Save it in the
    folder that the option words_dir names, and change what you want to say otherwise; what is left
    empty is as it was.

    With --missing, each text without a translation is printed on a line, as the option words takes
    it.
    """
    words = _words(language, config_file)
    if not missing:
        sys.stdout.buffer.write(catalog_to_fill(words.language, words.texts))
        return
    entries, _ = read_catalog(TEMPLATE, TEMPLATE.name)
    open_ones = [each for each in entries if each.key not in words.texts]
    if speaks_english(words.language):
        open_ones = []  # The code says them.
    for entry in open_ones:
        click.echo(name_of(entry))
    click.echo(f"{words.language}: {len(open_ones)} of {len(entries)} are missing.", err=True)
    sys.exit(1 if open_ones else 0)


def _words(language: str | None, config_file: str | None) -> Words:
    """Give the words of the site, or those that the package has for another language."""
    if language is None or config_file or Path("mkdocs.yml").is_file():
        settings = open_settings(config_file)
        if language in {None, settings.language}:
            return settings.words
    try:
        return choose_words(read_language(str(language)), {}, None, "")
    except SettingsError as error:
        fail(str(error), 2)
