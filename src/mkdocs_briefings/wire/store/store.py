"""The wire's store, a room a table."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from mkdocs_briefings.wire.store.comparisons import Comparisons
from mkdocs_briefings.wire.store.database import Database
from mkdocs_briefings.wire.store.drafts import Drafts
from mkdocs_briefings.wire.store.events import Events
from mkdocs_briefings.wire.store.feeds import Feeds
from mkdocs_briefings.wire.store.items import Items
from mkdocs_briefings.wire.store.mergers import Mergers
from mkdocs_briefings.wire.store.pages import Pages
from mkdocs_briefings.wire.store.readings import Readings
from mkdocs_briefings.wire.store.samples import Samples
from mkdocs_briefings.wire.store.site_files import SiteFiles
from mkdocs_briefings.wire.store.translations import Translations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from types import TracebackType

STORE = Path(".cache") / "briefings" / "wire" / "wire.sqlite"
"""Where a project's store is, relative to its folder."""


class Store:
    """What the steps of the wire have stored, in one SQLite file."""

    def __init__(self, path: Path) -> None:
        """Open the file at that path, or begin it. Raises `WireError`."""
        self._database = Database(path)
        self.feeds = Feeds(self._database)
        self.site_files = SiteFiles(self._database)
        self.items = Items(self._database)
        self.pages = Pages(self._database)
        self.samples = Samples(self._database)
        self.comparisons = Comparisons(self._database)
        self.events = Events(self._database)
        self.mergers = Mergers(self._database)
        self.translations = Translations(self._database)
        self.drafts = Drafts(self._database)
        self.readings = Readings(self._database)

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be done to open the file, a sentence each."""
        return self._database.notes

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep what is done in the context, all of it or, after an exception, nothing."""
        with self._database.transaction():
            yield

    def forget(self, now: datetime, days: int) -> int:
        """Delete what is older than so many days and of no younger draft; give how many items."""
        before = now - timedelta(days=days)
        with self.transaction():
            gone = self.items.forget(before)
            self.events.drop_empty()
            self.translations.forget(before)
            self.feeds.forget_polls(before)
            self.site_files.forget(before)
        self._database.give_back()
        return gone

    def counts(self) -> dict[str, int]:
        """Give how much there is at each step, by what an editor calls it."""
        row = self._database.row(
            """
            SELECT (SELECT count(*) FROM item) AS "Items",
                (SELECT count(*) FROM item WHERE id NOT IN (SELECT item FROM page))
                    AS "Waiting to be read",
                (SELECT count(*) FROM page WHERE state = 'read') AS "Texts",
                (SELECT count(DISTINCT event) FROM event_item) AS "Events",
                (SELECT count(*) FROM draft WHERE state = 'waiting') AS "Drafts to decide on"
            """
        )
        return {} if row is None else dict(row)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
