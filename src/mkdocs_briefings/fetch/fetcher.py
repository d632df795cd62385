"""Fetch addresses that strangers have named."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx2

from mkdocs_briefings.fetch.addresses import check_url, host_of
from mkdocs_briefings.fetch.errors import (
    FetchError,
    HardFetchError,
    NotNowFetchError,
    UnaskedFetchError,
    with_reason,
)
from mkdocs_briefings.fetch.exchange import Budget, Exchange, Redirect, Wish
from mkdocs_briefings.fetch.limits import Limits
from mkdocs_briefings.fetch.network import PublicTransport, World
from mkdocs_briefings.fetch.robots import LONGEST, TOKEN, MemoryShelf, Robots
from mkdocs_briefings.fetch.turns import NotYetError, Turns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from types import TracebackType
    from typing import Self

    from mkdocs_briefings.fetch.fetched import Fetched
    from mkdocs_briefings.fetch.robots import SiteFileShelf
    from mkdocs_briefings.fetch.settings import FetchSettings
    from mkdocs_briefings.fetch.site_file import SiteFile

_ANY = "*/*"
_FOR_ALL = {"Accept": _ANY}
_FOR_GOOD = {301, 308}


class Fetcher:
    """Asks servers, and neither too often, nor for too much, nor where it may not."""

    def __init__(
        self,
        settings: FetchSettings,
        now: datetime,
        *,
        shelf: SiteFileShelf | None = None,
        limits: Limits | None = None,
        world: World | None = None,
    ) -> None:
        self._now = now
        self._allow_hosts = settings.allow_hosts
        self._limits = limits or Limits()
        self._world = world or World()
        self._turns = Turns(self._limits, self._world.pauses)
        self._slots = asyncio.Semaphore(self._limits.at_once)
        self._robots = Robots(shelf or MemoryShelf(), now, self._read_robots)
        transport = PublicTransport(self._world, self._allow_hosts)
        self._exchange = Exchange(transport, settings.user_agent, now)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._exchange.aclose()

    async def fetch(
        self, url: str, *, accept: str = _ANY, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        """Give what is at an address; raises `FetchError`.

        With `If-None-Match` or `If-Modified-Since` among the headers, the answer may be 304.
        """
        wish = Wish(limits=self._limits, headers={**(headers or {}), "Accept": accept})
        return await self._follow(url, wish)

    async def head(self, url: str) -> Fetched:
        """Give what a server says of an address, without its body; raises `FetchError`."""
        return await self._follow(url, Wish(limits=self._limits, headers=_FOR_ALL, method="HEAD"))

    async def negotiate(self, url: str, headers: Mapping[str, str]) -> Fetched:
        """Give what a service answers to a HEAD request with such headers; raises `FetchError`.

        Its robots.txt is not asked: it is for programs, and the newsroom has named it.
        """
        wish = Wish(limits=self._limits, headers=headers, method="HEAD", obeys_robots=False)
        return await self._follow(url, wish)

    async def beginning(self, url: str, size: int) -> Fetched:
        """Give what is at an address, and of its body so many bytes; raises `FetchError`."""
        limits = replace(self._limits, body_bytes=min(size, self._limits.body_bytes))
        return await self._follow(url, Wish(limits=limits, headers=_FOR_ALL, cuts=True))

    async def robots_file(self, url: str) -> SiteFile:
        """Give the robots.txt that speaks of an address; raises `FetchError`."""
        return await self._robots.file(check_url(url, self._allow_hosts))

    async def _read_robots(self, url: str) -> Fetched:
        limits = replace(self._limits, body_bytes=min(LONGEST, self._limits.body_bytes))
        headers = {"Accept": "text/plain"}
        wish = Wish(limits=limits, headers=headers, obeys_robots=False, cuts=True)
        return await self._follow(url, wish)

    async def _follow(self, text: str, wish: Wish) -> Fetched:
        url = check_url(text, self._allow_hosts)
        moved, is_for_good, status = "", True, 0
        budget = Budget(self._limits.seconds)
        for _ in range(self._limits.redirects + 1):
            if wish.obeys_robots:
                await self._obey(url)
            answer = await self._ask(url, wish, budget)
            if not isinstance(answer, Redirect):
                return replace(answer, moved=moved)
            url, status = self._next(url, answer), answer.status
            is_for_good = is_for_good and status in _FOR_GOOD
            moved = str(url) if is_for_good else moved
        reason = f"It leads on more than {self._limits.redirects} times."
        raise HardFetchError(text, reason, status=status)

    def _next(self, url: httpx2.URL, redirect: Redirect) -> httpx2.URL:
        try:
            return check_url(str(url.join(redirect.to)), self._allow_hosts)
        except (httpx2.InvalidURL, ValueError) as error:
            raise HardFetchError(str(url), f"It leads to no address: {error}.") from error
        except HardFetchError as error:
            raise HardFetchError(str(url), f"It leads to {error}") from error

    async def _obey(self, url: httpx2.URL) -> None:
        try:
            rules = await self._robots.rules(url)
        except FetchError as error:
            about = f"Its robots.txt cannot be read. {error.reason}"
            raise with_reason(error, str(url), about if error.status else error.reason) from error
        if not rules.can_fetch(str(url), TOKEN):
            reason = "The site's robots.txt asks robots not to read this."
            raise UnaskedFetchError(str(url), reason)
        self._turns.slow_down(host_of(url), rules.crawl_delay(TOKEN) or 0)

    async def _ask(self, url: httpx2.URL, wish: Wish, budget: Budget) -> Fetched | Redirect:
        host = host_of(url)
        try:
            async with self._turns.of(host, self._rest(host, wish)), self._slots:
                return await self._exchange.ask(url, wish, budget)
        except NotYetError as error:
            raise NotNowFetchError(
                str(url),
                f"This host is to be left alone for {error.seconds:.0f} seconds.",
                retry_at=self._now + timedelta(seconds=error.seconds),
            ) from error
        except FetchError as error:
            if error.retry_at is not None:
                self._turns.leave_alone(host, (error.retry_at - self._now).total_seconds())
            raise

    def _rest(self, host: str, wish: Wish) -> float:
        # After robots.txt the page that it was read for comes at once. Hosts that are allowed by
        # name are the newsroom's own.
        is_free = not wish.obeys_robots or host in self._allow_hosts
        return 0.0 if is_free else self._limits.interval
