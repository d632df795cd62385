"""Items: entries of feeds that the wire has seen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from mkdocs_briefings.wire.records import Entry, Item
from mkdocs_briefings.wire.store.moments import known_moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from mkdocs_briefings.wire.store.database import Database

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of storing entries."""

    new: int
    changed: int
    """How many were known, and have a new text."""


@dataclass(frozen=True, slots=True)
class Unread:
    """An item whose page is to be read: what tells when its turn is."""

    item: int
    source: str
    """Slug of the outlet's profile."""

    url: str


class Items:
    """The table of items."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, source: str, feed: str, entries: Sequence[Entry], now: datetime) -> Stored:
        """Store what a feed lists now. An entry that is known takes its new text.

        It is known by its name or by its address; by its address alone not if the report that has
        it is still listed under a name of its own: then both are of one page.
        """
        names = {entry.guid for entry in entries}
        new = changed = 0
        with self._database.transaction() as connection:
            for entry in entries:
                known = _known(connection, source, entry, names)
                text = _ENTRY.dump_json(entry).decode()
                at = now.timestamp()
                if known is None:
                    new += 1
                    connection.execute(
                        "INSERT INTO item (source, guid, url, feed, seen, entry, listed) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        (source, entry.guid, entry.url, feed, at, text, at),
                    )
                else:
                    changed += known["entry"] != text
                    connection.execute(
                        "UPDATE item SET entry = ?, listed = ? WHERE id = ?",
                        (text, at, known["id"]),
                    )
        return Stored(new, changed)

    def get(self, item: int) -> Item | None:
        """Give an item by its id."""
        row = self._database.row("SELECT * FROM item WHERE id = ?", item)
        return None if row is None else _item(row)

    def since(self, moment: datetime) -> Iterator[Item]:
        """Give the items that were first seen at that moment or later, the first seen first."""
        query = "SELECT * FROM item WHERE seen >= ? ORDER BY seen, id"
        return map(_item, self._database.rows(query, moment.timestamp()))

    def unread(self, now: datetime) -> Iterator[Unread]:
        """Give the items whose page is to be read, those that were never tried first."""
        query = """
            SELECT item.id, item.source, item.url FROM item LEFT JOIN page ON page.item = item.id
            WHERE page.item IS NULL OR page.state = 'failed' AND page.next_try <= ?
            ORDER BY page.item IS NOT NULL, item.seen, item.id
        """
        for row in self._database.rows(query, now.timestamp()):
            yield Unread(row["id"], row["source"], row["url"])

    def forget(self, before: datetime) -> int:
        """Delete items that were seen before, but for those of drafts that wait; give how many.

        A draft that was written before keeps its report no more. What its feed still lists stays:
        it would come in again, as if it were new.
        """
        with self._database.transaction() as connection:
            return connection.execute(
                """
                DELETE FROM item WHERE seen < ?1 AND id NOT IN (
                    SELECT item FROM draft
                    WHERE state = 'writing' OR state = 'waiting' AND written >= ?1
                )
                AND NOT EXISTS (SELECT 1 FROM feed WHERE url = item.feed AND read <= item.listed)
                """,
                (before.timestamp(),),
            ).rowcount


def _known(
    connection: sqlite3.Connection, source: str, entry: Entry, names: set[str]
) -> sqlite3.Row | None:
    rows: list[sqlite3.Row] = connection.execute(
        "SELECT id, guid, entry FROM item WHERE source = ? AND (guid = ? OR url = ? AND url != '')",
        (source, entry.guid, entry.url),
    ).fetchall()
    by_name = (row for row in rows if row["guid"] == entry.guid)
    by_address = (row for row in rows if row["guid"] not in names)
    return next(chain(by_name, by_address), None)


def _item(row: sqlite3.Row) -> Item:
    return Item(
        id=row["id"],
        source=row["source"],
        feed=row["feed"],
        seen=known_moment(row["seen"]),
        entry=_ENTRY.validate_json(row["entry"]),
    )
