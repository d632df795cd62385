"""Find the briefings that have another address than they were published at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.reading.sibling_names import original_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.load import LoadResult
    from mkdocs_briefings.build.state import State
    from mkdocs_briefings.build.steps import LoadStep


def moved_briefings(sites: Sequence[LoadStep]) -> frozenset[str]:
    """Give their paths, by the site in each of its languages."""
    moved: set[str] = set()
    for each in sites:
        moved |= _moved_in(each.session.site, each.loaded, each.session.state)
    if len(sites) > 1:
        # Who links to an original is led to its translation where there is one.
        moved.update([original_path(path, sites[0].settings) for path in moved])
    return frozenset(moved)


def _moved_in(site: str, loaded: LoadResult, state: State) -> set[str]:
    archive, remembered = loaded.archive, loaded.remembered.indexes
    moved: set[str] = set()
    for day in remembered.keys() | archive.indexes.keys():
        index = archive.indexes.get(day)
        if index is not None and index is remembered.get(day):
            continue
        old = state.urls(site, day)
        new = urls_of(archive, day) if index is not None else {}
        moved.update(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    return moved


def urls_of(archive: Archive, day: date) -> dict[str, str]:
    """Give the addresses of a day's published briefings, by their paths."""
    return {card.path: card.url for card in archive.day(day).cards}
