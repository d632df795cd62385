"""A newsroom that polls outlets of the test server."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

from mkdocs_briefings.fetch.limits import Limits
from mkdocs_briefings.fetch.network import World
from mkdocs_briefings.wire.poll.step import poll
from mkdocs_briefings.wire.records import Outlet
from mkdocs_briefings.wire.settings import WireSettings
from tests.fetch.fetching import NO_TRUST, NOW, Standstill
from tests.fetch.web import Page

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.wire.feeds.reader import FeedReader
    from mkdocs_briefings.wire.poll.report import PollReport
    from mkdocs_briefings.wire.records import Item
    from mkdocs_briefings.wire.store.feeds import FeedState
    from mkdocs_briefings.wire.store.store import Store
    from tests.fetch.web import Web

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def rss(*titles: str, more: str = "", at: datetime = NOW) -> str:
    """Write a feed of entries whose names and addresses are their titles."""
    date = format_datetime(at, usegmt=True)
    items = "".join(
        f"<item><title>{title}</title><link>/{title.replace(' ', '-')}</link>"
        f"<guid isPermaLink='false'>{title}</guid><pubDate>{date}</pubDate></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>x</title>{more}{items}</channel></rss>"


def feed(*titles: str, **options: object) -> Page:
    """Give a feed as a page; options are those of the page."""
    return Page(rss(*titles), "application/rss+xml", **options)  # type: ignore[arg-type] # a page's


@dataclass
class Desk:
    """Polls, and looks at what was stored."""

    server: Web
    path: Path
    """Where the store is."""

    store: Store
    reader: FeedReader
    outlets: list[Outlet] = field(default_factory=list)
    settings: WireSettings = field(default_factory=WireSettings)
    now: datetime = NOW
    limits: Limits = Limits(interval=0)  # noqa: RUF009 - it is frozen

    def follow(self, name: str, *paths: str, **keys: object) -> Outlet:
        """Follow an outlet of the server, with feeds at these paths."""
        site = self.server.host(f"{name}.example")
        outlet = Outlet(
            source=name,
            title=name.title(),
            home=site.url("/"),
            path=f"docs/sources/{name}.md",
            country="AT",
            language="de",
            feeds=tuple(map(site.url, paths or ("/feed",))),
            family=name,
            **keys,  # type: ignore[arg-type] # those of an outlet
        )
        self.outlets.append(outlet)
        return outlet

    def poll(self, after: timedelta = timedelta()) -> PollReport:
        """Poll, some time later."""
        self.now += after
        hosts = frozenset(self.server.hosts)
        return poll(
            self.store,
            WireSettings(allow_hosts=hosts, keep_days=self.settings.keep_days),
            self.outlets,
            self.now,
            limits=self.limits,
            reader=self.reader,
            world=World(self.server.resolve, tls=NO_TRUST, pauses=Standstill().pauses),
        )

    def state(self, outlet: Outlet, number: int = 0) -> FeedState:
        """Give what is known of an outlet's feed."""
        return self.store.feeds.get(outlet.feeds[number], outlet.source)

    @property
    def items(self) -> list[Item]:
        """All that was stored, the first seen first."""
        return list(self.store.items.since(NOW - 1000 * DAY))

    @property
    def titles(self) -> list[str]:
        """Their titles."""
        return [item.entry.title for item in self.items]
