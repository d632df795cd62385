"""How many people live in a country."""

from __future__ import annotations

from types import MappingProxyType

from mkdocs_briefings.model.people import PEOPLE

POPULATIONS: MappingProxyType[str, int] = MappingProxyType(
    {line[:2]: int(line[3:]) for line in PEOPLE.strip().splitlines()}
)
"""By ISO 3166-1 alpha-2 code; those in which nobody lives are left out."""
