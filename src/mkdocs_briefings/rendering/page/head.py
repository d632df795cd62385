"""What the head of a page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mkdocs_briefings.archive.cards import Ref


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page offers."""

    title: str
    url: str
    """Address of it in RSS, relative to the site's root."""

    folder: str
    """The address below which it stands in every format."""


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


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in one of the site's languages, or in its place the front page in it."""

    tag: str
    """BCP 47 tag of the language."""

    name: str
    """What the language calls itself."""

    direction: str
    """`ltr` or `rtl`."""

    url: str
    """Address, relative to the site's root."""

    is_same: bool
    """Whether it says the same as the page that names it, and is not the front page instead."""

    is_listed: bool = True
    """Whether search engines may know it."""


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
    trail: tuple[Ref, ...] = ()
    """The pages above it, the front page left out."""

    facts: tuple[Mapping[str, Any], ...] = ()
    """What search engines are told of it, besides the way to it, in schema.org's vocabulary."""

    noindex: bool = False
    searchable: bool = False
    """Whether the site's own search finds the page itself, rather than what it lists."""

    alternates: tuple[Alternate, ...] = ()
    """The page in each language of the site, its own among them; none where there is one."""

    is_fallback: bool = False
    """Whether it is sent in place of other pages, and so at any address."""

    @property
    def translations(self) -> tuple[Alternate, ...]:
        """Those that say the same, where there is one in another language."""
        found = tuple(each for each in self.alternates if each.is_same and each.is_listed)
        return found if len(found) > 1 and not self.noindex else ()
