"""Authors whom an old site knew by an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.ordinary_file import read_ordinary
from mkdocs_briefings.reading.text import EncodingError, clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read_people(folders: Sequence[Path], names: Sequence[str]) -> dict[str, str]:
    """Give the names of the authors by their ids, from the first file so called that has some."""
    for name in names:
        for folder in folders:
            if people := _names(folder / name):
                return people
    return {}


def _names(path: Path) -> dict[str, str]:
    try:
        text = clean(read_ordinary(path), path.name).text.removeprefix("---\n")
        values = front_matter.read(text, 1).values
    except (OSError, EncodingError, front_matter.FrontMatterError):
        return {}
    people = values.get("authors")
    entries = people if isinstance(people, dict) else values
    return {
        key: entry["name"].strip()
        for key, entry in entries.items()
        if isinstance(entry, dict) and isinstance(entry.get("name"), str) and entry["name"].strip()
    }
