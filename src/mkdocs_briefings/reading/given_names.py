"""What topics, sources and running stories are called in a language, and which files say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_briefings.model.given_names import NamesKeys
    from mkdocs_briefings.reading.front_matter import FrontMatter
    from mkdocs_briefings.settings import Settings

_ENDINGS = frozenset({".yml", ".yaml"})


@dataclass(frozen=True, slots=True)
class NamesInLanguage:
    """What is called how in a language; what is not here is called as it is everywhere."""

    topics: Mapping[str, str] = field(default_factory=dict)
    """By the topics' keys."""

    sources: Mapping[str, str] = field(default_factory=dict)
    """By their slugs."""

    stories: Mapping[str, str] = field(default_factory=dict)
    """By their slugs."""


NO_NAMES = NamesInLanguage()
"""Of a language that has no such file."""


@dataclass(frozen=True, slots=True)
class NamesFile:
    """A file with names that has been read."""

    path: str
    """Path of the file, relative to the project."""

    language: str
    """BCP 47 tag, as the site's options write it."""

    names: NamesInLanguage
    keys: NamesKeys
    """The same as it stands in the file."""

    front_matter: FrontMatter

    def problem(
        self, kind: str, key: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """Give a problem of a name, where it stands."""
        return Problem(self.path, self.front_matter.line_of((kind, key)), message, hint, severity)


def names_files(settings: Settings) -> list[Path]:
    """Give the files with names, sorted; a site in one language has none."""
    folder = settings.names_dir
    if not settings.languages or folder is None or not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if path.suffix in _ENDINGS)
    return sorted(path for path in found if not path.name.startswith("."))
