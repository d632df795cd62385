"""`briefings translation list`: what is missing in a language, and what is behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.cli.project import config_option, open_settings
from mkdocs_briefings.cli.translation_files import (
    briefings,
    language_of,
    opened,
    translation_at,
)
from mkdocs_briefings.reading.profile_files import translated_profiles
from mkdocs_briefings.reading.sibling_names import path_in, sibling_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.settings import Settings


@click.command("list")
@config_option
@click.option("-l", "--language", metavar="TAG", help="This language alone.")
@click.option("--behind", is_flag=True, help="Leave out what is not translated at all.")
@click.option("--check", is_flag=True, help="Exit with 1 if anything is listed.")
def list_command(config_file: str | None, language: str | None, behind: bool, check: bool) -> None:
    """List what translators have to do, a line each.

    `missing` stands before the translation that a briefing does not have, `behind` before one
    whose original has changed, and `unknown` before one that does not say what it was made from.
    """
    settings = open_settings(config_file)
    if not settings.languages:
        fail("The site is in one language. Name others by the option `languages`.")
    tags = (
        [language_of(language, settings)] if language else [each.tag for each in settings.languages]
    )
    found = [
        (state, path)
        for state, path in _states(settings, tags)
        if not (behind and state == "missing")
    ]
    for state, path in found:
        click.echo(f"{state:8}{path}")
    if check and found:
        fail(f"{len(found)} to do.")


def _states(settings: Settings, tags: list[str]) -> Iterator[tuple[str, str]]:
    yield from _states_of_briefings(settings, tags)
    # A profile need not be translated, nor does one that holds no more than a name say of what.
    for place in translated_profiles(settings):
        sibling = sibling_of(settings.relative(place), settings)
        if sibling is None or sibling.tag not in tags:
            continue
        if (settings.root / sibling.original).is_file():
            translation = translation_at(str(place), settings)
            if translation.made_from not in {None, translation.version}:
                yield "behind", translation.path


def _states_of_briefings(settings: Settings, tags: list[str]) -> Iterator[tuple[str, str]]:
    paths = tuple(briefings(settings))
    known = frozenset(paths)
    for path in paths:
        sibling = sibling_of(path, settings)
        if sibling is not None:
            if sibling.tag in tags and sibling.original in known:
                translation = translation_at(str(settings.root / path), settings)
                if translation.made_from is None:
                    yield "unknown", path
                elif translation.made_from != translation.version:
                    yield "behind", path
            continue
        written = opened(path, settings).front_matter.values.get("language")
        own = settings.tag_of(str(written).strip() if written is not None else None)
        others = (path_in(path, tag, settings) for tag in tags if tag != own)
        yield from (("missing", each) for each in others if each not in known)
