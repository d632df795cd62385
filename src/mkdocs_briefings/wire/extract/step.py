"""Read the pages of reports that were not read yet, and store their articles."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.fetch.errors import FetchError, HardFetchError
from mkdocs_briefings.fetch.fetcher import Fetcher
from mkdocs_briefings.fetch.limits import MB, Limits
from mkdocs_briefings.model.source import Publish
from mkdocs_briefings.wire.confined import ConfinedError
from mkdocs_briefings.wire.extract import outcomes
from mkdocs_briefings.wire.extract.habits import (
    LOOKED_AT,
    sample_of,
    troubles_of,
    without_recurring,
)
from mkdocs_briefings.wire.extract.reading import PageReaders
from mkdocs_briefings.wire.extract.report import ExtractReport
from mkdocs_briefings.wire.extract.sites import Sites
from mkdocs_briefings.wire.store.pages import Page, PageState
from mkdocs_briefings.wire.text.download import Download

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from mkdocs_briefings.fetch.fetched import Fetched
    from mkdocs_briefings.fetch.network import World
    from mkdocs_briefings.wire.records import Article, Item, Outlet
    from mkdocs_briefings.wire.settings import WireSettings
    from mkdocs_briefings.wire.store.items import Unread
    from mkdocs_briefings.wire.store.store import Store

ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"

LIMITS = Limits(wire_bytes=4 * MB, body_bytes=6 * MB, at_once=32)
"""So many pages of so many bytes may be in memory at one time."""

_SHORTEST_WHOLE = 1_000
"""Characters of HTML; in less there is no whole text."""

_HTML = ("html", "xml", "text/plain")


def extract(  # noqa: PLR0913 - the world, by name
    store: Store,
    settings: WireSettings,
    outlets: Sequence[Outlet],
    now: datetime,
    *,
    limits: Limits = LIMITS,
    world: World | None = None,
    readers: PageReaders | None = None,
) -> ExtractReport:
    """Read the pages that are due. Raises `WireError` where the store is in the way.

    Without readers, they are there while the step lasts.
    """
    with nullcontext(readers) if readers else PageReaders() as reading:
        desk = _Desk(store, outlets, now, reading)
        asyncio.run(desk.work(settings, limits, world))
    return ExtractReport(
        read=desk.counts["read"],
        fed=desk.counts["fed"],
        obstructed=desk.counts["obstructed"],
        failed=desk.counts["failed"],
        refused=desk.counts["refused"],
        troubles=tuple(troubles_of(store, outlets)),
    )


class _Desk:
    def __init__(
        self, store: Store, outlets: Iterable[Outlet], now: datetime, readers: PageReaders
    ) -> None:
        self.counts: Counter[str] = Counter()
        self._store = store
        self._outlets = {outlet.source: outlet for outlet in outlets}
        self._now = now
        self._readers = readers

    async def work(self, settings: WireSettings, limits: Limits, world: World | None) -> None:
        """Read of all hosts at once, and of each host one page after another."""
        shelf = self._store.site_files
        fetcher = Fetcher(settings, self._now, shelf=shelf, limits=limits, world=world)
        sites = Sites(fetcher, shelf, self._now)
        bodies = asyncio.Semaphore(limits.at_once)
        try:
            async with fetcher, asyncio.TaskGroup() as group:
                for unread in self._hosts():
                    group.create_task(self._read_host(unread, fetcher, sites, bodies))
        except ExceptionGroup as errors:  # all ended with the first that failed
            raise errors.exceptions[0] from errors

    def _hosts(self) -> Iterable[list[Unread]]:
        hosts: dict[str, list[Unread]] = defaultdict(list)
        for unread in self._store.items.unread(self._now):
            if unread.source in self._outlets:
                hosts[urlsplit(unread.url).netloc].append(unread)
        return hosts.values()

    async def _read_host(
        self, host: Iterable[Unread], fetcher: Fetcher, sites: Sites, bodies: asyncio.Semaphore
    ) -> None:
        for unread in host:
            async with bodies:
                item = self._store.items.get(unread.item)
                if item is not None:
                    await self._read(item, fetcher, sites)

    async def _read(self, item: Item, fetcher: Fetcher, sites: Sites) -> None:
        outlet = self._outlets[item.source]
        claim = outcomes.claimed(item.id, self._store.pages.get(item.id), self._now)
        article = await self._fed(item, outlet)
        if article is not None:
            self.counts["fed"] += 1
            if outlet.publish is not Publish.NONE:
                article = await sites.rights(article)
            self._store.pages.put(outcomes.read(claim, article, self._now))
            return
        self._store.pages.put(claim)
        try:
            fetched = await fetcher.fetch(item.entry.url, accept=ACCEPT)
            article = await self._article(fetched, item, outlet)
        except (FetchError, ConfinedError) as error:
            self._keep(outcomes.failed(claim, error, self._now))
        else:
            self._keep_article(claim, await sites.rights(article), outlet)

    async def _fed(self, item: Item, outlet: Outlet) -> Article | None:
        """Give the article that the feed carries, if it is enough."""
        is_short = len(item.entry.content) < _SHORTEST_WHOLE
        if is_short and outlet.publish is not Publish.NONE:
            return None
        try:
            return await self._readers.fed(outlet, item.entry, self._now)
        except ConfinedError:
            return None  # the page may be read where the feed's text could not

    async def _article(self, fetched: Fetched, item: Item, outlet: Outlet) -> Article:
        kind = fetched.content_type.partition(";")[0].strip().lower()
        if kind and not any(part in kind for part in _HTML):
            raise HardFetchError(fetched.url, f"It is no page, but {kind}.")
        download = Download(url=fetched.url, body=fetched.content, headers=fetched.headers)
        return await self._readers.page(download, outlet, item.entry, self._now)

    def _keep_article(self, claim: Page, article: Article, outlet: Outlet) -> None:
        """Store an article without what recurs, and how the page was."""
        page = outcomes.read(claim, article, self._now)
        if page.state is not PageState.READ:
            self._keep(page)
            return
        self.counts["obstructed"] += outcomes.obstacle_of(article) is not None
        known = self._store.samples.last(outlet.source, LOOKED_AT)
        with self._store.transaction():
            self._keep(replace(page, article=without_recurring(article, known)))
            self._store.samples.put(sample_of(claim.item, outlet, article))

    def _keep(self, page: Page) -> None:
        self.counts[page.state.value] += 1
        self._store.pages.put(page)
