"""Take turns at a host: one request at a time, with a pause between two."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from mkdocs_briefings.fetch.limits import Limits


class NotYetError(Exception):
    """A host wants to be left alone for longer than we wait; it carries the seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Pauses:
    """How time passes between requests."""

    clock: Callable[[], float] = time.monotonic
    """Gives seconds that have passed since some moment."""

    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(slots=True)
class _Host:
    delay: float = 0.0
    """What it asks for itself between two pages, in seconds."""

    free_at: float = 0.0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Turns:
    """Knows when each host was asked last."""

    def __init__(self, limits: Limits, pauses: Pauses) -> None:
        self._limits = limits
        self._pauses = pauses
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def of(self, name: str, rest: float) -> AsyncIterator[None]:
        """Wait for the turn at a host, hold it, and leave the host alone for so many seconds.

        Raises `NotYetError`.
        """
        host = self._host(name)
        async with host.lock:
            wait = host.free_at - self._pauses.clock()
            if wait > self._limits.patience:
                raise NotYetError(wait)
            if wait > 0:
                await self._pauses.sleep(wait)
            try:
                yield
            finally:
                self.leave_alone(name, max(rest, host.delay))

    def slow_down(self, name: str, delay: float) -> None:
        """Ask a host less often, as its robots.txt says."""
        host = self._host(name)
        host.delay = max(host.delay, delay)

    def leave_alone(self, name: str, seconds: float) -> None:
        """Ask a host for nothing for some time."""
        host = self._host(name)
        host.free_at = max(host.free_at, self._pauses.clock() + seconds)

    def _host(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host())
