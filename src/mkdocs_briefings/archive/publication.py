"""Decide what is published at a moment."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.model.briefing import BriefingKeys


class Status(Enum):
    """Whether a briefing is published, or why it is not."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EMBARGOED = "embargoed"
    EXPIRED = "expired"


def status_at(keys: BriefingKeys, now: datetime) -> Status:
    """Give a briefing's status at a moment with an offset."""
    if keys.draft:
        return Status.DRAFT
    if keys.expires is not None and keys.expires <= now:
        return Status.EXPIRED
    if keys.embargo_until is not None and keys.embargo_until > now:
        return Status.EMBARGOED
    if keys.date > now:
        return Status.SCHEDULED
    return Status.PUBLISHED
