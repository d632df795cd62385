"""Ask other sites whether what links lead to is there: politely, and never from a build.

Each host is asked one thing at a time, by a HEAD request first, and only for what its robots.txt
lets robots read. What a server answers to the request for an address that cannot be there tells
whether its other answers can be believed.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.fetch.errors import (
    FetchError,
    NotNowFetchError,
    UnaskedFetchError,
    UnknownHostFetchError,
)
from mkdocs_briefings.linkcheck.answers import Answer, Verdict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from datetime import datetime

    from mkdocs_briefings.fetch.fetched import Fetched
    from mkdocs_briefings.fetch.fetcher import Fetcher

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}

_BEGINNING = 32 * 1024
"""So many bytes of a page are read for its title."""

_TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)

_NOWHERE = "/mkdocs-briefings-asks-for-a-page-that-is-not-there"
"""A path that no site has, by which it shows what it answers then."""

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class _Nothing:
    """What a site shows where it has nothing, and says that it has."""

    url: str
    """Where that is, after redirects."""

    title: bytes


class Asker:
    """Asks for addresses."""

    def __init__(self, fetcher: Fetcher, now: datetime) -> None:
        self._fetcher = fetcher
        self._now = now
        self._nothings: dict[str, asyncio.Task[_Nothing | None]] = {}

    async def ask_all(self, addresses: Iterable[str]) -> AsyncIterator[tuple[str, Answer]]:
        """Ask for addresses, and give each with its answer as soon as that is there."""
        waiting, running = iter(addresses), set[asyncio.Task[tuple[str, Answer]]]()
        try:
            while True:
                for address in waiting:
                    running.add(asyncio.create_task(self._named(address)))
                    if len(running) == _AT_ONCE:
                        break
                if not running:
                    return
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield task.result()
        finally:
            for task in running:
                task.cancel()
            for look in self._nothings.values():
                look.cancel()

    async def _named(self, address: str) -> tuple[str, Answer]:
        return address, await self.ask(address)

    async def ask(self, address: str) -> Answer:
        """Ask for an address."""
        try:
            fetched = await self._fetched(address)
        except (UnaskedFetchError, NotNowFetchError) as error:
            return self._answer(Verdict.UNASKED, error.reason)
        except FetchError as error:
            is_dead = error.status in _GONE or isinstance(error, UnknownHostFetchError)
            return self._answer(Verdict.DEAD if is_dead else Verdict.DOUBTFUL, error.reason)
        doubt = await self._doubt(address, fetched)
        if doubt:
            return self._answer(Verdict.DOUBTFUL, doubt)
        if fetched.moved and fetched.moved != address:
            return self._answer(Verdict.MOVED, leads_to=fetched.moved)
        return self._answer(Verdict.ALIVE)

    def _answer(self, verdict: Verdict, reason: str = "", leads_to: str = "") -> Answer:
        return Answer(
            verdict=verdict, reason=reason, leads_to=leads_to, asked=self._now, since=self._now
        )

    async def _fetched(self, address: str) -> Fetched:
        """Ask by HEAD; by GET where that gets no answer to be relied on. Raises `FetchError`."""
        try:
            return await self._fetcher.head(address)
        except FetchError as error:
            # Servers refuse HEAD in many ways, also with 404; one that wants to be left alone is.
            if not error.status or error.retry_at is not None:
                raise
        return await self._fetcher.beginning(address, _BEGINNING)

    async def _doubt(self, address: str, fetched: Fetched) -> str:
        """Say why a page may be none although its server shows one; empty where it is one."""
        if not fetched.content_type.startswith("text/html"):
            return ""
        asked, found = urlsplit(address), urlsplit(fetched.url)
        if asked.path.strip("/") and not found.path.strip("/") and not found.query:
            return "It leads to the front page of a site."
        if not asked.path.strip("/"):
            return ""
        nothing = await self._nothing(f"{found.scheme}://{found.netloc}")
        if nothing is None:
            return ""
        is_same = nothing.url == fetched.url
        if not is_same and nothing.title:
            page = fetched if fetched.content else await self._page(fetched.url)
            is_same = page is not None and _title(page) == nothing.title
        return "It shows what its site shows for any address that is not there." if is_same else ""

    async def _nothing(self, origin: str) -> _Nothing | None:
        """Give what a site shows where there is nothing; None where it says so, as it should."""
        if origin not in self._nothings:
            self._nothings[origin] = asyncio.create_task(self._look_for_nothing(origin))
        return await asyncio.shield(self._nothings[origin])

    async def _look_for_nothing(self, origin: str) -> _Nothing | None:
        page = await self._page(f"{origin}{_NOWHERE}")
        if page is None or (page.url.endswith(_NOWHERE) and not _title(page)):
            return None
        return _Nothing(page.url, _title(page))

    async def _page(self, url: str) -> Fetched | None:
        try:
            return await self._fetcher.beginning(url, _BEGINNING)
        except FetchError:
            return None


def _title(page: Fetched) -> bytes:
    found = _TITLE.search(page.content)
    return b" ".join(found[1].split()) if found else b""
