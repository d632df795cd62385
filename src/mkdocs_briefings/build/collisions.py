"""See to it that no two outputs are written to one place."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


class CollisionError(BriefingsError):
    """Two outputs would be written to one place; says which."""


def collisions(claims: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Give each place of the site that is claimed twice, with its claimants.

    `claims` are pairs of a place and what claims it. Where one output is a file, another cannot
    have a folder.
    """
    owners: dict[str, str] = {}
    found: dict[str, list[str]] = defaultdict(list)
    folders: dict[str, str] = {}
    for place, owner in claims:
        if place in owners:
            found[place] += (owners[place], owner)
        owners[place] = owner
        for folder in folders_above(place):
            if folder in folders:
                break
            folders[folder] = place
    for folder in folders.keys() & owners.keys():
        found[folder] += (owners[folder], owners[folders[folder]])
    return {place: list(dict.fromkeys(found[place])) for place in sorted(found)}


def are_free(places: Iterable[str], site: Path) -> bool:
    """Whether a site has nothing in these places, and no file where one of them needs a folder."""
    # In a folder that is not there nothing has to be looked for: of a first build all are new.
    root = str(site)
    is_there = {"": os.path.lexists(root)}
    if not is_there[""]:
        return True
    for place in places:
        folder = place.rpartition("/")[0]
        if folder not in is_there:
            for each in reversed(tuple(folders_above(place))):
                if each in is_there:
                    continue
                is_there[each] = is_there[each.rpartition("/")[0]] and os.path.lexists(
                    f"{root}/{each}"
                )
                if is_there[each] and not (site / each).is_dir():
                    return False
        if is_there[folder] and os.path.lexists(f"{root}/{place}"):
            return False
    return True


def describe(found: Mapping[str, list[str]]) -> str:
    """Say of each place who claims it, a line each."""
    return "\n".join(
        f"{message(claimants, place)} {hint(place)}" for place, claimants in found.items()
    )


def message(claimants: Sequence[str], place: str) -> str:
    """Say who claims a place."""
    both = " and ".join(claimants) if len(claimants) > 1 else f"Two outputs of {claimants[0]}"
    return f"{both} would both be written to {place}."


def hint(place: str) -> str:
    """Say what to do about a place that is claimed twice."""
    if place == "index.html":
        return "Remove your own front page, or set the plugin's `path` to move the news below it."
    return "Rename one of them."


def folders_above(place: str) -> Iterator[str]:
    """Give the folders that a place is in, the innermost first."""
    position = place.rfind("/")
    while position != -1:
        place = place[:position]
        yield place
        position = place.rfind("/")
