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
from datetime import timedelta
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.fingerprint import digest_of_file
from mkdocs_briefings.upload.errors import UploadError
from mkdocs_briefings.upload.manifest import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_name = attrgetter("name")

Signs = tuple[int, int, int, int]
"""Size, inode, time of the bytes, time of any change: by these the system's files are known."""

_Known = tuple[int, int, int, int, str]
"""Signs, and the digest."""


@dataclass(frozen=True, slots=True)
class Look:
    """All that a walk through a site has met, as it was before it was read."""

    paths: tuple[str, ...]
    """Of files and folders; that of the site's own folder is empty."""

    digest: str
    """Of all their signs, one after the other."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """What a site holds."""

    root: Path
    digests: Mapping[str, str]
    """In hexadecimal, by the paths of the files, with `/`, in the order of the folders."""

    sizes: Mapping[str, int]
    """In bytes."""

    refused: tuple[str, ...]
    """What is no plain file and is not published: links, devices."""

    staged: frozenset[str] = frozenset()
    """Paths of what is not in the folder and waits at the destination."""

    look: Look | None = None
    """What the walk has met; None where some of it cannot be known by its signs."""


def read_site(root: Path, memory: Path, margin: timedelta) -> SiteFiles:
    """Look at all files of a site. Raises `UploadError`.

    `memory` is a file that keeps what was read for the next time. `margin` is how coarsely a file
    system may keep times.
    """
    known, read_at = _remembered(memory)
    margin_ns = round(margin / timedelta(microseconds=1)) * 1000
    settled = read_at - margin_ns
    seen: dict[str, _Known] = {}
    refused: list[str] = []
    paths: list[str] = []
    all_signs = SignsDigest()
    newest = 0
    started = time.time_ns()
    try:
        for path, found in _walk(root):
            signs = signs_of(found)
            paths.append(path)
            all_signs.add(signs)
            newest = max(newest, *signs[2:])
            if stat.S_ISDIR(found.st_mode):
                continue
            if not stat.S_ISREG(found.st_mode):
                refused.append(path)
                continue
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
    is_settled = newest < started - margin_ns
    return SiteFiles(
        root,
        {path: each[4] for path, each in seen.items()},
        {path: each[0] for path, each in seen.items()},
        tuple(refused),
        look=Look(tuple(paths), all_signs.text) if is_settled else None,
    )


def signs_of(found: os.stat_result) -> Signs:
    """Give by what a file or folder is known again."""
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


class SignsDigest:
    """Makes one digest of the signs of many files and folders."""

    def __init__(self) -> None:
        """Begin."""
        self._hash = sha256()

    def add(self, signs: Signs) -> None:
        """Add those of the next one."""
        self._hash.update(b"%d %d %d %d " % signs)

    @property
    def text(self) -> str:
        """The digest of those that were added, in hexadecimal."""
        return self._hash.hexdigest()


def _walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Give all that is in a folder, with its path from the root, and that folder itself.

    A folder is looked at before it is read: what comes meanwhile is seen by its signs later.
    """
    yield "", root.stat()
    left = [""]
    while left:
        inside = left.pop()
        with os.scandir(f"{root}/{inside}") as found:
            entries = sorted(found, key=_name)
        folders = []
        for entry in entries:
            path = f"{inside}{entry.name}"
            if path == FOLDER:
                continue
            yield path, entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
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
