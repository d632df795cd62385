"""What has been read and found valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.model.source import SourceKeys
    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.reading.written_ids import WrittenId


@dataclass(frozen=True, slots=True)
class Briefing:
    """One article: its front matter and what is known of its file. The body stays on disk."""

    path: str
    """Path of its file, relative to the project."""

    keys: BriefingKeys
    digest: str
    """SHA-256 of its file's bytes, in hexadecimal."""

    name: str
    """What its address ends in: the slug, or else the name of its file."""

    words: int
    """About how many words its body has: as many as spaces and line ends."""

    media: frozenset[str]
    """Paths of the files beside it that it shows or links to, relative to the project."""

    needs: frozenset[str]
    """Paths of all files that it refers to, relative to the project."""

    lacks: frozenset[str]
    """Paths of files that it would refer to if they were there, relative to the project."""

    pictures: Mapping[str, Picture]
    """What is known of the images that it shows or links to, by their paths."""


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet: its profile's front matter and file."""

    path: str
    """Path of its file, relative to the project."""

    slug: str
    keys: SourceKeys
    digest: str
    """SHA-256 of its file's bytes, in hexadecimal."""

    links: tuple[SiteLink, ...]
    """Links of its text that only the whole site can judge."""

    ids: tuple[WrittenId, ...]
    """Ids in its text that may not be the only ones of their name on its page."""
