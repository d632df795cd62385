"""What is sent to a worker once: the project, and what the builder has read of it.

A bundle is known by the digest of its bytes, and opened only where that is right.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.cluster.errors import RefusalError, UnseenError

if TYPE_CHECKING:
    from collections.abc import Iterable


class BundledFile(NamedTuple):
    """A file of the project."""

    path: str
    """Where it is, relative to the project."""

    time: int
    """When it was changed, in nanoseconds: by it and the size a file is known again."""

    data: bytes
    target: str
    """Where it leads if it is a symbolic link; else empty."""


class Bundle(NamedTuple):
    """A project, as a worker needs it to render."""

    config: str
    """Where its configuration is, relative to the project."""

    now: str
    """The moment of the build."""

    skips_invalid: bool
    memory: bytes
    """A memory that knows all that was read of it."""

    templates: tuple[BundledFile, ...]
    """Those of its theme as the builder has compiled them, relative to what a build keeps."""

    files: tuple[BundledFile, ...]
    """Its files; none where a worker has the project by a path."""

    folder: str
    """That path; or empty."""

    build: str
    """A word of this build's own where there is such a path; else empty.

    What is there may be changed before the next one, which must not get what a worker has ready.
    """


class Parcel(NamedTuple):
    """Bytes that are known by their digest."""

    digest: str
    """SHA-256, as hexadecimal digits."""

    data: bytes


def pack(content: object) -> Parcel:
    """Give what is sent, with its digest."""
    data = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return Parcel(hashlib.sha256(data).hexdigest(), data)


def unpack(digest: str, data: bytes | str) -> Any:  # noqa: ANN401 - what was packed
    """Give what was packed, from its bytes or the path of a file.

    Raises `RefusalError`, and `UnseenError` where that file cannot be read.
    """
    if isinstance(data, str):
        data = _bytes_at(data)
    if hashlib.sha256(data).hexdigest() != digest:
        raise RefusalError("A worker did not get the bytes that were sent. Build again.")
    return pickle.loads(data)  # noqa: S301 - who could change it has changed the task, too


def _bytes_at(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UnseenError(f"{path}: A worker cannot read it: {error.strerror}.") from None


def read_files(paths: Iterable[Path], root: Path) -> tuple[BundledFile, ...]:
    """Read files of the project in that folder."""
    return tuple(_read(path, f"{root}{os.sep}") for path in sorted(set(map(str, paths))))


def write_files(files: Iterable[BundledFile], folder: Path) -> None:
    """Write the files of a bundle into a folder."""
    made: set[str] = set()
    for file in files:
        inside = os.path.dirname(file.path)  # noqa: PTH120 - `Path` takes longer than the file
        if inside not in made:
            place = PurePosixPath(file.path)
            if place.is_absolute() or ".." in place.parts:
                raise RefusalError(f"{file.path}: It is not in the project.")
            (folder / inside).mkdir(parents=True, exist_ok=True)
            made.add(inside)
        path = f"{folder}/{file.path}"
        if file.target:
            os.symlink(file.target, path)  # noqa: PTH211 - as above
        else:
            with open(path, "wb") as opened:  # noqa: PTH123 - as above
                opened.write(file.data)
            os.utime(path, ns=(file.time, file.time))


def _read(path: str, above: str) -> BundledFile:
    name = path.removeprefix(above).replace(os.sep, "/")
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        return BundledFile(name, 0, b"", os.readlink(path))  # noqa: PTH115 - as text
    with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - as above
        return BundledFile(name, status.st_mtime_ns, opened.read(), "")
