"""A thing that may change between two builds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.mutations.paper import Paper

    Change = Callable[[Paper], None]

TARGET = "briefing"
"""What a row calls the briefing that is changed, beside its options."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to change a thing."""

    told: str
    """What becomes of it, for people."""

    change: Change
    is_shown: bool = True
    """Whether the site has to look different then."""


class Tries(Enum):
    """With which sets of options something is changed in a walk that is not thorough."""

    ROUND = "a round"
    """As many rows of a round as there are ways to change it."""

    ROW = "a row"
    NONE = "none"
    """Another mutation changes it along with others."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A thing that may change, and how."""

    name: str
    variants: tuple[Variant, ...]
    tries: Tries = Tries.ROUND


def told(value: object) -> str:
    """Give what becomes of a key or an option, for people."""
    return "left out" if value is None else f"{value!r:.60}"
