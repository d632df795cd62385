"""The pointer to the release that readers get: an object, or a symbolic link in a folder."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.upload.destination import UNCHANGED
from mkdocs_briefings.upload.errors import ConflictError, UploadError
from mkdocs_briefings.upload.kinds import ServedAs

if TYPE_CHECKING:
    from pathlib import Path

    from obstore import UpdateVersion

    from mkdocs_briefings.upload.destination import Destination

POINTER = "current"

_SERVED = ServedAs("text/plain; charset=utf-8", "no-store")


@dataclass(slots=True)
class Pointer:
    """Reads and changes the pointer of one destination."""

    destination: Destination
    _version: UpdateVersion | None = None

    async def read(self) -> str:
        """Give the release that it leads to; empty where there is none. Raises `UploadError`."""
        if self.destination.folder is not None:
            return self._read_link(self.destination.folder / POINTER)
        found = await self.destination.read(POINTER)
        if found is None or found is UNCHANGED:
            return ""
        self._version = found.version
        return found.data.decode(errors="replace")

    async def write(self, release: str) -> None:
        """Let it lead to a release, in one step, if it is as it was read.

        Raises `ConflictError` where others have changed it, and `UploadError`.
        """
        if self.destination.folder is not None:
            self._write_link(self.destination.folder / POINTER, release)
            return
        data = release.encode()
        try:
            self._version = await self.destination.replace(POINTER, data, self._version, _SERVED)
        except ConflictError:  # or the answer to the first try was lost
            if await self.read() != release:
                raise

    def _read_link(self, link: Path) -> str:
        if not os.path.lexists(link):
            return ""
        if not link.is_symlink():
            raise UploadError(f"{link}: This is no symbolic link. Remove it, or publish elsewhere.")
        return link.readlink().as_posix()

    def _write_link(self, link: Path, release: str) -> None:
        new = link.with_name(f".{POINTER}.{secrets.token_hex(8)}")
        try:
            new.symlink_to(release, target_is_directory=True)
            new.replace(link)
        except OSError as error:
            raise UploadError(f"{link}: {error.strerror}.") from error
