"""What makes the pages of `docs/`, which the news do without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT, PROPERDOCS, ZENSICAL, ALONE = "mkdocs", "properdocs", "zensical", "none"

DOCS_ENGINES = (DEFAULT, PROPERDOCS, ZENSICAL, ALONE)
"""By their names: MkDocs with its themes, programs that run by themselves, or nothing."""

APART = frozenset({PROPERDOCS, ZENSICAL})
"""Those that make the pages as a process of their own; MkDocs is not asked for anything."""

OURS, SEARCH = "briefings", "search"
"""The names of our plugin, and of the one that every site has that names none."""


def written_engine(written: Mapping[str, Any], default: str = DEFAULT) -> object:
    """Give the engine that a configuration names; the default where it names none."""
    plugins = pairs(written.get("plugins", ()))
    options = next((told for name, told in plugins if name == OURS), None)
    return options.get("docs_engine", default) if isinstance(options, Mapping) else default


def pairs(written: object) -> Iterator[tuple[Any, Any]]:
    """Give plugins or extensions, as a configuration names them, each with what it is told."""
    if isinstance(written, dict):
        yield from written.items()
    elif isinstance(written, list | tuple):
        for each in written:
            yield from each.items() if isinstance(each, dict) else [(each, None)]
