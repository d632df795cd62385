"""What makes the pages of `docs/`, which the news do without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS_ENGINES = ("mkdocs", "none")
"""By their names: MkDocs with its themes, or nothing."""

DEFAULT = DOCS_ENGINES[0]

ALONE = "none"
"""The one that makes no pages: MkDocs is not asked for anything."""

OURS, SEARCH = "briefings", "search"
"""The names of our plugin, and of the one that every site has that names none."""


def written_engine(written: Mapping[str, Any]) -> object:
    """Give the engine that a configuration names; the default where it names none."""
    plugins = pairs(written.get("plugins", ()))
    options = next((told for name, told in plugins if name == OURS), None)
    return options.get("docs_engine", DEFAULT) if isinstance(options, Mapping) else DEFAULT


def pairs(written: object) -> Iterator[tuple[Any, Any]]:
    """Give plugins or extensions, as a configuration names them, each with what it is told."""
    if isinstance(written, dict):
        yield from written.items()
    elif isinstance(written, list | tuple):
        for each in written:
            yield from each.items() if isinstance(each, dict) else [(each, None)]
