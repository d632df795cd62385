"""All that a report is compared by, as it is kept while the window lasts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.metadata import version

from pydantic import TypeAdapter

from mkdocs_briefings import __version__
from mkdocs_briefings.wire.events.features import Features
from mkdocs_briefings.wire.events.reprints import Print


@dataclass(frozen=True, slots=True)
class Comparison:
    """What tells whether a report is of an event, and whether it is a reprint."""

    features: Features
    print: Print


MADE_BY = " ".join((
    __version__,
    *map(version, ("anyascii", "babel", "datasketch")),
    *(field.name for kind in (Features, Print) for field in fields(kind)),
))  # fmt: skip
"""What comparisons are made by and of: those of other versions are not comparable."""

_COMPARISON: TypeAdapter[Comparison] = TypeAdapter(Comparison)


def packed(comparison: Comparison) -> bytes:
    """Give a comparison as it is stored."""
    return _COMPARISON.dump_json(comparison)


def unpacked(stored: bytes) -> Comparison:
    """Give a comparison that was stored."""
    return _COMPARISON.validate_json(stored)
