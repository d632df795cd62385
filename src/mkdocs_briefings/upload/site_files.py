"""The files of a built site, each with a digest of its bytes.

To read 100,000 files for each upload would take most of its time. What was read is kept beside what
the system says of the file: size, inode, and two times, of which one changes with every write and
cannot be set by a program. Folders are known by the same, and their names are read only where these
are others. What has changed since the last look was finished is read again, even where all of these
are as they were.
"""

from __future__ import annotations

import json
import os
import stat
import time
from dataclasses import dataclass
from hashlib import sha256
from itertools import starmap
from operator import itemgetter
from struct import Struct
from typing import TYPE_CHECKING

from mkdocs_briefings.build.files import write_atomically
from mkdocs_briefings.build.signs import nanoseconds, signs_of
from mkdocs_briefings.fingerprint import digest_of_file
from mkdocs_briefings.upload.errors import UploadError
from mkdocs_briefings.upload.manifest import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import timedelta
    from pathlib import Path

    from mkdocs_briefings.build.signs import Signs

_name = itemgetter(0)

_packed = Struct("<QQqq").pack
"""Gives the signs of one as bytes."""

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
class _Memory:
    """What the last walk has read."""

    at: int
    """When it began, in nanoseconds."""

    files: dict[str, _Known]
    folders: dict[str, Signs]
    refused: tuple[str, ...]

    def names(self, settled: int) -> Callable[[str, Signs], list[str] | None]:
        """Give what knows the names in a folder that is as it was, and older than that moment."""
        inside: dict[str, list[str]] = {}
        for path in (*self.files, *self.folders, *self.refused):
            folder, _, name = path.rpartition("/")
            if name:
                inside.setdefault(folder, []).append(name)

        def known(folder: str, signs: Signs) -> list[str] | None:
            if self.folders.get(folder) != signs or max(signs[2:]) >= settled:
                return None
            return sorted(inside.get(folder, ()))

        return known


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
    known = _remembered(memory)
    margin_ns = nanoseconds(margin)
    settled = known.at - margin_ns
    files: dict[str, _Known] = {}
    folders: dict[str, Signs] = {}
    refused: list[str] = []
    paths: list[str] = []
    all_signs = sha256()
    newest = 0
    is_as_known = True
    started = time.time_ns()
    try:
        for path, found in _walk(root, known.names(settled)):
            signs = signs_of(found)
            paths.append(path)
            all_signs.update(_packed(*signs))
            newest = max(newest, signs[2], signs[3])
            if stat.S_ISDIR(found.st_mode):
                folders[path] = signs
                is_as_known = is_as_known and known.folders.get(path) == signs
                continue
            if not stat.S_ISREG(found.st_mode):
                refused.append(path)
                continue
            before = known.files.get(path)
            if before is not None and before[:4] == signs and max(signs[2:]) < settled:
                files[path] = before
            else:
                files[path] = (*signs, digest_of_file(root / path).hex())
                is_as_known = False
    except OSError as error:
        raise UploadError(
            f"{error.filename or root}: {error.strerror}. Build the site first."
        ) from error
    if not is_as_known:
        _remember(memory, _Memory(started, files, folders, tuple(refused)))
    is_settled = newest < started - margin_ns
    return SiteFiles(
        root,
        {path: each[4] for path, each in files.items()},
        {path: each[0] for path, each in files.items()},
        tuple(refused),
        look=Look(tuple(paths), all_signs.hexdigest()) if is_settled else None,
    )


def packed(some: Iterable[Signs]) -> bytes:
    """Give the signs of several as bytes, one after the other."""
    return b"".join(starmap(_packed, some))


def _walk(
    root: Path, known_names: Callable[[str, Signs], list[str] | None]
) -> Iterator[tuple[str, os.stat_result]]:
    """Give all that is in a folder, with its path from the root, and that folder itself.

    A folder is looked at before it is read: what comes meanwhile is seen by its signs later. Of
    one that is as it was, by its path and signs, `known_names` gives the names, and it is not read.
    """
    left = [("", root.stat())]
    while left:
        inside, found = left.pop()
        yield inside, found
        start = f"{inside}/" if inside else ""
        names = known_names(inside, signs_of(found))
        if names is None:
            with os.scandir(f"{root}/{inside}") as entries:
                children = [(each.name, each.stat(follow_symlinks=False)) for each in entries]
            children.sort(key=_name)
        else:
            children = [(name, os.lstat(f"{root}/{start}{name}")) for name in names]
        folders = []
        for name, child in children:
            path = f"{start}{name}"
            if path == FOLDER:
                continue
            if stat.S_ISDIR(child.st_mode):
                folders.append((path, child))
            else:
                yield path, child
        left += reversed(folders)


def _remembered(memory: Path) -> _Memory:
    """Give what was read the last time; a memory that cannot be read holds nothing."""
    try:
        whole = json.loads(memory.read_bytes())
        files: dict[str, _Known] = {
            path: (size, inode, written, changed, digest)
            for path, (size, inode, written, changed, digest) in whole["files"].items()
        }
        folders: dict[str, Signs] = {
            path: (size, inode, written, changed)
            for path, (size, inode, written, changed) in whole["folders"].items()
        }
        return _Memory(int(whole["at"]), files, folders, tuple(whole["refused"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Memory(0, {}, {}, ())


def _remember(memory: Path, read: _Memory) -> None:
    whole = {
        "at": read.at, "files": read.files, "folders": read.folders, "refused": read.refused,
    }  # fmt: skip
    write_atomically(memory, json.dumps(whole, separators=(",", ":")).encode("ascii"))
