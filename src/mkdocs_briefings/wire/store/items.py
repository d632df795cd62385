"""Items: entries of feeds that the wire has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from mkdocs_briefings.wire.records import Entry, Item
from mkdocs_briefings.wire.store.moments import known_moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from mkdocs_briefings.wire.store.database import Database

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


class Items:
    """The table of items."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, source: str, feed: str, entries: Iterable[Entry], now: datetime) -> int:
        """Store entries of a feed; give how many are new. One that is known takes its new text."""
        new = 0
        with self._database.transaction() as connection:
            for entry in entries:
                known = connection.execute(
                    "SELECT id FROM item WHERE source = ? AND (guid = ? OR url = ? AND url != '')",
                    (source, entry.guid, entry.url),
                ).fetchone()
                text = _ENTRY.dump_json(entry).decode()
                if known is None:
                    new += 1
                    connection.execute(
                        "INSERT INTO item (source, guid, url, feed, seen, entry) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        (source, entry.guid, entry.url, feed, now.timestamp(), text),
                    )
                else:
                    connection.execute(
                        "UPDATE item SET entry = ? WHERE id = ? AND entry != ?",
                        (text, known["id"], text),
                    )
        return new

    def get(self, item: int) -> Item | None:
        """Give an item by its id."""
        row = self._database.row("SELECT * FROM item WHERE id = ?", item)
        return None if row is None else _item(row)

    def since(self, moment: datetime) -> Iterator[Item]:
        """Give the items that were first seen at that moment or later, the first seen first."""
        query = "SELECT * FROM item WHERE seen >= ? ORDER BY seen, id"
        return map(_item, self._database.rows(query, moment.timestamp()))

    def without_page(self, now: datetime) -> Iterator[Item]:
        """Give the items whose page is to be fetched, those that were never tried first."""
        query = """
            SELECT item.* FROM item LEFT JOIN page ON page.item = item.id
            WHERE page.item IS NULL OR page.state = 'failed' AND page.next_try <= ?
            ORDER BY page.item IS NOT NULL, item.seen, item.id
        """
        return map(_item, self._database.rows(query, now.timestamp()))

    def forget(self, before: datetime) -> int:
        """Delete items that were seen before, but for those of drafts; give how many."""
        with self._database.transaction() as connection:
            return connection.execute(
                "DELETE FROM item WHERE seen < ? AND id NOT IN (SELECT item FROM draft)",
                (before.timestamp(),),
            ).rowcount


def _item(row: sqlite3.Row) -> Item:
    return Item(
        id=row["id"],
        source=row["source"],
        feed=row["feed"],
        seen=known_moment(row["seen"]),
        entry=_ENTRY.validate_json(row["entry"]),
    )
