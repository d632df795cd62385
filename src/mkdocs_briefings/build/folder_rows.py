"""What was read of a folder, as it is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.reading.snapshots import FolderSnapshot


class FolderRow(NamedTuple):
    """A folder that was read, ready to be remembered."""

    folder: str
    snapshot: FolderSnapshot
    files: bytes
    records: bytes
    keys: bytes
    """Each of them pickled."""

    problems: tuple[Problem, ...]
