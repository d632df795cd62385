"""Decide where each briefing will stand, and which old addresses lead to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.importing.addresses.paths import same_page
from mkdocs_briefings.importing.place.aliases import Aliases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.context import ImportOptions
    from mkdocs_briefings.importing.place.claim import PlaceClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The place of a post's briefing."""

    claim: PlaceClaim
    target: Path
    """The briefing's file."""

    address: str
    """The address that it has from now on, with a leading slash."""

    aliases: tuple[str, ...]
    """Old addresses that lead to it."""

    notes: tuple[Problem, ...]

    @property
    def old_address(self) -> str:
        """The address that the post had last; empty where none is known."""
        return self.claim.old_address

    @property
    def keeps_address(self) -> bool:
        """Whether the address that the post had last leads to the briefing."""
        addresses = {same_page(address) for address in (self.address, *self.aliases)}
        return bool(self.old_address) and same_page(self.old_address) in addresses


def place(claims: Sequence[PlaceClaim], options: ImportOptions) -> tuple[Placement, ...]:
    """Give each post its place, in the order of the claims: no two at one address."""
    names = _Names(options)
    targets = [names.target(claim) for claim in claims]
    aliases = Aliases(claims, names.addresses, options.prefix)
    return tuple(
        Placement(
            claim=claim,
            target=targets[position],
            address=names.addresses[position],
            aliases=aliases.of(position),
            notes=(*names.notes.get(position, ()), *aliases.notes(position)),
        )
        for position, claim in enumerate(claims)
    )


class _Names:
    """Gives out file names, each only once."""

    def __init__(self, options: ImportOptions) -> None:
        self._folder = options.briefings_dir
        self._urls = Urls("", options.prefix)
        self._given: dict[Path, str] = {}
        self.addresses: list[str] = []
        self.notes: dict[int, list[Problem]] = {}

    def target(self, claim: PlaceClaim) -> Path:
        """Give the file of a post's briefing."""
        folder = self._folder / f"{claim.day:%Y/%m/%d}"
        name, count = claim.name, 1
        while (target := folder / f"{name}.md") in self._given:
            count += 1
            name = f"{claim.name}-{count}"
        if count > 1:
            other = self._given[folder / f"{claim.name}.md"]
            message = f"{other} has the same name and day, so this one is called {name!r}."
            self.notes.setdefault(len(self.addresses), []).append(claim.note(message))
        self._given[target] = claim.path
        self.addresses.append("/" + unquote(self._urls.briefing(claim.day, name)))
        return target
