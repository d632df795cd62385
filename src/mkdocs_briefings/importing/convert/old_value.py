"""A value of an old front matter, on its way to a key of a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OldValue:
    """An old value, and the key that it stood below."""

    key: str
    value: Any
