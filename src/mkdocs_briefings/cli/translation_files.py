"""Translations and their originals, as the commands for translators name and open them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.errors import quoted
from mkdocs_briefings.model.translation_keys import MADE_FROM
from mkdocs_briefings.reading.file import OpenFile, UnreadableError
from mkdocs_briefings.reading.links import is_markdown
from mkdocs_briefings.reading.profile_files import profile_words
from mkdocs_briefings.reading.profiles import open_inside
from mkdocs_briefings.reading.sibling_names import sibling_of
from mkdocs_briefings.reading.siblings import version_of
from mkdocs_briefings.reading.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation of a briefing or of a profile, and its original."""

    path: str
    """Path of the translation, relative to the project."""

    file: OpenFile
    original: OpenFile
    own: tuple[str, ...] = ()
    """The keys of a profile that are in a language."""

    @property
    def made_from(self) -> str | None:
        """The version of the original that it says it was made from; None if it says none."""
        written = self.file.front_matter.values.get(MADE_FROM)
        return None if written is None else str(written).strip()

    @property
    def version(self) -> str:
        """The version of the original as it is now."""
        return version_of(self.original, self.own)


def language_of(written: str, settings: Settings) -> str:
    """Give one of the site's languages as its options write it, or end the command."""
    if not settings.languages:
        fail("The site is in one language. Name others by the option `languages`.")
    tags = {each.tag.lower(): each.tag for each in settings.languages}
    if written.lower() not in tags:
        known = ", ".join(tags.values())
        fail(f"--language: The site is not in {quoted(written)}. Its languages are {known}.", 2)
    return tags[written.lower()]


def path_of(written: str, settings: Settings) -> str:
    """Give the path of a briefing or a profile, relative to the project, or end the command."""
    path = Path(written).resolve()
    is_inside = path.is_relative_to(settings.briefings_dir) or profile_words(path, settings)
    if not is_inside or not is_markdown(path.name):
        folder = settings.relative(settings.briefings_dir)
        hint = f"Name a Markdown file below {folder}/, or a profile."
        fail(f"{written}:1: It is neither a briefing nor a profile. {hint}", 2)
    return settings.relative(path)


def opened(path: str, settings: Settings) -> OpenFile:
    """Open a file, or end the command with what is wrong with it."""
    try:
        return open_inside(path, settings)
    except UnreadableError as error:
        fail(str(error))


def translation_at(written: str, settings: Settings) -> Translation:
    """Give a translation with its original, or end the command."""
    path = path_of(written, settings)
    sibling = sibling_of(path, settings)
    if sibling is None:
        fail(f"{path}:1: It is no translation. Its name would end in a language, as in a.uk.md.", 2)
    if not (settings.root / sibling.original).is_file():
        fail(f"{path}:1: Its original, {sibling.original}, does not exist.")
    own = profile_words(settings.root / path, settings)
    return Translation(path, opened(path, settings), opened(sibling.original, settings), own)


def briefings(settings: Settings) -> Iterator[str]:
    """Give the paths of all briefings and translations, sorted, relative to the project."""
    for folder in sorted(walk(settings)):
        for each in folder.files:
            if each.is_briefing:
                yield f"{folder.path}/{each.name}"
