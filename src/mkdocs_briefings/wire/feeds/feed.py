"""What a feed is, once it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.errors import WireError

if TYPE_CHECKING:
    from mkdocs_briefings.wire.records import Entry


class FeedError(WireError):
    """Some bytes are no feed, or none that may be read; the message is a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed with its entries."""

    title: str
    """Empty where it has none."""

    home: str
    """Address of the site that it is of; empty where it does not say."""

    language: str
    """BCP 47; empty where it does not say."""

    ttl: int
    """Seconds for which it asks not to be read again; 0 where it does not say."""

    moved_to: str
    """The address that it calls its new one; empty where it has not moved."""

    hub: str
    """Address of its WebSub hub; empty where it has none."""

    entries: tuple[Entry, ...]
    """In the feed's order."""

    notes: tuple[str, ...]
    """What is wrong with it, though it could be read, a sentence each."""
