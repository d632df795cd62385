"""Stamps: what a destination knows files by, which is their bytes and their headers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import digest_of
from mkdocs_briefings.outputs.redirects import RULES
from mkdocs_briefings.rendering.page.headers import HEADERS
from mkdocs_briefings.upload.kinds import ServedAs, kind_of, served_as

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.upload.addresses import Addresses
    from mkdocs_briefings.upload.headers_file import HeadersFile
    from mkdocs_briefings.upload.site_files import SiteFiles

_FOR_HOSTS = frozenset({HEADERS, RULES})
"""Files that hosts read and no reader is to get; a storage would hand them out."""


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

    _tails: dict[ServedAs, str] = field(default_factory=dict)
    """What stands for headers in a stamp: a site has thousands of files and few of these."""

    def is_published(self, path: str) -> bool:
        """Whether a file goes to the destination at all."""
        return self.is_folder or path not in _FOR_HOSTS

    def served(self, path: str) -> ServedAs:
        """Give the headers of a file."""
        key = self.addresses.key(path) if self.addresses is not None else ""
        return served_as(path, self.headers, self.encoding, key)

    def stamp(self, path: str, served: ServedAs, digest: str, size: int) -> str:
        """Give the stamp of a file; `digest` is that of its bytes, in hexadecimal."""
        tail = self._tails.get(served)
        if tail is None:
            # A folder keeps no headers: theirs is no change there.
            text = served.content_encoding if self.is_folder else served.text
            tail = self._tails[served] = digest_of(text.encode()).hex()[:6]
        return f"{digest}{tail} {size} {kind_of(path).name.lower()}"


@dataclass(frozen=True, slots=True)
class StampedSite:
    """The files of a site that go to a destination."""

    files: SiteFiles
    served: Mapping[str, ServedAs]
    """Headers, by the paths of files."""

    stamps: Mapping[str, str]
    """Stamps, by the same."""


def stamped(files: SiteFiles, stamper: Stamper) -> StampedSite:
    """Give the files of a site with their headers and stamps."""
    served, stamps = {}, {}
    for path, digest in files.digests.items():
        if stamper.is_published(path):
            headers = served[path] = stamper.served(path)
            stamps[path] = stamper.stamp(path, headers, digest, files.sizes[path])
    return StampedSite(files, served, stamps)
