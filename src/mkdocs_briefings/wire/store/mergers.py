"""Mergers: out of which events items have come into others, so that it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from mkdocs_briefings.wire.store.database import Database

_GONE = """
    SELECT item.id FROM item JOIN comparison ON comparison.item = item.id
    WHERE item.seen >= ?1 AND made_by = ?2
"""


class Mergers:
    """The table of mergers, and what is undone by it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, event: int, at: datetime) -> None:
        """Remember that the items of an event go into another, for reports seen at that moment."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO merger SELECT item, ?, event FROM event_item"
                " WHERE event = ?",
                (at.timestamp(), event),
            )

    def take_back(self, moment: datetime, made_by: str) -> list[list[int]]:
        """Make events what they were before the reports that were seen from a moment on.

        These are in no event then, if what they are compared by is known. Gives the items of each
        text whose original is among them.
        """
        since = moment.timestamp()
        with self._database.transaction() as connection:
            connection.execute(
                f"DELETE FROM near WHERE item IN ({_GONE}) OR other IN ({_GONE})",  # noqa: S608 - ours
                (since, made_by),
            )
            texts: dict[int, list[int]] = {}
            for row in connection.execute(
                "SELECT item, copy_of FROM event_item"  # noqa: S608 - ours
                f" WHERE copy_of IN ({_GONE}) AND item NOT IN ({_GONE}) ORDER BY item",
                (since, made_by),
            ):
                texts.setdefault(row["copy_of"], []).append(row["item"])
            connection.execute(
                f"DELETE FROM event_item WHERE item IN ({_GONE})",  # noqa: S608 - ours
                (since, made_by),
            )
            _part(connection, since)
        return list(texts.values())

    def forget(self, before: datetime) -> None:
        """Delete what was merged for reports that were seen before that moment."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM merger WHERE at < ?", (before.timestamp(),))


def _part(connection: sqlite3.Connection, since: float) -> None:
    """Put items back into the events that they were in, and say anew what times these span."""
    # SQLite gives the event of the row that has the least moment.
    moved = connection.execute(
        "SELECT item, event, min(at) FROM merger WHERE at >= ? GROUP BY item", (since,)
    ).fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO event VALUES (?, ?, ?)",
        [(row["event"], since, since) for row in moved],
    )
    connection.executemany(
        "UPDATE event_item SET event = ? WHERE item = ?",
        [(row["event"], row["item"]) for row in moved],
    )
    connection.execute("DELETE FROM merger WHERE at >= ?", (since,))
    connection.execute(
        "UPDATE event SET first = told.first, last = told.last FROM ("
        " SELECT event, min(seen) AS first, max(seen) AS last FROM event_item"
        " JOIN item ON item.id = event_item.item GROUP BY event"
        ") AS told WHERE told.event = event.id AND event.last >= ?",
        (since,),
    )
