"""Ask a destination what it really holds.

The manifest says what uploads have written. What others have changed since is found by a listing:
files that are missing, of another size, or of other bytes. Of a folder the bytes are read. A
storage gives ETags, which are MD5s of the bytes with many and tell nothing with others: where they
agree with no file at all, sizes have to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import md5
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import digest_of_file
from mkdocs_briefings.upload.manifest import FOLDER
from mkdocs_briefings.upload.sender import packed_as

if TYPE_CHECKING:
    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.manifest import Manifest
    from mkdocs_briefings.upload.stamps import StampedSite


@dataclass(frozen=True, slots=True)
class Differences:
    """Where a destination is not as its manifest says."""

    differing: frozenset[str]
    """Files that have to be written again."""

    strangers: tuple[str, ...]
    """What uploads have not brought there, sorted."""


async def find_differences(
    destination: Destination, manifest: Manifest, site: StampedSite
) -> Differences:
    """List a destination, and compare. Raises `UploadError`.

    Of releases only the last one is looked at, and of files only those that are to be as they
    were: all others are written or removed anyway.
    """
    stamps, files = site.stamps, site.files
    same = {path for path, stamp in manifest.files.items() if stamps.get(path) == stamp}
    ours = {*manifest.files, *manifest.gone, *manifest.doubtful, *stamps}
    found: set[str] = set()
    strangers: list[str] = []
    by_size: set[str] = set()
    by_etag: set[str] = set()
    agreeing = 0
    async for path, size, etag in destination.sizes(manifest.release):
        if path.startswith(f"{FOLDER}/"):
            continue
        if path not in ours:
            strangers.append(path)
        if path not in same:
            continue
        found.add(path)
        if destination.folder is not None:
            if (
                digest_of_file(destination.folder / manifest.release / path).hex()
                != files.digests[path]
            ):
                by_size.add(path)
            continue
        data = packed_as((files.root / path).read_bytes(), site.served(path).content_encoding)
        if size != len(data):
            by_size.add(path)
        elif (etag or "").strip('"') == md5(data, usedforsecurity=False).hexdigest():
            agreeing += 1
        else:
            by_etag.add(path)
    wrong = (same - found) | by_size | (by_etag if agreeing else set())
    return Differences(frozenset(wrong), tuple(sorted(strangers)))
