"""Send files, many at once, at a steady pace."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.fingerprint import digest_of
from mkdocs_briefings.upload.errors import UploadError
from mkdocs_briefings.upload.stage import staged_at

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from pathlib import Path

    from mkdocs_briefings.upload.destination import Destination
    from mkdocs_briefings.upload.stamps import StampedSite

_LARGE = 16 << 20
"""In bytes: a larger file is not held in memory, unless it is to be compressed."""


@dataclass(slots=True)
class Pace:
    """How quickly requests go out."""

    at_once: int
    per_second: float
    """0 is as quickly as they come."""

    _due: float = field(default=0.0, init=False)

    async def wait(self) -> None:
        """Wait until the next request may go."""
        if self.per_second:
            clock = asyncio.get_running_loop().time
            self._due = max(self._due, clock()) + 1 / self.per_second
            await asyncio.sleep(max(0.0, self._due - clock() - 1 / self.per_second))


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends files of a site to a destination."""

    site: StampedSite
    destination: Destination
    pace: Pace
    tell: Callable[[str], None]
    """Is told of each file that the destination has taken."""

    release: str = ""
    """The prefix of the release that the files belong to; empty where there are no releases."""

    async def send(self, paths: Iterable[str]) -> None:
        """Send files in any order; the first that fails ends it. Raises `UploadError`."""
        await self._each(paths, self._send_one)

    async def copy(self, paths: Iterable[str], base: str) -> None:
        """Let the destination copy files of another release in any order. Raises `UploadError`.

        What others have removed there is sent.
        """

        async def copy_one(path: str) -> None:
            is_there = await self.destination.copy(f"{base}/{path}", self._target(path))
            if not is_there and path in self.site.stamps:
                await self._send_one(path)

        await self._each(paths, copy_one)

    def _target(self, path: str) -> str:
        return f"{self.release}/{path}" if self.release else path

    async def _each(self, paths: Iterable[str], do: Callable[[str], Awaitable[None]]) -> None:
        left = iter(paths)

        async def work() -> None:
            for path in left:
                await self.pace.wait()
                await do(path)
                self.tell(path)

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self.pace.at_once):
                    group.create_task(work())
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from errors

    async def _send_one(self, path: str) -> None:
        served, files = self.site.served(path), self.site.files
        if path in files.staged:
            await self._copy_staged(path)
            return
        file, size = files.root / path, files.sizes[path]
        if size > _LARGE and not served.content_encoding:
            await self.destination.write(self._target(path), file, size, served)
            return
        data = self._read(file, path)
        packed = packed_as(data, served.content_encoding)
        await self.destination.write(self._target(path), packed, len(packed), served)

    async def _copy_staged(self, path: str) -> None:
        if not await self.destination.copy(staged_at(self.site.stamps[path]), self._target(path)):
            raise UploadError(
                f"{self.destination.url}: Somebody has removed what was brought there by workers. "
                "Build again."
            )

    def _read(self, file: Path, path: str) -> bytes:
        try:
            with file.open("rb", buffering=0) as opened:
                data = opened.read()
        except OSError as error:
            raise UploadError(f"{file}: {error.strerror}. Build the site first.") from error
        if digest_of(data).hex() != self.site.files.digests[path]:
            raise UploadError(
                f"{file}: The file has changed since the upload began. Publish when the build has "
                "ended."
            )
        return data


def packed_as(data: bytes, encoding: str) -> bytes:
    """Give bytes as they are sent; the same bytes give the same."""
    match encoding:
        case "gzip":
            return gzip.compress(data, 9, mtime=0)
        case "br":
            import brotli  # noqa: PLC0415 - only where it is asked for

            return bytes(brotli.compress(data, quality=9))
        case _:
            return data
