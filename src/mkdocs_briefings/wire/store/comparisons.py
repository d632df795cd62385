"""Comparisons: what reports are compared by, kept while the window for it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_briefings.wire.store.moments import known_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from mkdocs_briefings.wire.store.database import Database


class StoredComparison(NamedTuple):
    """What an item of an event is compared by."""

    item: int
    seen: datetime
    event: int
    copy_of: int | None
    compared: bytes
    """As the step `group` packs it."""


class Comparisons:
    """The table of comparisons."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, item: int, compared: bytes, made_by: str, english: str) -> None:
        """Remember what an item is compared by, what versions of code made it, and of what.

        That is its translated headline, with a line break where its text was translated, too.
        """
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO comparison VALUES (?, ?, ?, ?)",
                (item, made_by, compared, english),
            )

    def get(self, item: int) -> bytes:
        """Give what an item is compared by; empty where that is not known."""
        row = self._database.row("SELECT compared FROM comparison WHERE item = ?", item)
        return b"" if row is None else bytes(row["compared"])

    def missing(self, made_by: str) -> list[int]:
        """Give the items in no event for which there is none, the first seen first."""
        query = """
            SELECT item.id FROM item LEFT JOIN event_item ON event_item.item = item.id
            LEFT JOIN comparison ON comparison.item = item.id AND made_by = ?
            WHERE event_item.item IS NULL AND comparison.item IS NULL ORDER BY item.seen, item.id
        """
        return [row["id"] for row in self._database.rows(query, made_by)]

    def outdated(self, made_by: str, target: str, since: datetime) -> list[int]:
        """Give the items seen from then on of which more was translated since then."""
        query = """
            SELECT item.id FROM comparison JOIN item ON item.id = comparison.item
            JOIN translated ON translated.item = item.id AND target = ?
            WHERE item.seen >= ? AND made_by = ? AND json_extract(article, '$.engine') != ''
            AND english != json_extract(article, '$.title.translated')
                || iif(json_array_length(article, '$.blocks') > 0, char(10), '')
            ORDER BY item.seen, item.id
        """
        rows = self._database.rows(query, target, since.timestamp(), made_by)
        return [row["id"] for row in rows]

    def waiting(self, made_by: str) -> list[tuple[int, datetime]]:
        """Give the items in no event for which there is one, with when they were seen."""
        query = """
            SELECT item.id, item.seen FROM comparison JOIN item ON item.id = comparison.item
            LEFT JOIN event_item ON event_item.item = item.id
            WHERE event_item.item IS NULL AND made_by = ? ORDER BY item.seen, item.id
        """
        rows = self._database.rows(query, made_by)
        return [(row["id"], known_moment(row["seen"])) for row in rows]

    def grouped(self, since: datetime, made_by: str) -> Iterator[StoredComparison]:
        """Give those of items of events that were seen from then on, the first seen first."""
        query = """
            SELECT item.id, item.seen, event, copy_of, compared FROM comparison
            JOIN item ON item.id = comparison.item JOIN event_item ON event_item.item = item.id
            WHERE item.seen >= ? AND made_by = ? ORDER BY item.seen, item.id
        """
        for item, seen, *rest in self._database.rows(query, since.timestamp(), made_by):
            yield StoredComparison(item, known_moment(seen), *rest)

    def forget(self, before: datetime) -> None:
        """Delete those of items of events that were seen before that moment."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM comparison WHERE item IN (SELECT item.id FROM item "
                "JOIN event_item ON event_item.item = item.id WHERE item.seen < ?)",
                (before.timestamp(),),
            )
