"""What has been read and found valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from mkdocs_briefings.model.briefing import Keys
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.outdated import Outdated
    from mkdocs_briefings.reading.picture import Picture
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.reading.written_ids import WrittenId

_Keys = TypeVar("_Keys", bound=Keys)


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
    """How long its body is."""

    media: frozenset[str]
    """Paths of the files beside it that it shows or links to, relative to the project."""

    needs: frozenset[str]
    """Paths of all files that it refers to, relative to the project."""

    lacks: frozenset[str]
    """Paths of files that it would refer to if they were there, relative to the project."""

    pictures: Mapping[str, Picture]
    """What is known of the images that it shows or links to, by their paths."""

    outdated: Outdated | None = None
    """Of a translation: how its original has changed since it was made, if it has."""


@dataclass(frozen=True, slots=True)
class Profile(Generic[_Keys]):
    """A file of its own on something that briefings name: its front matter and its text."""

    path: str
    """Path of its file, relative to the project."""

    slug: str
    keys: _Keys
    digest: str
    """SHA-256 of its file's bytes, in hexadecimal."""

    links: tuple[SiteLink, ...]
    """Links of its text that only the whole site can judge."""

    ids: tuple[WrittenId, ...]
    """Ids in its text that may not be the only ones of their name on its page."""

    language: str = ""
    """BCP 47 tag of what is said here, where the site is in several languages; else empty."""


@dataclass(frozen=True, slots=True)
class Source(Profile[SourceKeys]):
    """An outlet: its profile's front matter and file."""


@dataclass(frozen=True, slots=True)
class StoryProfile(Profile[StoryKeys]):
    """A running story: what people call it, and what they wrote about it."""
