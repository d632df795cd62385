"""Stamps: what a destination knows files by, which is their bytes and their headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from mkdocs_briefings.fingerprint import digest_of, fingerprint_of
from mkdocs_briefings.outputs.redirects import RULES
from mkdocs_briefings.rendering.page.headers import HEADERS
from mkdocs_briefings.toolchain import program_behind
from mkdocs_briefings.upload.kinds import Kind, ServedAs, kind_of, served_as
from mkdocs_briefings.upload.site_files import SiteFiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.headers_file import HeadersFile
    from mkdocs_briefings.upload.site_files import SeenSite

_Part = TypeVar("_Part")

_FOR_HOSTS = frozenset({HEADERS, RULES})
"""Files that hosts read and no reader is to get; a storage would hand them out."""


_MARK = 6
"""So many digits of a stamp stand for headers, behind the digest of the bytes."""

_NAMES = {kind: kind.name.lower() for kind in Kind}


@dataclass(frozen=True, slots=True)
class Stamper:
    """Gives the headers and stamps of files, by the rules of one destination."""

    headers: HeadersFile
    encoding: str
    """As `UploadSettings` has it."""

    addresses: Addresses | None
    """Gives the keys that objects carry; None where they carry none."""

    is_folder: bool
    """Whether the destination is a folder of this machine, which keeps no headers."""

    _endings: dict[ServedAs, str] = field(default_factory=dict)
    """Of stamps, by headers: a site has thousands of files and few of these."""

    @property
    def rules(self) -> bytes:
        """Stand for all that stamps depend on besides the files."""
        keys = None if self.addresses is None else self.addresses.of("")
        kind = "folder" if self.is_folder else "storage"
        # Python's table of media types among them.
        parts = (program_behind(__name__), self.encoding, keys, kind)
        return fingerprint_of(*parts, *self.headers.texts)

    def is_published(self, path: str) -> bool:
        """Whether a file goes to the destination at all."""
        return self.is_folder or path not in _FOR_HOSTS

    def served(self, path: str) -> ServedAs:
        """Give the headers of a file."""
        key = self.addresses.key(path) if self.addresses is not None else ""
        return served_as(path, self.headers, self.encoding, key)

    def stamp(self, path: str, digest: str, size: int) -> str:
        """Give the stamp of a file; `digest` is that of its bytes, in hexadecimal."""
        served = self.served(path)
        ending = self._endings.get(served)
        if ending is None:
            # A folder keeps no headers: theirs is no change there.
            text = served.content_encoding if self.is_folder else served.text
            ending = self._endings[served] = digest_of(text.encode()).hex()[:_MARK]
        return f"{digest}{ending} {size} {_NAMES[kind_of(path)]}"


@dataclass(frozen=True, slots=True, eq=False)
class _OfStamps(Mapping[str, _Part]):
    """What stamps say of files, by their paths: it is read when it is asked for."""

    stamps: Mapping[str, str]

    def __iter__(self) -> Iterator[str]:
        return iter(self.stamps)

    def __len__(self) -> int:
        return len(self.stamps)


class DigestsOfStamps(_OfStamps[str]):
    """The digests of files' bytes, in hexadecimal."""

    def __getitem__(self, path: str) -> str:
        """Give that of a file."""
        return self.stamps[path].partition(" ")[0][:-_MARK]


class SizesOfStamps(_OfStamps[int]):
    """The sizes of files in bytes."""

    def __getitem__(self, path: str) -> int:
        """Give that of a file."""
        return int(self.stamps[path].split(" ")[1])


@dataclass(frozen=True, slots=True)
class StampedSite:
    """The files of a site that go to a destination."""

    files: SiteFiles
    stamper: Stamper
    stamps: Mapping[str, str]
    """Stamps, by the paths of files."""

    def served(self, path: str) -> ServedAs:
        """Give the headers of a file."""
        return self.stamper.served(path)


def stamped(files: SiteFiles, stamper: Stamper) -> StampedSite:
    """Give the files of a site with their stamps."""
    stamp, sizes = stamper.stamp, files.sizes
    stamps = {
        path: stamp(path, digest, sizes[path])
        for path, digest in files.digests.items()
        if stamper.is_published(path)
    }
    return _site(files, stamper, stamps)


def stamped_again(seen: SeenSite, stamper: Stamper, before: Mapping[str, str]) -> StampedSite:
    """Give a site with its stamps, by those that it had when it was seen before."""
    if seen.changed or seen.lost:
        stamps = dict(before)
        for path in seen.lost:
            stamps.pop(path, None)
        for path, (digest, size) in seen.changed.items():
            if stamper.is_published(path):
                stamps[path] = stamper.stamp(path, digest, size)
        before = stamps
    files = SiteFiles(seen.root, {}, {}, seen.known.refused)
    return _site(files, stamper, before)


def _site(files: SiteFiles, stamper: Stamper, stamps: Mapping[str, str]) -> StampedSite:
    digests, sizes = DigestsOfStamps(stamps), SizesOfStamps(stamps)
    return StampedSite(replace(files, digests=digests, sizes=sizes), stamper, stamps)
