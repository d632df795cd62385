"""Read pages apart, so that none holds up the others for long."""

from __future__ import annotations

import asyncio
import os
from queue import Queue
from typing import TYPE_CHECKING, cast

from mkdocs_briefings.wire.confined import Confined, ConfinedError

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

    from mkdocs_briefings.wire.records import Article, Entry, Outlet
    from mkdocs_briefings.wire.text.download import Download

SECONDS = 30.0
"""For a page: the worst within the limits of what is read takes four, another a tenth of one."""

MOST_READERS = 2
"""Processes that read: each takes about 190 MB."""


def read_report(
    download: Download | None, outlet: Outlet, entry: Entry, now: datetime
) -> Article | None:
    """Give the article of a page; without one that of the entry, or None where a page is needed.

    Raises `ConfinedError` whatever goes wrong.
    """
    # The process that fetches needs none of what reads, which is large.
    from mkdocs_briefings.wire.text.article import read_article  # noqa: PLC0415
    from mkdocs_briefings.wire.text.fed import is_enough, read_fed  # noqa: PLC0415

    try:
        if download is not None:
            return read_article(download, outlet, entry, now)
        return read_fed(outlet, entry) if is_enough(outlet, entry) else None
    except MemoryError:
        raise
    except Exception as error:  # of libraries, at pages that nobody thought of
        raise ConfinedError(f"It cannot be read: {type(error).__name__}: {error}.") from error


class PageReaders:
    """Processes that read pages, as many at once as the machine has use for."""

    def __init__(self, count: int = 0, seconds: float = SECONDS) -> None:
        """Take how many there are; by default two, or one on a machine with one processor."""
        number = count or min(MOST_READERS, os.cpu_count() or 1)
        self._all = [Confined(read_report, seconds=seconds) for _ in range(number)]
        self._free: Queue[Confined[..., Article | None]] = Queue()
        for reader in self._all:
            self._free.put(reader)

    async def page(
        self, download: Download, outlet: Outlet, entry: Entry, now: datetime
    ) -> Article:
        """Give the article of a page; raises `ConfinedError`."""
        article = await asyncio.to_thread(self._read, download, outlet, entry, now)
        return cast("Article", article)

    async def fed(self, outlet: Outlet, entry: Entry, now: datetime) -> Article | None:
        """Give the article of an entry that is enough by itself; raises `ConfinedError`."""
        return await asyncio.to_thread(self._read, None, outlet, entry, now)

    def _read(
        self, download: Download | None, outlet: Outlet, entry: Entry, now: datetime
    ) -> Article | None:
        reader = self._free.get()
        try:
            return reader(download, outlet, entry, now)
        finally:
            self._free.put(reader)

    def close(self) -> None:
        """End the processes."""
        for reader in self._all:
            reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
