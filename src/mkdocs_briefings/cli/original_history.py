"""What an original was like when a translation was made from it, as Git remembers it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.cli.git import git
from mkdocs_briefings.reading.file import UnreadableError, open_bytes
from mkdocs_briefings.reading.siblings import version_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_briefings.cli.translation_files import Translation
    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.settings import Settings


def changes_since(translation: Translation, settings: Settings) -> list[str] | None:
    """Give what has changed in the words of an original since it was translated, as a diff.

    None where Git does not know the version that the translation was made from.
    """
    path, wanted, own = translation.original.path, translation.made_from, translation.own
    for before in _versions(path, settings.root):
        if version_of(before, own) == wanted:
            both = before, translation.original
            old, new = (list(_lines(words_of(each, own))) for each in both)
            return list(difflib.unified_diff(old, new, "then", "now", lineterm="", n=1))
    return None


def _versions(path: str, root: Path) -> Iterator[OpenFile]:
    """Give a file as it was in each commit that changed it, newest first."""
    log = git(root, "log", "--format=%H", "--", path)
    for commit in (log or b"").decode().split():
        data = git(root, "show", f"{commit}:./{path}")
        if data is not None:
            try:
                yield open_bytes(data, path)
            except UnreadableError:  # nobody has translated what could not be read
                continue


def _lines(words: dict[str, Any]) -> Iterator[str]:
    for key, value in words.items():
        if isinstance(value, list):
            yield from (f"{key}: {each}" for each in value if each is not None)
        elif value is not None:
            yield from (f"{key}: {line}" for line in str(value).splitlines() if line.strip())
