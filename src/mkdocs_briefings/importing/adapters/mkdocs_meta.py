"""What files of Material's plugin `meta` give to all posts below their folder."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.adapters.config_file import ConfigError, read_config_file
from mkdocs_briefings.importing.old_keys import OldKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.old_post import OldPost


class MetaFiles:
    """Adds to posts what stands in the files of that name around them, up to the folder `docs`."""

    def __init__(self, docs: Path, name: str, shown: Callable[[Path], str]) -> None:
        self._docs, self._name, self._shown = docs, name, shown
        self._values = cache(self._read)

    def add_to(self, post: OldPost, file: Path) -> OldPost:
        """Give a post with what it inherits; of two lists it has both."""
        values: dict[str, Any] = {}
        notes: list[Problem] = []
        around = [path for path in file.parents if path.is_relative_to(self._docs)]
        for folder in reversed(around):
            found = self._values(folder)
            if isinstance(found, dict):
                values = _merged(values, found)
            else:
                notes.append(found)
        texts = _with_lists(values, post.keys.texts)
        typed = _with_lists(values, post.keys.typed)
        return replace(
            post,
            keys=replace(post.keys, texts=texts, typed=typed),
            inherited=OldKeys.from_data(values),
            notes=(*post.notes, *notes),
        )

    def _read(self, folder: Path) -> dict[str, Any] | Problem:
        path = folder / self._name
        try:
            return read_config_file(path, self._shown(path)).values if path.exists() else {}
        except ConfigError as error:
            return error.problem


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    made = dict(below)
    for key, value in above.items():
        there = made.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            made[key] = _merged(there, value)
        elif isinstance(there, list) and isinstance(value, list):
            made[key] = [*there, *value]
        else:
            made[key] = value
    return made


def _with_lists(inherited: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    both = (key for key in own if isinstance(own[key], list))
    lists = {key: inherited[key] for key in both if isinstance(inherited.get(key), list)}
    return own | {key: [*value, *own[key]] for key, value in lists.items()}
