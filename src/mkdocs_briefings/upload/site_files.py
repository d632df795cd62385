"""The files of a built site, each with a digest of its bytes.

To read 100,000 files for each upload would take most of its time. What was read is kept beside what
the system says of the file: size, inode, and two times, of which one changes with every write and
cannot be set by a program. Folders are known by the same. What has changed since the last look, or
a moment before it, is read again, even where all of these are as they were.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING

from mkdocs_briefings.build.signs import nanoseconds
from mkdocs_briefings.build.workers import WorkerError, run_all
from mkdocs_briefings.cores import usable_cores
from mkdocs_briefings.fingerprint import digest_of_file
from mkdocs_briefings.upload.errors import UploadError
from mkdocs_briefings.upload.known_site import DIGEST, known_site, read_known_site
from mkdocs_briefings.upload.look import differing
from mkdocs_briefings.upload.renewal import Renewal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import timedelta
    from pathlib import Path

    from mkdocs_briefings.upload.known_site import Columns, KnownSite

TOGETHER = 4_000
"""So many files one process reads: with fewer a second one gains nothing."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """What a site holds."""

    root: Path
    digests: Mapping[str, str]
    """In hexadecimal, by the paths of the files, with `/`."""

    sizes: Mapping[str, int]
    """In bytes."""

    refused: tuple[str, ...]
    """What is no plain file and is not published: links, devices; sorted."""

    staged: frozenset[str] = frozenset()
    """Paths of what is not in the folder and waits at the destination."""


@dataclass(frozen=True, slots=True)
class SeenSite:
    """A site as it was seen just now, and what of it is another than it was."""

    root: Path
    known: KnownSite
    """What is known of it now; its mark is still the one of what was known before."""

    changed: Mapping[str, tuple[str, int]]
    """Digests in hexadecimal and sizes of files that are new or have other bytes, by paths."""

    lost: tuple[str, ...]
    """Paths of what is no more; something else may be there now."""

    is_news: bool
    """Whether something is to be known that was not."""

    def files(self) -> SiteFiles:
        """Give all files."""
        digests, sizes = {}, {}
        for path, digest, size in self.known.files():
            digests[path], sizes[path] = digest.hex(), size
        return SiteFiles(self.root, digests, sizes, self.known.refused)

    def keep(self, memory: Path, mark: str = "") -> None:
        """Keep what is known for the next time; `mark` is for the stamps that were made."""
        if self.is_news or mark != self.known.mark:
            replace(self.known, mark=mark).write(memory)


def see_site(root: Path, memory: Path, margin: timedelta) -> SeenSite:
    """Look at all files of a site. Raises `UploadError`.

    `memory` is the file that keeps what is known. `margin` is how coarsely a file system may keep
    times. Forks, where there is much to do.
    """
    known = read_known_site(memory)
    settled = time.time_ns() - nanoseconds(margin)
    try:
        others = sorted({*differing(root, known), *known.too_young})
        if not others:
            return SeenSite(root, known, {}, (), is_news=False)
        renewal = Renewal(os.fsencode(root), settled, known.columns)
        columns = renewal.follow(others)
        changed = _read_stale(root, columns)
    except OSError as error:
        name = os.fsdecode(error.filename or root)
        raise UploadError(f"{name}: {error.strerror}. Build the site first.") from error
    except WorkerError as error:
        raise UploadError(str(error)) from error
    blocks = known.blocks if columns is renewal.columns else ()
    now = replace(known_site(columns, blocks), mark=known.mark)
    return SeenSite(root, now, changed, tuple(map(os.fsdecode, renewal.lost)), is_news=True)


def read_site(root: Path, memory: Path, margin: timedelta) -> SiteFiles:
    """Give the files of a site, and keep what is known of them; as `see_site`."""
    seen = see_site(root, memory, margin)
    seen.keep(memory)
    return seen.files()


def _read_stale(root: Path, columns: Columns) -> dict[str, tuple[str, int]]:
    """Read what has to be; give digests and sizes of what has other bytes. Raises `OSError`."""
    numbers = list(compress(range(len(columns.paths)), columns.stale))
    paths = [os.fsdecode(columns.paths[number]) for number in numbers]

    def part(number: int) -> bytes:
        return _digests(root, paths[number * TOGETHER : (number + 1) * TOGETHER])

    parts = run_all(part, -(-len(paths) // TOGETHER), usable_cores())
    digests = b"".join(parts)
    changed = {}
    for index, (number, path) in enumerate(zip(numbers, paths, strict=True)):
        digest = digests[index * DIGEST : (index + 1) * DIGEST]
        place = slice(number * DIGEST, (number + 1) * DIGEST)
        if columns.digests[place] != digest:
            columns.digests[place] = digest
            changed[path] = digest.hex(), columns.size(number)
    return changed


def _digests(root: Path, paths: Sequence[str]) -> bytes:
    return b"".join(digest_of_file(root / path) for path in paths)
