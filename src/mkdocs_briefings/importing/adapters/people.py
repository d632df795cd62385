"""Authors whom an old site knew by an id."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.importing.adapters.config_file import ConfigError, read_config_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_briefings.importing.adapters.config_file import ConfigFile

_HINT = "Posts have the ids of such authors in the place of names: mend it, and import again."


@dataclass(frozen=True, slots=True)
class People:
    """The authors whom an old site lists."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Their names, by their ids."""

    notes: tuple[Problem, ...] = ()
    """What of the lists cannot be read."""


def read_people(
    folders: Sequence[Path], names: Sequence[str], shown: Callable[[Path], str]
) -> People:
    """Read the first file so called that has authors; `shown` says how problems name a file."""
    notes: list[Problem] = []
    paths = (Path(os.path.normpath(folder / name)) for name in names for folder in folders)
    for path in dict.fromkeys(paths):
        if not os.path.lexists(path):
            continue
        try:
            file = read_config_file(path, shown(path), "The list of authors", _HINT)
        except ConfigError as error:
            notes.append(error.problem)
            continue
        people = _people(file)
        notes.extend(people.notes)
        if people.names:
            return People(people.names, tuple(notes))
    return People(notes=tuple(notes))


def _people(file: ConfigFile) -> People:
    start = ("authors",) if isinstance(file.values.get("authors"), Mapping) else ()
    entries: Mapping[str, Any] = file.values[start[0]] if start else file.values
    names = {key: name for key, entry in entries.items() if (name := _name(entry))}
    notes = (
        Problem(
            file.name,
            file.line_of((*start, key)),
            f"The author {quoted(key)} has no `name`.",
            _HINT,
            Severity.WARNING,
        )
        for key in entries
        if key not in names
    )
    return People(names, tuple(notes))


def _name(entry: Any) -> str:  # noqa: ANN401 - plain data
    written = entry.get("name") if isinstance(entry, Mapping) else None
    return written.strip() if isinstance(written, str) else ""
