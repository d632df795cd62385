"""Find the files that briefings and sources are read from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.reading.links import is_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator


def discover(folder: Path) -> Iterator[Path]:
    """Give every Markdown file below a folder, sorted by path.

    Files and folders whose name starts with a dot are left out, and so is a folder that is not
    there. Links to folders are not followed.
    """
    found: list[str] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(
            os.path.join(parent, name)  # noqa: PTH118 - a Path for each of 100,000 is slow
            for name in names
            if is_markdown(name) and not name.startswith(".")
        )
    return map(Path, sorted(found))
