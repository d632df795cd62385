"""See to it that no two outputs are written to one place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_briefings.outputs.output import Output


def collisions(outputs: Iterable[Output], standing: Mapping[str, str]) -> tuple[str, ...]:
    """Give a sentence for each place that two outputs claim, naming both.

    `standing` names what MkDocs writes itself: by its place in the site, the file it is made from.
    """
    origins: dict[str, list[str]] = defaultdict(list)
    for output in outputs:
        origins[output.path].append(output.origin)
    for place, origin in standing.items():
        if place in origins:
            origins[place].append(origin)
    for place in list(origins):
        # Where one output is a file, another cannot have a folder.
        for above in _folders_above(place):
            if above in origins:
                origins[above].extend(origins[place])
    return tuple(
        f"{' and '.join(claimants)} would both be written to {place}. {_hint(place)}"
        for place, claimants in sorted(origins.items())
        if len(claimants) > 1
    )


def _folders_above(place: str) -> Iterator[str]:
    position = place.find("/")
    while position != -1:
        yield place[:position]
        position = place.find("/", position + 1)


def _hint(place: str) -> str:
    if place == "index.html":
        return "Remove your own front page, or set the plugin's `path` to move the news below it."
    return "Rename one of them."
