"""Fetch from the test server, with no time to lose."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpcore2

from mkdocs_briefings.fetch.errors import FetchError
from mkdocs_briefings.fetch.fetcher import Fetcher
from mkdocs_briefings.fetch.limits import Limits
from mkdocs_briefings.fetch.network import World
from mkdocs_briefings.fetch.turns import Pauses
from mkdocs_briefings.wire.settings import WireSettings
from tests.fetch.web import HERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.fetch.fetched import Fetched
    from mkdocs_briefings.fetch.network import Resolve
    from mkdocs_briefings.fetch.robots import SiteFileShelf
    from tests.fetch.web import Web

NOW = datetime(2026, 3, 20, 12, 30, tzinfo=UTC)

PUBLIC = "203.1.113.7"
"""An address that is public, and to which `Road` leads nobody."""

NO_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts no certificate, and needs not read those that the system trusts, for each test anew."""


@dataclass
class Standstill:
    """Time that passes only when somebody sleeps."""

    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)

    @property
    def pauses(self) -> Pauses:
        """This time, for a fetcher."""
        return Pauses(lambda: self.seconds, self.sleep)


class Road(httpcore2.AnyIOBackend):
    """Leads to this machine, whatever address is called, and remembers which were."""

    def __init__(self) -> None:
        self.called: list[str] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore2's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the test server."""
        self.called.append(host)
        return await super().connect_tcp(HERE, port, timeout, local_address, socket_options)


def at(*addresses: str) -> Resolve:
    """Give a resolver that always gives these."""

    async def resolve(host: str, port: int) -> list[str]:
        del host, port
        return list(addresses)

    return resolve


@dataclass(frozen=True, kw_only=True)
class Client:
    """Somebody who asks the test server."""

    server: Web
    allows: frozenset[str] | None = None
    """By default all hosts that the server has by then."""

    limits: Limits = Limits()  # noqa: RUF009 - it is frozen
    resolve: Resolve | None = None
    shelf: SiteFileShelf | None = None
    road: httpcore2.AnyIOBackend = field(default_factory=httpcore2.AnyIOBackend)
    time: Standstill = field(default_factory=Standstill)
    tls: ssl.SSLContext | None = None
    now: datetime = NOW
    asks_system: bool = False
    """Whether the system looks names up."""

    def open(self) -> Fetcher:
        """Give a fetcher."""
        allows = frozenset(self.server.hosts) if self.allows is None else self.allows
        return Fetcher(
            WireSettings(allow_hosts=allows, contact="https://news.example/wire"),
            self.now,
            shelf=self.shelf,
            limits=self.limits,
            world=World(
                None if self.asks_system else self.resolve or self.server.resolve,
                self.road,
                self.tls or NO_TRUST,
                self.time.pauses,
            ),
        )

    def fetch(self, url: str, **headers: str) -> Fetched:
        """Fetch an address; underscores in names of headers are hyphens."""
        (answer,) = self.fetch_all(url, **headers)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def fetch_all(self, *urls: str, **headers: str) -> list[Fetched | FetchError]:
        """Fetch addresses one after another."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}

        async def run() -> list[Fetched | FetchError]:
            answers: list[Fetched | FetchError] = []
            async with self.open() as fetcher:
                for url in urls:
                    try:
                        answers.append(await fetcher.fetch(url, headers=named))
                    except FetchError as error:
                        answers.append(error)
            return answers

        return asyncio.run(run())

    def fetch_at_once(self, *urls: str) -> list[Fetched]:
        """Fetch addresses all together."""

        async def run() -> list[Fetched]:
            async with self.open() as fetcher:
                return await asyncio.gather(*map(fetcher.fetch, urls))

        return asyncio.run(run())
