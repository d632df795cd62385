"""The front matter that a configuration of Jekyll gives posts which have none of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.importing.globs import glob_expression
from mkdocs_briefings.importing.old_keys import OldKeys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from mkdocs_briefings.importing.adapters.old_config import OldConfig

_POSTS = frozenset({"post", "posts"})


@dataclass(frozen=True, slots=True)
class _Scope:
    """Which posts some values are for."""

    path: str
    has_type: bool
    values: dict[str, Any]

    @property
    def rank(self) -> tuple[int, bool]:
        """The longer path counts more, then the one that says a type."""
        return len(self.path), self.has_type

    def has(self, place: PurePosixPath) -> bool:
        """Whether a post is meant, by its path on the site."""
        if "*" not in self.path:
            return place.as_posix().startswith(self.path)
        expression = glob_expression(self.path, skips_folders=True)
        return any(expression.fullmatch(each.as_posix()) for each in (place, *place.parents))


class JekyllDefaults:
    """Gives each post what `defaults` of the configuration have for it."""

    def __init__(self, config: OldConfig, collections: str) -> None:
        self._scopes = sorted(_scopes(config, collections), key=lambda scope: scope.rank)

    def keys_of(self, place: PurePosixPath) -> OldKeys:
        """Give the keys of the post at that path below the site's folder of collections."""
        values: dict[str, Any] = {}
        for scope in self._scopes:
            if scope.has(place):
                values |= scope.values
        return OldKeys.from_data(values)


def _scopes(config: OldConfig, collections: str) -> Iterator[_Scope]:
    defaults = config.value("defaults")
    if defaults is None:
        return
    if not isinstance(defaults, list):
        config.note("`defaults` is no list.", "defaults")
        return
    for position in range(len(defaults)):
        kind = config.text("defaults", position, "scope", "type")
        path = config.text("defaults", position, "scope", "path")
        values = config.table("defaults", position, "values")
        if not kind or kind in _POSTS:
            path = path.removeprefix(f"{collections}/") if collections else path
            yield _Scope(path, bool(kind), values)
