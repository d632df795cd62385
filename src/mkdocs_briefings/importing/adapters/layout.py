"""How a generator lays out its folders."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.file_names import MARKDOWN_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_briefings.importing.importer import OldSite
    from mkdocs_briefings.importing.old_post import OldPost

_OTHER_TEXTS = (".adoc", ".asciidoc", ".html", ".htm", ".ipynb", ".org", ".rst", ".textile")
_INNER_FOLDERS = frozenset({"node_modules", "themes", "vendor", "_site"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLayout:
    """The folders of an archive, every one of them with its links resolved."""

    folder: Path
    """The folder that was given."""

    starts: tuple[Path, ...]
    """The folders that are searched for posts, none of them inside of another."""

    site: OldSite
    why_no_post: Callable[[Path], str]
    """Gives the reason why a file is no post; empty for one that is."""

    post: Callable[[Path, OldPost], OldPost]
    """Adds to what stands in a file what its path says."""


def text_files(folder: Path) -> Iterator[Path]:
    """Give every file below a folder that could be a text, sorted within its folder."""
    endings = (*MARKDOWN_SUFFIXES, *_OTHER_TEXTS)
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(folders_to_search(folders))
        for name in sorted(names):
            if name[0] != "." and name.lower().endswith(endings):
                yield Path(parent, name)


def folders_to_search(names: list[str]) -> Iterator[str]:
    """Leave out the folders in which no generator looks for posts."""
    return (name for name in names if name[0] != "." and name not in _INNER_FOLDERS)


def is_markdown(path: Path) -> bool:
    """Whether a file is Markdown, by its name."""
    return path.name.lower().endswith(MARKDOWN_SUFFIXES)


def is_folder(path: Path) -> bool:
    """Whether a path is that of a folder, and not one that no file system takes."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
