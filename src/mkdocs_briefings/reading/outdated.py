"""What is known of a translation that is behind its original."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class Outdated(NamedTuple):
    """A translation whose original has changed since it was made."""

    changed: dt.datetime | None
    """When the original was last changed or corrected, as far as it says so."""
