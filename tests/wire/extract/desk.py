"""A newsroom that reads pages of the test server."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.fetch.network import World
from mkdocs_briefings.wire.extract.step import LIMITS, extract
from mkdocs_briefings.wire.settings import WireSettings
from tests.fetch.fetching import NO_TRUST, NOW, Standstill
from tests.fetch.web import Page as Served
from tests.wire.text.pages import HEADLINE, PARAGRAPHS, entry, outlet, report

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_briefings.wire.extract.reading import PageReaders
    from mkdocs_briefings.wire.extract.report import ExtractReport
    from mkdocs_briefings.wire.records import Article, Outlet
    from mkdocs_briefings.wire.store.pages import Page
    from mkdocs_briefings.wire.store.store import Store
    from tests.fetch.web import Host, Web

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

MERCURY = outlet()

__all__ = ["DAY", "HEADLINE", "HOUR", "MERCURY", "MINUTE", "NOW", "PARAGRAPHS", "Desk"]


@dataclass
class Desk:
    """Stores items, reads their pages, and looks at what was stored."""

    server: Web
    path: Path
    """Where the store is."""

    store: Store
    readers: PageReaders | None
    outlets: list[Outlet] = field(default_factory=lambda: [MERCURY])
    now: datetime = NOW

    @property
    def host(self) -> Host:
        """The site of the Mercury."""
        return self.server.host("news.example")

    def add(
        self,
        path: str,
        answer: Any = None,  # noqa: ANN401 - what a host answers
        *,
        of: Outlet = MERCURY,
        host: str = "news.example",
        title: str = HEADLINE,
        **changes: Any,  # noqa: ANN401 - fields of the entry
    ) -> int:
        """Have a feed list a report, with what the server answers for its page; give its id."""
        site = self.server.host(host)
        if answer is not None:
            site[path] = answer if not isinstance(answer, str) else Served(answer)
        fed = entry(title, site.url(path), **{"published": self.now, **changes})
        self.store.items.put(of.source, "https://news.example/feed", [fed], self.now)
        (found,) = (item for item in self.store.items.since(NOW - DAY) if item.entry.url == fed.url)
        return found.id

    def add_report(self, path: str = "/bridge", **changes: Any) -> int:  # noqa: ANN401 - of the page
        """Have a feed list a report with a page that can be read."""
        return self.add(path, report(**changes))

    def extract(self, after: timedelta = timedelta()) -> ExtractReport:
        """Read what is due, some time later."""
        self.now += after
        return extract(
            self.store,
            WireSettings(allow_hosts=frozenset(self.server.hosts)),
            self.outlets,
            self.now,
            limits=replace(LIMITS, interval=0),
            readers=self.readers,
            world=World(self.server.resolve, tls=NO_TRUST, pauses=Standstill().pauses),
        )

    def page(self, item: int) -> Page:
        """Give what is stored of a page."""
        page = self.store.pages.get(item)
        assert page is not None
        return page

    def article(self, item: int) -> Article:
        """Give the article that is stored of an item."""
        article = self.page(item).article
        assert article is not None
        return article
