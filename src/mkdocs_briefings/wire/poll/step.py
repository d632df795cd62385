"""Ask all feeds that are due, each host in its turn, and store what is new."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.fetch.errors import FetchError, HardFetchError, TemporaryFetchError
from mkdocs_briefings.fetch.fetcher import Fetcher
from mkdocs_briefings.fetch.limits import Limits
from mkdocs_briefings.wire.feeds.feed import FeedError
from mkdocs_briefings.wire.feeds.read import ACCEPT
from mkdocs_briefings.wire.feeds.reader import FeedReader
from mkdocs_briefings.wire.poll import outcomes
from mkdocs_briefings.wire.poll.report import PollReport, troubles_of
from mkdocs_briefings.wire.poll.schedule import Failure
from mkdocs_briefings.wire.store.feeds import FailureKind, FeedState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_briefings.fetch.fetched import Fetched
    from mkdocs_briefings.fetch.network import World
    from mkdocs_briefings.wire.records import Entry, Outlet
    from mkdocs_briefings.wire.settings import WireSettings
    from mkdocs_briefings.wire.store.store import Store


def poll(  # noqa: PLR0913 - the world and chance, each by name
    store: Store,
    settings: WireSettings,
    outlets: Sequence[Outlet],
    now: datetime,
    *,
    limits: Limits | None = None,
    world: World | None = None,
    reader: FeedReader | None = None,
    seed: str = "",
) -> PollReport:
    """Poll the outlets' feeds that are due. Raises `WireError` where the store is in the way.

    Without a reader, one is there while the step lasts.
    """
    store.feeds.keep({url for outlet in outlets for url in outlet.feeds})
    step = _Poll(store, settings, now, limits or Limits(), seed)
    with nullcontext(reader) if reader else FeedReader() as reading:
        asyncio.run(step.run(outlets, world, reading))
    return PollReport(
        asked=step.counts["asked"],
        resting=step.counts["resting"],
        unchanged=step.counts["unchanged"],
        failed=step.counts["failed"],
        new=step.counts["new"],
        changed=step.counts["changed"],
        troubles=tuple(troubles_of(store.feeds, outlets, now)),
    )


@dataclass(frozen=True, slots=True)
class _Due:
    outlet: Outlet
    state: FeedState


class _Poll:
    def __init__(
        self, store: Store, settings: WireSettings, now: datetime, limits: Limits, seed: str
    ) -> None:
        self.counts: Counter[str] = Counter()
        self._store = store
        self._settings = settings
        self._now = now
        self._limits = limits
        self._seed = seed
        self._oldest = now - timedelta(days=settings.keep_days)
        self._bodies = asyncio.Semaphore(limits.at_once)
        self._reading = asyncio.Lock()

    async def run(self, outlets: Iterable[Outlet], world: World | None, reader: FeedReader) -> None:
        """Ask all hosts at once, and of each host one feed after another."""
        hosts: dict[str | None, list[_Due]] = defaultdict(list)
        for due in self._due(outlets):
            hosts[urlsplit(due.state.url).hostname].append(due)
        fetcher = Fetcher(
            self._settings,
            self._now,
            shelf=self._store.site_files,
            limits=self._limits,
            world=world,
        )
        try:
            async with fetcher, asyncio.TaskGroup() as group:
                for feeds in hosts.values():
                    group.create_task(self._ask_host(feeds, fetcher, reader))
        except ExceptionGroup as errors:  # all ended with the first that failed
            raise errors.exceptions[0] from errors

    def _due(self, outlets: Iterable[Outlet]) -> Iterator[_Due]:
        seen: set[str] = set()
        for outlet in outlets:
            for url in outlet.feeds:
                if url in seen:
                    continue
                seen.add(url)
                state = self._store.feeds.get(url, outlet.source)
                is_due = state.next_poll <= self._now
                self.counts["asked" if is_due else "resting"] += 1
                if is_due:
                    yield _Due(outlet, state)

    async def _ask_host(self, feeds: Iterable[_Due], fetcher: Fetcher, reader: FeedReader) -> None:
        for due in feeds:
            # So many bodies are in memory at most.
            async with self._bodies:
                await self._ask(due, fetcher, reader)

    async def _ask(self, due: _Due, fetcher: Fetcher, reader: FeedReader) -> None:
        due = _Due(due.outlet, outcomes.claimed(due.state, due.outlet, self._now))
        self._store.feeds.put(due.state)
        try:
            headers = _conditions(due.state)
            fetched = await fetcher.fetch(due.state.url, accept=ACCEPT, headers=headers)
            await self._answered(due, fetched, reader)
        except FetchError as error:
            kind = _kind(error)
            self._fail(due, Failure(kind=kind, reason=error.reason, retry_at=error.retry_at))
        except FeedError as error:
            self._fail(due, Failure(kind=FailureKind.SOFT, reason=str(error)))

    async def _answered(self, due: _Due, fetched: Fetched, reader: FeedReader) -> None:
        is_same = (
            fetched.status == HTTPStatus.NOT_MODIFIED
            or outcomes.digest_of(fetched) == due.state.digest
        )
        if is_same and due.state.read:
            self.counts["unchanged"] += 1
            state = outcomes.unchanged(due.state, due.outlet, fetched, self._now)
            self._keep(due, state, ())
            return
        async with self._reading:
            feed = await asyncio.to_thread(
                reader, fetched.content, fetched.content_type, fetched.url
            )
        state = outcomes.read(due.state, due.outlet, fetched, feed, self._now)
        self._keep(due, state, feed.entries)

    def _keep(self, due: _Due, state: FeedState, entries: Iterable[Entry]) -> None:
        """Store a feed's state and its entries, both or neither."""
        outlet = due.outlet
        wanted = [entry for entry in entries if self._is_wanted(entry, outlet)]
        with self._store.transaction():
            stored = self._store.items.put(outlet.source, state.url, wanted, self._now)
            if stored.new:
                state = outcomes.with_news(state, self._now)
            self._store.feeds.put(state)
            if self._is_whole(outlet):
                self._store.feeds.note_poll(outlet.source, self._now)
        self.counts["new"] += stored.new
        self.counts["changed"] += stored.changed

    def _is_whole(self, outlet: Outlet) -> bool:
        """Whether all feeds of an outlet answered when they were asked last."""
        states = (self._store.feeds.get(url, outlet.source) for url in outlet.feeds)
        return all(state.succeeded and not state.failures for state in states)

    def _is_wanted(self, entry: Entry, outlet: Outlet) -> bool:
        moment = entry.updated or entry.published
        if moment is not None and moment < self._oldest:
            return False
        wanted = {section.casefold() for section in outlet.sections}
        return not wanted or any(section.casefold() in wanted for section in entry.sections)

    def _fail(self, due: _Due, failure: Failure) -> None:
        self.counts["failed"] += 1
        state = outcomes.failed(due.state, due.outlet, failure, self._now, self._seed)
        self._store.feeds.put(state)


def _conditions(state: FeedState) -> dict[str, str]:
    headers = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in headers.items() if value}


def _kind(error: FetchError) -> FailureKind:
    if isinstance(error, HardFetchError):
        return FailureKind.HARD
    is_temporary = isinstance(error, TemporaryFetchError)
    return FailureKind.TEMPORARY if is_temporary else FailureKind.SOFT
