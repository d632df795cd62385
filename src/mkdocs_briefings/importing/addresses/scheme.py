"""What an old site made the addresses of its posts of, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from typing import Self

    from mkdocs_briefings.importing.old_post import OldPost


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressParts:
    """What an old address is made of."""

    post: OldPost
    moment: datetime
    """When the post was published, with the offset that it was written with."""

    has_offset: bool
    """Whether an offset was written, and not only supposed."""

    dated_by: str
    """The key of a briefing that the moment is that of; empty where it is that of its path."""

    title: str
    categories: tuple[str, ...]
    zone: tzinfo | None
    """Time zone of the old site; None where nobody knows it."""

    default_language: str
    """Language of posts that name none."""


class AddressScheme(Protocol):
    """Makes the addresses of an old site, as its generator did."""

    def addresses(self, parts: AddressParts) -> tuple[str, ...]:
        """Give the addresses that a post had without further words, the main one first.

        They are made by `address_of`; empty ones are those that the new site cannot have. None at
        all where nothing says any.
        """

    def alias(self, written: str, address: str, parts: AddressParts) -> str:
        """Give the address that one of a post's aliases stands for; `address` is the main one."""

    def with_pattern(self, pattern: str) -> Self:
        """Give the same with another pattern, that of a mapping, for posts without their own."""
