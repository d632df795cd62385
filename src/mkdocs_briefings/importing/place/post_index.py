"""Find posts as the links between them do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.addresses.paths import same_page
from mkdocs_briefings.importing.file_names import without_ending

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_briefings.importing.place.placement import Placement


class PostIndex:
    """Finds imported posts by their old address, path or name."""

    def __init__(self, placements: Iterable[Placement]) -> None:
        self._targets: set[str] = set()
        self._by_address: dict[str, Placement] = {}
        self._by_path: dict[tuple[str, str], Placement | None] = {}
        for placement in placements:
            self._targets.add(os.path.normpath(placement.target))
            for address in (placement.old_address, *placement.aliases):
                if address:
                    self._by_address.setdefault(same_page(address), placement)
            for whole in placement.claim.old_paths:
                self._add_path(whole, placement)

    def _add_path(self, whole: str, placement: Placement) -> None:
        parts = whole.split("/")
        for start in range(len(parts)):
            path = "/".join(parts[start:])
            for language in {"", placement.claim.language}:
                # A name that two posts have leads to neither.
                known = self._by_path.setdefault((language, path), placement)
                self._by_path[language, path] = placement if known is placement else None

    def has_target(self, file: Path) -> bool:
        """Whether that is the file of a briefing that is imported."""
        return os.path.normpath(file) in self._targets

    def at_address(self, address: str) -> Placement | None:
        """Give the post that had that address, whatever its ending."""
        bare = same_page(address)
        return self._by_address.get(bare) or self._by_address.get(bare.removesuffix(".html"))

    def at_path(self, path: str, language: str = "") -> Placement | None:
        """Give the post of that file, by its path or, if only one is so called, its name.

        One in that language of the old site goes before all others.
        """
        path = without_ending(path.strip("/"))
        ways = (
            (each, name) for each in (language, "") for name in (path, path.removesuffix("/index"))
        )
        return next((found for way in ways if (found := self._by_path.get(way))), None)
