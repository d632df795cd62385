"""What sites ask robots for in robots.txt (RFC 9309)."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from protego import Protego

from mkdocs_briefings.fetch.errors import FetchError
from mkdocs_briefings.fetch.site_file import SiteFile
from mkdocs_briefings.http_moments import fresh_until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx2

    from mkdocs_briefings.fetch.fetched import Fetched

NAME = "robots.txt"
TOKEN = "mkdocs-briefings"  # noqa: S105 - the name that rules for this robot stand under
LONGEST = 512 * 1024
"""Bytes that are read of a file: the norm asks for 500 KiB at least."""

_AGENT = re.compile(r"\s*user[- ]?agent[\s:]*(.*)", re.IGNORECASE)
_SHORTEST_AGE, _LONGEST_AGE = timedelta(hours=1), timedelta(days=1)
_RULES_KEPT = 256


class SiteFileShelf(Protocol):
    """Keeps files from run to run, as the store does."""

    def get(self, origin: str, name: str, now: datetime) -> SiteFile | None:
        """Give a file of an origin (`https://example.org`), if it is there and has not expired."""

    def put(self, origin: str, name: str, file: SiteFile) -> None:
        """Keep a file instead of the one that is there."""


class MemoryShelf:
    """Keeps files for one run."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, str], SiteFile] = {}

    def get(self, origin: str, name: str, now: datetime) -> SiteFile | None:
        """Give a file that has not expired."""
        file = self._files.get((origin, name))
        return file if file and file.expires > now else None

    def put(self, origin: str, name: str, file: SiteFile) -> None:
        """Keep a file."""
        self._files[origin, name] = file


class Robots:
    """Reads each site's file once, and again when it has expired."""

    def __init__(
        self, shelf: SiteFileShelf, now: datetime, read: Callable[[str], Awaitable[Fetched]]
    ) -> None:
        self._shelf = shelf
        self._now = now
        self._read = read
        self._locks: dict[str, asyncio.Lock] = {}
        self._failures: dict[str, FetchError] = {}
        self._rules: OrderedDict[str, Protego] = OrderedDict()

    async def file(self, url: httpx2.URL) -> SiteFile:
        """Give the file that speaks of an address; raises `FetchError` where it cannot be had."""
        origin = _origin(url)
        async with self._locks.setdefault(origin, asyncio.Lock()):
            file = self._shelf.get(origin, NAME, self._now)
            if file is not None:
                return file
            if origin in self._failures:
                raise self._failures[origin]
            try:
                file = await self._fetched(origin)
            except FetchError as error:
                self._failures[origin] = error
                raise
            self._shelf.put(origin, NAME, file)
            return file

    async def rules(self, url: httpx2.URL) -> Protego:
        """Give the rules that an address stands under; raises `FetchError`."""
        origin = _origin(url)
        rules = self._rules.pop(origin, None)
        if rules is None:
            rules = Protego.parse(_for_us(robots_text(await self.file(url))))
        self._rules[origin] = rules
        if len(self._rules) > _RULES_KEPT:
            self._rules.popitem(last=False)
        return rules

    async def _fetched(self, origin: str) -> SiteFile:
        try:
            fetched = await self._read(f"{origin}/{NAME}")
        except FetchError as error:
            if not _is_unavailable(error.status):
                raise
            return SiteFile(status=error.status, body=b"", expires=self._now + _LONGEST_AGE)
        until = fresh_until(fetched.headers, self._now)
        age = _LONGEST_AGE if until is None else until - self._now
        return SiteFile(
            status=fetched.status,
            body=fetched.content,
            expires=self._now + min(max(age, _SHORTEST_AGE), _LONGEST_AGE),
        )


def robots_text(file: SiteFile) -> str:
    """Give what a file says; a mark of the byte order would hide its first rule."""
    return file.body.decode(errors="replace").lstrip("\ufeff")


def _origin(url: httpx2.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _is_unavailable(status: int) -> bool:
    """Whether a site says that it has no rules, by too many redirects or by 4xx."""
    is_busy = status == HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.INTERNAL_SERVER_ERROR and not is_busy


def _for_us(text: str) -> str:
    """Give other robots one name: thousands of names times thousands of rules fill the memory."""
    return "\n".join(
        "User-agent: another" if _is_for_another(line) else line for line in text.splitlines()
    )


def _is_for_another(line: str) -> bool:
    if (found := _AGENT.match(line)) is None:
        return False
    name = found[1].partition("#")[0].strip().lower()
    return name != "*" and name.replace("*", "") not in TOKEN
