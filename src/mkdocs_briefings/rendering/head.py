"""What the head of a page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page offers."""

    title: str
    url: str
    """Address, relative to the site's root."""


@dataclass(frozen=True, slots=True)
class HeadImage:
    """The picture that stands for a page where it is shared."""

    url: str
    """Address, relative to the site's root."""

    alt: str
    width: int = 0
    """In pixels; 0 where it is not known."""

    height: int = 0
    kind: str = ""
    """Its media type; empty where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A page's address, and what search engines, feed readers and chats are told of it."""

    url: str
    """Address of the page, relative to the site's root."""

    title: str
    """Plain text."""

    description: str
    """Plain text."""

    kind: str = "website"
    """Its type in Open Graph's vocabulary: `website` or `article`."""

    feeds: tuple[FeedLink, ...] = ()
    image: HeadImage | None = None
    published: datetime | None = None
    modified: datetime | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    noindex: bool = False
    searchable: bool = False
    """Whether the site's own search finds the page itself, rather than what it lists."""

    stands_in: bool = False
    """Whether it is sent in place of other pages, and so at any address."""
