"""Decide where each briefing will stand, and which old addresses lead to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.archive.urls import Urls
from mkdocs_briefings.importing.addresses.paths import same_page
from mkdocs_briefings.importing.place.aliases import Aliases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
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
    original: Path | None = None
    """Of a translation: the file of its original."""

    slug: str = ""
    """Of a translation: the last part of its address, if that is not its original's."""

    @property
    def bundle_folder(self) -> Path:
        """The folder for what belongs to a post in all of its languages."""
        return (self.original or self.target).with_suffix("")

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
    names, originals = _Names(options), _originals(claims, options)
    for position, claim in enumerate(claims):
        if position not in originals:
            names.give(position, claim)
    for position, original in originals.items():
        names.give_beside(position, claims[position], original, claims[original])
    addresses = [names.addresses[position] for position in range(len(claims))]
    aliases = Aliases(claims, addresses, options.prefix)
    return tuple(
        Placement(
            claim=claim,
            target=names.targets[position],
            address=addresses[position],
            aliases=aliases.of(position),
            notes=(*names.notes.get(position, ()), *aliases.notes(position)),
            original=names.targets[originals[position]] if position in originals else None,
            slug=names.slugs.get(position, ""),
        )
        for position, claim in enumerate(claims)
    )


def _originals(claims: Sequence[PlaceClaim], options: ImportOptions) -> dict[int, int]:
    """Give of each post that is a translation the one that it is a translation of.

    That is the one in the first of the site's languages in which there is one.
    """
    if not options.languages:
        return {}
    order = list(options.languages)
    groups: dict[str, dict[str, int]] = defaultdict(dict)
    for position, claim in enumerate(claims):
        if claim.together and claim.tag in options.languages:
            groups[claim.together].setdefault(claim.tag, position)
    found: dict[int, int] = {}
    for group in groups.values():
        first, *others = sorted(group, key=order.index)
        found.update((group[tag], group[first]) for tag in others)
    return found


class _Names:
    """Gives out file names, each only once."""

    def __init__(self, options: ImportOptions) -> None:
        self._folder = options.briefings_dir
        self._prefix, self._languages = options.prefix, options.languages
        self._given: dict[Path, str] = {}
        self.targets: dict[int, Path] = {}
        self.addresses: dict[int, str] = {}
        self.slugs: dict[int, str] = {}
        self.notes: dict[int, list[Problem]] = {}

    def give(self, position: int, claim: PlaceClaim) -> None:
        """Give a post the file of its briefing."""
        folder = self._folder / f"{claim.day:%Y/%m/%d}"
        name, count = claim.name, 1
        while (target := folder / f"{name}.md") in self._given:
            count += 1
            name = f"{claim.name}-{count}"
        if count > 1:
            other = self._given[folder / f"{claim.name}.md"]
            message = f"{other} has the same name and day, so this one is called {name!r}."
            self.notes.setdefault(position, []).append(claim.note(message))
        self._given[target] = claim.path
        self.targets[position] = target
        self.addresses[position] = self._address(claim, claim.day, name)

    def give_beside(self, position: int, claim: PlaceClaim, at: int, original: PlaceClaim) -> None:
        """Give a translation the file beside its original, which has one."""
        beside = self.targets[at]
        name = beside.stem
        if claim.plain_name != original.plain_name:
            name = self.slugs[position] = claim.plain_name
        self.targets[position] = beside.with_name(f"{beside.stem}.{claim.tag}.md")
        self.addresses[position] = self._address(claim, original.day, name)

    def _address(self, claim: PlaceClaim, day: date, name: str) -> str:
        urls = Urls("", self._languages.get(claim.tag, self._prefix))
        return "/" + unquote(urls.briefing(day, name))
