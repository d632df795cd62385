"""A number in a sentence, and how much it says that it has no counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - a record's field
from enum import Enum


class Strength(Enum):
    """How much it says that a number has no counterpart."""

    SURE = 3
    """It has to be found again."""

    WORD = 2
    """It is a word such as `two` and `both`, which may be said in other ways."""

    HINT = 1
    """It only explains numbers on the other side: a part of a name, of a date, of another word."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence."""

    values: frozenset[Decimal]
    """What it may stand for: 3.500 is either 3500 or 3.5."""

    shown: str
    """As it is written."""

    start: int
    end: int
    strength: Strength = Strength.SURE
    parts: frozenset[Decimal] = frozenset()
    """What else it may be: 14.30 is 14 and 30, too, as a time or a date."""
