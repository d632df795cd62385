"""A post of the old archive, read and not yet changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path, PurePosixPath

    from mkdocs_briefings.importing.adapters.old_file import OldFile


class Generator(Enum):
    """The site generators whose archives can be imported."""

    HUGO = "hugo"
    JEKYLL = "jekyll"
    MKDOCS_BLOG = "mkdocs-blog"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A file that its generator would take for a post, and what its path says."""

    file: Path
    path: str
    """Its path as problems name it."""

    place: PurePosixPath
    """Its path relative to the folder that the old addresses start from."""

    base: str
    """Its name without ending and language, as the old addresses have it; a bundle's folder."""

    name: str
    """The same without a date in front."""

    sections: tuple[str, ...] = ()
    """The folders that its old address starts with."""

    categories: tuple[str, ...] = ()
    """Categories that its folders stand for."""

    language: str | None = None
    """BCP 47 tag from its suffix, such as `ar` in `news.ar.md`."""

    day: str | None = None
    """The date in its name, or in the folders that it stands in."""

    bundle: Path | None = None
    """The folder of a page bundle: all else in it belongs to the post."""

    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class OldPost:
    """A post of the old archive."""

    candidate: Candidate
    file: OldFile

    def value(self, *names: str) -> Any:  # noqa: ANN401 - any front matter
        """Give the first of these keys that has a value, whatever their case."""
        lower = {key.lower(): value for key, value in self.file.keys.items()}
        for name in names:
            if lower.get(name) not in (None, "", [], {}):
                return lower[name]
        return None

    def text_value(self, *names: str) -> str | None:
        """Give the first of these keys that is a text."""
        value = self.value(*names)
        return value.strip() or None if isinstance(value, str) else None

    def note(self, message: str, hint: str = "", *, line: int = 1) -> Problem:
        """Make a note for the editor on this post."""
        return Problem(self.candidate.path, line, message, hint, Severity.WARNING)

    def error(self, message: str, hint: str = "", *, line: int = 1) -> Problem:
        """Make the reason why this post is not imported."""
        return Problem(self.candidate.path, line, message, hint)
