"""Decide what is published at a moment."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class HasPublicationDates(Protocol):
    """What says when it is published: front matter, or what the archive keeps of it."""

    @property
    def draft(self) -> bool:
        """Not published while true."""

    @property
    def date(self) -> datetime:
        """When it is published."""

    @property
    def embargo_until(self) -> datetime | None:
        """Not published before."""

    @property
    def expires(self) -> datetime | None:
        """Not published from then on."""


class Status(Enum):
    """Whether a briefing is published, or why it is not."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EMBARGOED = "embargoed"
    EXPIRED = "expired"


def status_at(timed: HasPublicationDates, now: datetime) -> Status:
    """Give a briefing's status at a moment with an offset."""
    if timed.draft:
        return Status.DRAFT
    if timed.expires is not None and timed.expires <= now:
        return Status.EXPIRED
    if timed.embargo_until is not None and timed.embargo_until > now:
        return Status.EMBARGOED
    if timed.date > now:
        return Status.SCHEDULED
    return Status.PUBLISHED
