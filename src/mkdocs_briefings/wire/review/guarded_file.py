"""Files that others may change meanwhile: what was not seen is never written over."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import describe_error
from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.writing.files import Outcome, write_new

if TYPE_CHECKING:
    from mkdocs_briefings.settings import Settings


class FileChangedError(WireError):
    """A file is not as it was when the editor saw it."""


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class GuardedFiles:
    """The files of a project, by their paths relative to it. All methods raise `WireError`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def read(self, path: str) -> bytes:
        """Give a file's bytes. Raises `FileChangedError` where it is gone."""
        try:
            return self._place(path).read_bytes()
        except FileNotFoundError as error:
            raise FileChangedError(f"{path}: The file is gone.") from error
        except OSError as error:
            raise WireError(describe_error(error)) from error

    def read_as_seen(self, path: str, digest: str) -> bytes:
        """Give the bytes of a file that still is as it was. Raises `FileChangedError`."""
        data = self.read(path)
        if digest_of(data) != digest:
            raise FileChangedError(f"{path}: The file was changed meanwhile.")
        return data

    def replace(self, path: str, digest: str, data: bytes) -> None:
        """Write a file anew, whole, if it still is as it was. Raises `FileChangedError`."""
        place = self._place(path)
        try:
            handle, name = tempfile.mkstemp(prefix=".review-", dir=place.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(name).chmod(place.stat().st_mode)
                # As late as can be: no system replaces a file only if its bytes are these.
                self.read_as_seen(path, digest)
                Path(name).replace(place)
            finally:
                Path(name).unlink(missing_ok=True)
        except OSError as error:
            raise WireError(describe_error(error)) from error

    def remove(self, path: str, digest: str) -> None:
        """Remove a file that still is as it was. Raises `FileChangedError`."""
        self.read_as_seen(path, digest)
        try:
            self._place(path).unlink()
        except OSError as error:
            raise WireError(describe_error(error)) from error

    def put_back(self, path: str, data: bytes) -> None:
        """Write a file that was removed, if there is none since. Raises `FileChangedError`."""
        place = self._place(path)
        try:
            outcome = write_new(place, data)
        except OSError as error:
            raise WireError(describe_error(error)) from error
        if outcome is Outcome.LEFT_ALONE:
            raise FileChangedError(f"{path}: There is such a file again.")

    def _place(self, path: str) -> Path:
        problem = boundary_of(self._settings).problem(path)
        if problem is not None:
            raise WireError(str(problem))
        return (self._settings.root / path).resolve()
