"""Folder snapshots: what an earlier build has read of a folder, and what is new in it.

A snapshot stands for the files that lie directly in one folder. While their names, sizes and times
are the same, nothing in it is opened. Sizes and times only spare the reading: a fresh checkout, in
which every file is of today, is recognised by its bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mkdocs_briefings.fingerprint import fingerprint_of
from mkdocs_briefings.reading.links import is_markdown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from mkdocs_briefings.model.briefing import BriefingKeys
    from mkdocs_briefings.reading.picture import Flaw, Picture
    from mkdocs_briefings.reading.record import BriefingRecord
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.reading.written_ids import WrittenId

_TICK = 2_000_000_000
"""In nanoseconds: how far apart two changes have to be for every file system to tell them apart."""


class FileEntry(NamedTuple):
    """A file as its folder lists it."""

    name: str
    size: int
    """In bytes; -1 where the system will not say."""

    changed: int
    """When it was changed, in nanoseconds of its file system's clock."""

    @property
    def is_briefing(self) -> bool:
        """Whether it is a briefing, as its name says, and not an image, say."""
        return is_markdown(self.name)


PlainEntry: TypeAlias = tuple[str, int, int]
"""Name, size and time of a file, as of a `FileEntry`."""


class FileState(NamedTuple):
    """A file as it was when it was last read."""

    size: int
    changed: int
    read: int
    """When it was read, in nanoseconds since 1970."""

    digest: str
    """SHA-256 of its bytes, in hexadecimal."""

    needs: tuple[str, ...]
    """Files that it refers to, relative to the project; its checks found them."""

    lacks: tuple[str, ...] = ()
    """Files that it would refer to if they were there, relative to the project."""

    links: tuple[SiteLink, ...] = ()
    """Links of its text that only the whole site can judge."""

    ids: tuple[WrittenId, ...] = ()
    """Ids in its text that may not be the only ones of their name on its page."""

    picture: Picture | Flaw | None = None
    """What is known of it if it is an image."""

    def is_same(self, listed: FileEntry) -> bool:
        """Whether the file need not be read to know that it is the same."""
        # A change within the same tick as the reading has left no other time.
        return (listed.size, listed.changed) == self[:2] and self.changed < self.read - _TICK


class FolderSnapshot(NamedTuple):
    """What is known of a folder without opening anything in it."""

    listing: bytes
    """Fingerprint of the names, sizes and times of its files; empty if they are to be looked at."""

    contents: bytes
    """Fingerprint of the names and bytes of its files."""

    days: Mapping[str, Mapping[dt.date, bytes]]
    """The days of its valid briefings, each with the fingerprint of those of that day.

    They stand by the language in whose site these are.
    """

    foreign: Mapping[str, str]
    """The languages of those that are not in the site's default one, by their paths."""

    needs: frozenset[str]
    """Files in other folders that its briefings refer to, relative to the project."""

    lacks: frozenset[str]
    """Files that its briefings would refer to if they were there, relative to the project."""

    strays: tuple[str, ...]
    """Files that may be meant as briefings, and that none of its own refers to."""

    sources: frozenset[str]
    """Slugs of the sources that its briefings name."""

    aliases: tuple[tuple[str, str], ...]
    """Old addresses, each with the path of the briefing that has it."""

    links: tuple[SiteLink, ...]
    """Links in the texts of its briefings that only the whole site can judge."""

    ids: tuple[WrittenId, ...]
    """Ids in these that may not be the only ones of their name on their page."""


@dataclass(frozen=True, slots=True)
class FolderContents:
    """All that a snapshot holds."""

    files: Mapping[str, FileState]
    """By their names; those with a problem left out, so that they are read each time."""

    records: tuple[BriefingRecord, ...]
    keys: Mapping[str, BriefingKeys]
    """The front matter of its valid briefings, by the paths of their files."""


EMPTY_FOLDER = FolderContents({}, (), {})
"""Of a folder that nobody has read."""


def listing_of(files: Iterable[PlainEntry]) -> bytes:
    """Give the fingerprint of the names, sizes and times of a folder's files."""
    return fingerprint_of("".join([f"{name}/{size}/{changed}/" for name, size, changed in files]))
