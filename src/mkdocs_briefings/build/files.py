"""Write files so that a reader sees the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Write a file where nobody looks yet; its folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def move(source: Path, target: Path) -> None:
    """Put a file in its place in one step; the target's folder is made if need be."""
    try:
        try:
            source.replace(target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Another file system: what can be renamed is only a copy that is already there. As after
        # a renaming, it has the time by which the next build knows the file.
        found = source.stat()
        write_atomically(target, source.read_bytes())
        os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file in one step, in the place of one that may be there; its folder is there."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def files_below(folder: Path) -> list[str]:
    """Give every file below a folder by its path from there, with `/`, sorted."""
    found: list[str] = []
    for parent, _, names in os.walk(folder):
        inside = Path(parent).relative_to(folder)
        found.extend((inside / name).as_posix() for name in names)
    return sorted(found)


def remove_empty_parents(path: Path, root: Path) -> None:
    """Remove the folders above a removed file that are empty now, `root` itself left out."""
    for parent in path.parents:
        if parent == root or not parent.is_relative_to(root):
            return
        try:
            parent.rmdir()
        except OSError:  # not empty: something else lives there
            return


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet; its folder is made if need be.

    Raises `FileExistsError` where there is one, and leaves that as it is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
