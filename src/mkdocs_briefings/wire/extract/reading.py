"""Read pages apart, so that none holds up the others for long."""

from __future__ import annotations

import asyncio
from queue import Queue
from typing import TYPE_CHECKING, cast

from mkdocs_briefings.cores import usable_cores
from mkdocs_briefings.wire.confined import Confined

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Self

    from mkdocs_briefings.wire.records import Article, Entry, Outlet
    from mkdocs_briefings.wire.text.download import Download

    _Reads = Callable[[Download | None, Outlet, Entry, datetime], Article | None]

SECONDS = 30.0
"""For a page: the worst within the limits of what is read takes four, another a tenth of one."""

MOST_READERS = 2
"""Processes that read: each takes about 190 MB."""


class _Apart:
    """Reads a report in the process that it is sent to.

    What reads is large, and the process that fetches shall not load it. It is loaded where this is
    unpickled, before the seconds of the first page count.
    """

    def __reduce__(self) -> tuple[Callable[[], _Reads], tuple[()]]:
        """Be the function itself at the other end."""
        return _loaded, ()

    def __call__(
        self, download: Download | None, outlet: Outlet, entry: Entry, now: datetime
    ) -> Article | None:
        """Read a report here."""
        return _loaded()(download, outlet, entry, now)


def _loaded() -> _Reads:
    from mkdocs_briefings.wire.extract.apart import read_report  # noqa: PLC0415 - see above

    return read_report


class PageReaders:
    """Processes that read pages, as many at once as the machine has use for."""

    def __init__(self, count: int = 0, seconds: float = SECONDS) -> None:
        """Take how many there are; by default two, or one on a machine with one processor."""
        number = count or min(MOST_READERS, usable_cores())
        self._all = [Confined(_Apart(), seconds=seconds) for _ in range(number)]
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
