"""What a feed holds, whatever format it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed, without what is in it."""

    url: str
    """The address below which it stands, relative to the site's root."""

    title: str
    description: str
    language: str
    """BCP 47 tag of what the feed itself says."""

    direction: str
    """`ltr` or `rtl`: that of its language."""

    page: str
    """Whole address of the page that it is the feed of."""

    rss: str
    """Its own whole address in RSS; empty for an archive, of which there is none."""

    atom: str
    """The same in Atom; empty where feeds are written in RSS alone."""

    json: str
    """The same in JSON Feed."""

    site: str
    """Name of the site, which has written what nobody else has."""

    home: str
    """Whole address of its front page."""

    icon: str = ""
    """Whole address of the site's square icon of 144 pixels; empty without one."""

    hub: str = ""
    """Address of the WebSub hub that tells subscribers of changes; empty without one."""


@dataclass(frozen=True, slots=True)
class ArchiveLinks:
    """A feed's place among the documents of its archive (RFC 5005, section 4).

    All are whole addresses, and empty where there is no such document.
    """

    current: str = ""
    """The feed that this is a part of the archive of; empty for that feed itself."""

    older: str = ""
    newer: str = ""
    older_json: str = ""
    """The older one in JSON Feed, which knows no newer one."""


@dataclass(frozen=True, slots=True)
class FeedImage:
    """The main image of a briefing."""

    url: str
    """Its whole address."""

    kind: str
    """Its media type."""

    length: int
    """In bytes."""

    width: int
    """In pixels; 0 where it is not known."""

    height: int
    description: str
    """Its caption, or else what it shows."""

    credit: str = ""
    license: str = ""


class FeedAuthor(NamedTuple):
    """Who wrote an entry."""

    name: str
    url: str = ""
    """Whole address of their page: an outlet's or the site's; people have none."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A briefing in a feed, or an edition; complete, as every format writes it."""

    link: str
    """Whole address of its page, by which subscribers know it."""

    title: str
    summary: str
    content: str
    """HTML; empty in an archive, and in a feed of summaries."""

    published: datetime
    modified: datetime
    language: str
    direction: str
    categories: tuple[str, ...] = ()
    authors: tuple[FeedAuthor, ...] = ()
    source_name: str = ""
    source_url: str = ""
    """The original outlet's feed, or else its home page."""

    original: str = ""
    """Address of the article that it reports or translates."""

    image: FeedImage | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, complete, as every format writes it."""

    channel: Channel
    changed: datetime
    """When its newest content was published or changed."""

    entries: tuple[FeedEntry, ...]
    """Newest first."""

    archived: ArchiveLinks


class FeedItem(Protocol):
    """What is planned of an entry."""

    @property
    def has_text(self) -> bool:
        """Whether a briefing's text is in it."""

    def entry(self, renderer: Renderer) -> FeedEntry:
        """Give the complete entry."""
