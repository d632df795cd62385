"""Authors whom an old site knew by an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.importing.old_post import Generator
from mkdocs_briefings.reading import front_matter
from mkdocs_briefings.reading.text import EncodingError, clean

if TYPE_CHECKING:
    from pathlib import Path

_FILES = {
    Generator.HUGO: ("../data/authors.yml", "../data/authors.yaml"),
    Generator.JEKYLL: ("_data/authors.yml", "_data/authors.yaml"),
    Generator.MKDOCS_BLOG: (".authors.yml", "../.authors.yml"),
}


def read_people(content: Path, start: Path, generator: Generator) -> dict[str, str]:
    """Give the names of the authors by their ids; empty where the archive has no list of them."""
    for name in _FILES[generator]:
        for folder in (start, content):
            if names := _names(folder / name):
                return names
    return {}


def _names(path: Path) -> dict[str, str]:
    try:
        text = clean(path.read_bytes(), path.name).text.removeprefix("---\n")
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
