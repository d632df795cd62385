"""What became of asking for an address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Verdict(Enum):
    """Whether an address leads to something."""

    ALIVE = "alive"
    MOVED = "moved"
    """Alive, and its server says that it has another address for good."""

    DOUBTFUL = "doubtful"
    """A person has to look: the server is down, refuses programs, or shows what may be no page."""

    DEAD = "dead"
    """Its server says that there is nothing, or there is no such host."""

    UNASKED = "unasked"
    """It may not be asked for, or not now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known of an address."""

    verdict: Verdict
    reason: str = ""
    """A sentence; empty where it is simply there."""

    leads_to: str = ""
    """Where it has moved for good; empty where it has not."""

    copy: str = ""
    """Address of a copy in an archive; empty where none was looked for or found."""

    asked: datetime
    """When it was asked for last."""

    since: datetime
    """When this verdict was given first, of those in a row."""
