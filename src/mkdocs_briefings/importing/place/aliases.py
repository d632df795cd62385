"""Decide which old addresses lead to which briefing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.addresses.paths import same_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_briefings.errors import Problem
    from mkdocs_briefings.importing.place.claim import OldAddress, PlaceClaim

_LISTINGS = r"\d{4}(?:/\d{2}){0,2}|(?:archive|countries|feeds|sources|stories|tags)(?:/.*)?"
"""Addresses of pages that the site makes itself."""


class Aliases:
    """Gives each old address to one post; `addresses` are those of the briefings."""

    def __init__(self, claims: Sequence[PlaceClaim], addresses: Sequence[str], prefix: str) -> None:
        self._claims = claims
        self._reserved = re.compile(rf"/|/{re.escape(prefix.casefold())}(?:{_LISTINGS})")
        self._new = [same_page(address) for address in addresses]
        self._owner = {address: position for position, address in enumerate(self._new)}
        self._of: dict[int, list[str]] = {}
        self._notes: dict[int, list[Problem]] = {}
        # The addresses that posts really had come before those that they were given besides.
        for position, claim in enumerate(claims):
            for old in claim.old_addresses:
                self._give(position, old)
        for position, claim in enumerate(claims):
            for old in claim.aliases:
                self._give(position, old)

    def of(self, position: int) -> tuple[str, ...]:
        """Give the old addresses that lead to the post at that position."""
        return tuple(self._of.get(position, ()))

    def notes(self, position: int) -> list[Problem]:
        """Give a note for each of its old addresses that cannot lead to it."""
        return self._notes.get(position, [])

    def _give(self, position: int, old: OldAddress) -> None:
        claim, address, written = self._claims[position], old.address, old.written
        if not address or self._reserved.fullmatch(same_page(address)):
            message = f"Its old address {written!r} is none that this site can keep."
            self._note(position, claim.note(message))
            return
        owner = self._owner.setdefault(same_page(address), position)
        there = self._of.setdefault(position, [])
        if owner != position:
            other = self._claims[owner].path
            self._note(position, claim.note(f"The old address {address} leads to {other} already."))
        elif address not in there and same_page(address) != self._new[position]:
            there.append(address)

    def _note(self, position: int, note: Problem) -> None:
        self._notes.setdefault(position, []).append(note)
