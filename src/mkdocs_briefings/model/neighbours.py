"""Neighbours of countries, as the shapes show them that maps are drawn from.

Those that share a border come first, the one with the longest before the others; a country with few
borders, such as an island, has the nearest ones besides.
"""

from __future__ import annotations

from types import MappingProxyType

from mkdocs_briefings.model.borders import BORDERS

_NEIGHBOURS = MappingProxyType(
    {line[:2]: tuple(line[3:].split()) for line in BORDERS.strip().splitlines()}
)


def neighbours_of(code: str) -> tuple[str, ...]:
    """Give a country's neighbours; all are ISO 3166-1 alpha-2 codes. Raises `KeyError`."""
    return _NEIGHBOURS[code]
