"""The importers that there are: ours, and those that other distributions add."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mkdocs_briefings.entry_points import (
    EntryPointError,
    find_entry_points,
    load_entry_point,
    owner_of,
)
from mkdocs_briefings.importing.adapters.ghost import GHOST
from mkdocs_briefings.importing.adapters.hugo import HUGO
from mkdocs_briefings.importing.adapters.jekyll import JEKYLL
from mkdocs_briefings.importing.adapters.mkdocs_blog import MKDOCS_BLOG
from mkdocs_briefings.importing.adapters.wordpress import WORDPRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.importing.importer import Importer

GROUP = "mkdocs_briefings.importers"
"""The group of entry points in which distributions list their importers."""

_BUILT_IN: tuple[Importer, ...] = (HUGO, JEKYLL, MKDOCS_BLOG, WORDPRESS, GHOST)


def importer_names() -> tuple[str, ...]:
    """Give the names of all importers, ours first. Raises `EntryPointError`."""
    others = (entry.name for entry in find_entry_points(GROUP))
    return tuple(dict.fromkeys((*(importer.name for importer in _BUILT_IN), *others)))


def find_importer(name: str) -> Importer:
    """Give the importer of that name.

    Raises `EntryPointError` where there is none, where two distributions have one, and where it
    cannot be loaded.
    """
    for importer in _BUILT_IN:
        if importer.name == name:
            return importer
    entries = [entry for entry in find_entry_points(GROUP) if entry.name == name]
    if not entries:
        message = f"There is no importer {name!r}."
        raise EntryPointError(message)
    if len(entries) > 1:
        owners = " and ".join(map(owner_of, entries))
        message = f"{GROUP}: {name!r} is in {owners}. Uninstall all but one of them."
        raise EntryPointError(message)
    return cast("Importer", load_entry_point(entries[0], ("name", "posts")))


def passed_over(name: str) -> Iterator[str]:
    """Give a sentence for each importer that is not taken, since its name is that of ours."""
    if any(importer.name == name for importer in _BUILT_IN):
        for entry in find_entry_points(GROUP):
            if entry.name == name:
                yield f"{GROUP}: {name!r} of {owner_of(entry)} is not used: our own has that name."
