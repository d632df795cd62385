"""What sites say of uses by machines, asked for once a site."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.fetch.errors import FetchError
from mkdocs_briefings.fetch.robots import robots_text
from mkdocs_briefings.fetch.site_file import SiteFile
from mkdocs_briefings.wire.text.rights import SiteRights

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.fetch.fetcher import Fetcher
    from mkdocs_briefings.wire.records import Article
    from mkdocs_briefings.wire.store.site_files import SiteFiles

NAME = ".well-known/tdmrep.json"

AGE, AGE_OF_FAILURE = timedelta(days=7), timedelta(days=1)
"""How long an answer is believed, and how long nobody asks again where there was none."""

LARGEST = 200_000
"""Bytes of a file; one that is larger is passed over."""

_KEPT = 256


class Sites:
    """Knows what the sites say whose pages are read."""

    def __init__(self, fetcher: Fetcher, files: SiteFiles, now: datetime) -> None:
        self._fetcher = fetcher
        self._files = files
        self._now = now
        self._known: OrderedDict[str, SiteRights] = OrderedDict()
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def rights(self, article: Article) -> Article:
        """Give an article with what its site says, which stands behind what its page says."""
        parts = urlsplit(article.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        async with self._locks[origin]:
            said = self._known.pop(origin, None) or await self._asked(origin)
            self._known[origin] = said
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return replace(article, rights=said.added_to(article.rights, article.url))

    async def _asked(self, origin: str) -> SiteRights:
        try:
            robots = robots_text(await self._fetcher.robots_file(f"{origin}/"))
        except FetchError:
            # Who is not let know what the site says has not been let read its pages, either.
            robots = ""
        return SiteRights(robots[:LARGEST], await self._tdmrep(origin))

    async def _tdmrep(self, origin: str) -> bytes:
        file = self._files.get(origin, NAME, self._now)
        if file is None:
            file = await self._fetched(origin)
            self._files.put(origin, NAME, file)
        return file.body

    async def _fetched(self, origin: str) -> SiteFile:
        try:
            fetched = await self._fetcher.fetch(f"{origin}/{NAME}", accept="application/json")
        except FetchError as error:
            is_told = bool(error.status)
            age = AGE if is_told else AGE_OF_FAILURE
            return SiteFile(status=error.status, body=b"", expires=self._now + age)
        body = fetched.content if len(fetched.content) <= LARGEST else b""
        return SiteFile(status=fetched.status, body=body, expires=self._now + AGE)
