"""The kinds of sections: what briefings are gathered by."""

from __future__ import annotations

from enum import Enum


class SectionKind(Enum):
    """What a section gathers its briefings by."""

    ALL = "all"
    COUNTRY = "country"
    SOURCE = "source"
    TAG = "tag"
    OVERLOOKED = "overlooked"
