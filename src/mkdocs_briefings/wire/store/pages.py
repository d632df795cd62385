"""Pages: what came of fetching and reading an item's page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from mkdocs_briefings.wire.records import Article
from mkdocs_briefings.wire.store.moments import known_moment, moment, stamp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from mkdocs_briefings.wire.store.database import Database

_ARTICLE: TypeAdapter[Article] = TypeAdapter(Article)


class PageState(Enum):
    """How far a page has come."""

    READ = "read"
    """Its article is stored."""

    FAILED = "failed"
    """It is tried again at `next_try`."""

    REFUSED = "refused"
    """It is not tried again: robots.txt, a server that says no, or no text in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came of an item's page."""

    item: int
    state: PageState
    at: datetime
    """When it was tried last."""

    tries: int = 1
    next_try: datetime | None = None
    failure: str = ""
    """What was wrong, in a sentence."""

    article: Article | None = None


class Pages:
    """The table of pages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, item: int) -> Page | None:
        """Give the page of an item."""
        row = self._database.row("SELECT * FROM page WHERE item = ?", item)
        return None if row is None else _page(row)

    def put(self, page: Page) -> None:
        """Remember a page."""
        article = page.article and _ARTICLE.dump_json(page.article).decode()
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    page.item,
                    page.state.value,
                    page.tries,
                    stamp(page.next_try),
                    page.at.timestamp(),
                    page.failure,
                    article,
                ),
            )

    def read_since(self, moment: datetime) -> Iterator[Page]:
        """Give the pages with an article whose items were seen from then on, the first first."""
        query = """
            SELECT page.* FROM page JOIN item ON item.id = page.item
            WHERE page.state = 'read' AND item.seen >= ? ORDER BY item.seen, item.id
        """
        return map(_page, self._database.rows(query, moment.timestamp()))


def _page(row: sqlite3.Row) -> Page:
    return Page(
        item=row["item"],
        state=PageState(row["state"]),
        at=known_moment(row["at"]),
        tries=row["tries"],
        next_try=moment(row["next_try"]),
        failure=row["failure"],
        article=row["article"] and _ARTICLE.validate_json(row["article"]),
    )
