"""Import folders in which every post is a file of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import Problem, Severity
from mkdocs_briefings.importing.adapters.layout import text_files
from mkdocs_briefings.importing.adapters.old_file import (
    NoFrontMatterError,
    UnreadableOldFileError,
    open_old_file,
)
from mkdocs_briefings.importing.file_names import HTML_SUFFIXES, MARKDOWN_SUFFIXES
from mkdocs_briefings.importing.importer import ArchiveError
from mkdocs_briefings.importing.old_post import TextKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_briefings.importing.adapters.layout import FolderLayout
    from mkdocs_briefings.importing.importer import OldSite
    from mkdocs_briefings.importing.old_post import OldPost


@dataclass(frozen=True, slots=True)
class FolderImporter:
    """Finds the posts below a folder, by the rules of the generator that they were written for."""

    name: str
    _layout: Callable[[Path, Callable[[Path], str]], FolderLayout]
    """Takes a folder, and what says how problems name a file."""

    unknown_parts: Callable[[str], list[str]]
    """Gives the parts of a pattern of addresses that stand for nothing."""

    def site(self, path: Path, /) -> OldSite:
        """Give what holds for all posts of a site. Raises `ArchiveError` for what is no folder."""
        return self._layout_of(path).site

    def posts(self, path: Path, /) -> Iterator[OldPost | Problem]:
        """Give the posts, and the reason for each other text that is none, sorted by path."""
        layout = self._layout_of(path)
        for start in layout.starts:
            for file in text_files(start):
                yield _read(file, _shown(file, layout.folder, path), layout)

    def _layout_of(self, path: Path) -> FolderLayout:
        folder = _folder(path)
        return self._layout(folder, lambda file: _shown(file, folder, path))


def _shown(file: Path, folder: Path, path: Path) -> str:
    """Give a file of the archive as problems name it, if that is `path` for its resolved folder."""
    if file.is_relative_to(folder):
        return (path / file.relative_to(folder)).as_posix()
    return Path(os.path.normpath(path / os.path.relpath(file, folder))).as_posix()


def _folder(path: Path) -> Path:
    if not path.is_dir():
        message = "There is no such folder."
        raise ArchiveError(message)
    return path.resolve()


def _read(file: Path, shown: str, layout: FolderLayout) -> OldPost | Problem:
    reason = layout.why_no_post(file)
    kind = _kind(file)
    if not (reason or kind):
        reason = "It is written neither in Markdown nor in HTML."
    if reason or kind is None:
        return Problem(shown, 1, reason, severity=Severity.WARNING)
    try:
        return layout.post(file, open_old_file(file, shown).as_post(shown, kind))
    except NoFrontMatterError:
        message = "It has no front matter, so it is no post."
        return Problem(shown, 1, message, severity=Severity.WARNING)
    except UnreadableOldFileError as error:
        return error.problem


def _kind(file: Path) -> TextKind | None:
    name = file.name.lower()
    if name.endswith(MARKDOWN_SUFFIXES):
        return TextKind.MARKDOWN
    return TextKind.HTML if name.endswith(HTML_SUFFIXES) else None
