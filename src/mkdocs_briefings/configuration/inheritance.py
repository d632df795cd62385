"""Which files a configuration is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_INHERIT = re.compile(r"^INHERIT:[ \t]*['\"]?(.+?)['\"]?[ \t]*$", re.MULTILINE)


def configuration_files(path: Path) -> tuple[Path, ...]:
    """Give the file of a configuration, and those from which it inherits, that are there.

    Raises `SettingsError` where one of them inherits from itself.
    """
    found: list[Path] = []
    path = path.resolve()
    while path.is_file():
        found.append(path)
        text = path.read_text("utf-8", errors="replace")
        inherited = _INHERIT.search(text)
        if inherited is None:
            break
        path = (path.parent / inherited[1]).resolve()
        if path in found:
            line = text.count("\n", 0, inherited.start()) + 1
            circle = ", ".join(each.name for each in (*found[found.index(path) + 1 :], path))
            raise SettingsError(
                f"{found[-1].name}:{line}: {path.name} inherits from itself, by {circle}. "
                "Take an INHERIT out."
            )
    return tuple(found)
