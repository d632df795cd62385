"""The files of a built site, each with a digest of its bytes.

To read 100,000 files for each upload would take most of its time. What was read is kept beside what
the system says of the file: size, inode, and two times, of which one changes with every write and
cannot be set by a program. What has changed since the last look was finished is read again, even
where all of these are as they were.
"""

from __future__ import annotations

import json
import os
import stat
import time
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.fingerprint import digest_of_file
from mkdocs_briefings.upload.errors import UploadError
from mkdocs_briefings.upload.manifest import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MARGIN = 2_000_000_000
"""In nanoseconds: no file system that is in use keeps times more coarsely."""

_name = attrgetter("name")

_Known = tuple[int, int, int, int, str]
"""Size, inode, time of the bytes, time of any change; and the digest."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """What a site holds."""

    root: Path
    digests: dict[str, str]
    """In hexadecimal, by the paths of the files, with `/`, in the order of the folders."""

    sizes: dict[str, int]
    """In bytes."""

    refused: tuple[str, ...]
    """What is no plain file and is not published: links, devices."""

    staged: frozenset[str] = frozenset()
    """Paths of what is not in the folder and waits at the destination."""


def read_site(root: Path, memory: Path) -> SiteFiles:
    """Look at all files of a site. Raises `UploadError`.

    `memory` is a file that keeps what was read for the next time.
    """
    known, read_at = _remembered(memory)
    settled = read_at - _MARGIN
    seen: dict[str, _Known] = {}
    refused: list[str] = []
    started = time.time_ns()
    try:
        for path, entry in _walk(root):
            found = entry.stat(follow_symlinks=False)
            if not stat.S_ISREG(found.st_mode):
                refused.append(path)
                continue
            signs = (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
            before = known.get(path)
            if before is not None and before[:4] == signs and max(signs[2:]) < settled:
                seen[path] = before
            else:
                seen[path] = (*signs, digest_of_file(root / path).hex())
    except OSError as error:
        raise UploadError(
            f"{error.filename or root}: {error.strerror}. Build the site first."
        ) from error
    if seen != known:
        _remember(memory, seen, started)
    return SiteFiles(
        root,
        {path: each[4] for path, each in seen.items()},
        {path: each[0] for path, each in seen.items()},
        tuple(refused),
    )


def _walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give all that is in a folder, with its path from the root; folders are walked, not given."""
    left = [""]
    while left:
        inside = left.pop()
        with os.scandir(f"{root}/{inside}") as found:
            entries = sorted(found, key=_name)
        folders = []
        for entry in entries:
            path = f"{inside}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                yield path, entry
            elif path != FOLDER:
                folders.append(f"{path}/")
        left += reversed(folders)


def _remembered(memory: Path) -> tuple[dict[str, _Known], int]:
    """Give what was read the last time, and when; a memory that cannot be read holds nothing."""
    try:
        whole = json.loads(memory.read_bytes())
        files: dict[str, _Known] = {
            path: (size, inode, written, changed, digest)
            for path, (size, inode, written, changed, digest) in whole["files"].items()
        }
        return files, int(whole["at"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, 0


def _remember(memory: Path, seen: dict[str, _Known], at: int) -> None:
    text = json.dumps({"at": at, "files": seen}, separators=(",", ":"))
    write_atomically(memory, text.encode("ascii"))
