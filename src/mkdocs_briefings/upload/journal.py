"""The journal of an upload: what a destination has taken of it.

It is for an upload that is killed. The manifest's claim says which files may be changed, and the
journal of the same claim which of them are: the next upload does not send these again. Without it,
as on another machine, it sends all of them.
"""

from __future__ import annotations

import json
import secrets
import socket
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from mkdocs_briefings.build.files import write, write_atomically
from mkdocs_briefings.build.state import STATE
from mkdocs_briefings.upload.errors import ConflictError, UploadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import FileIO
    from pathlib import Path


@dataclass(slots=True)
class Journal:
    """What this machine keeps of one destination, in a folder of its own."""

    folder: Path
    _file: FileIO | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other uploads of this project to the destination out. Raises `ConflictError`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise ConflictError("Another upload of this project is at work.") from error
        try:
            yield
        finally:
            if self._file is not None:
                self._file.close()
            lock.release()

    @property
    def name(self) -> str:
        """By what name this project on this machine claims the destination; it tells nobody more.

        It follows from a file that is drawn once, and from where that lies. So a copy, such as a
        cache that is restored on another machine, has a name of its own.
        """
        path = self.folder / "name"
        if not path.is_file():
            write(path, secrets.token_hex(8).encode())
        found = path.stat()
        where = f"{socket.gethostname()} {found.st_dev} {found.st_ino} {found.st_ctime_ns}"
        return sha256(path.read_bytes() + where.encode()).hexdigest()[:16]

    def acknowledged(self) -> dict[str, str]:
        """Give the stamps of what was taken, by path; a line that a crash has cut off is none."""
        path = self.folder / "journal"
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        found: dict[str, str] = {}
        for line in text.split("\n")[:-1]:
            try:
                name, stamp = json.loads(line)
                found[name] = stamp
            except (ValueError, TypeError) as error:
                raise UploadError(f"{path}: This is no journal. Remove the file.") from error
        return found

    def begin(self, acknowledged: Mapping[str, str]) -> None:
        """Begin anew with what was taken already: of all else it is no longer true."""
        lines = b"".join(_line(path, stamp) for path, stamp in acknowledged.items())
        path = self.folder / "journal"
        write_atomically(path, lines)
        self._file = path.open("ab", buffering=0)

    def note(self, path: str, stamp: str) -> None:
        """Write down that a file was taken."""
        assert self._file is not None  # noqa: S101 - it has begun
        self._file.write(_line(path, stamp))

    def end(self) -> None:
        """Forget all: the manifest says it now."""
        if self._file is not None:
            self._file.close()
            self._file = None
        (self.folder / "journal").unlink(missing_ok=True)


def journal_of(root: Path, url: str) -> Journal:
    """Give the journal of a project for the destination of that address."""
    # By the whole address: two prefixes of a bucket are two destinations.
    mark = sha256(url.rstrip("/").encode()).hexdigest()[:16]
    return Journal(root / STATE.with_name("upload") / mark)


def _line(path: str, stamp: str) -> bytes:
    return f"{json.dumps([path, stamp])}\n".encode("ascii")
