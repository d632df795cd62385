"""Events: which items tell of one thing, why, and what an editor decided about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.records import Event, Join
from mkdocs_briefings.wire.store.moments import known_moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from mkdocs_briefings.wire.store.database import Database


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor has decided about two items; it stays."""

    first: int
    second: int
    together: bool
    """Whether both tell of one event; else they never do."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Headline:
    """A report's headline, with the event that it was put into."""

    event: int
    item: int
    source: str
    title: str
    english: str
    """In another language; empty where it was not translated into that."""


class Events:
    """The tables of events and decisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, first: datetime) -> int:
        """Begin an event whose first report is of that moment; give its id."""
        with self._database.transaction() as connection:
            at = first.timestamp()
            query = "INSERT INTO event (first, last) VALUES (?, ?)"
            return connection.execute(query, (at, at)).lastrowid or 0

    def join(self, event: int, join: Join, seen: datetime, *, copy_of: int | None = None) -> None:
        """Put an item into an event, out of the one that it was in."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO event_item VALUES (?, ?, ?, ?, ?)",
                (join.item, event, copy_of, join.other, json.dumps(join.reasons)),
            )
            connection.execute(
                "UPDATE event SET first = min(first, ?1), last = max(last, ?1) WHERE id = ?2",
                (seen.timestamp(), event),
            )

    def absorb(self, event: int, other: int) -> None:
        """Put all items of another event into this one; why each joined stays as it is."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE event_item SET event = ? WHERE event = ?", (event, other))
            self._span(event, connection)

    def move(self, items: Iterable[int], event: int) -> None:
        """Put items into another event; why each joined stays as it is."""
        with self._database.transaction() as connection:
            for item in items:
                old = connection.execute(
                    "SELECT event FROM event_item WHERE item = ?", (item,)
                ).fetchone()
                connection.execute("UPDATE event_item SET event = ? WHERE item = ?", (event, item))
                self._span(old["event"], connection)
            self._span(event, connection)

    def set_copy(self, item: int, original: int | None) -> None:
        """Say of which other item of its event one is a copy."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE event_item SET copy_of = ? WHERE item = ?", (original, item))

    def put_near(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Remember items of different events that may yet tell of one."""
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO near VALUES (?, ?)", pairs)

    def near(self, event: int) -> frozenset[int]:
        """Give items that are not of an event and may tell of it."""
        query = """
            WITH own AS (SELECT item FROM event_item WHERE event = ?)
            SELECT other AS item FROM near WHERE near.item IN own AND other NOT IN own
            UNION SELECT item FROM near WHERE other IN own AND near.item NOT IN own
        """
        return frozenset(row["item"] for row in self._database.rows(query, event))

    def get(self, event: int) -> Event:
        """Give an event with its items, the first seen first."""
        rows = list(
            self._database.rows(
                "SELECT event_item.* FROM event_item JOIN item ON item.id = event_item.item "
                "WHERE event = ? ORDER BY item.seen, item.id",
                event,
            )
        )
        return Event(
            id=event,
            items=tuple(row["item"] for row in rows),
            copies=tuple((row["item"], row["copy_of"]) for row in rows if row["copy_of"]),
            joins=tuple(
                Join(row["item"], row["other"], tuple(json.loads(row["reasons"]))) for row in rows
            ),
        )

    def counts(self) -> dict[str, int]:
        """Give how many reports are in events, how many events these are, and how many copies."""
        row = self._database.row(
            "SELECT count(*) AS reports, count(DISTINCT event) AS events, count(copy_of) AS copies"
            " FROM event_item"
        )
        return {} if row is None else dict(row)

    def of_item(self, item: int) -> int | None:
        """Give the event of an item."""
        row = self._database.row("SELECT event FROM event_item WHERE item = ?", item)
        return None if row is None else int(row["event"])

    def last(self, event: int) -> datetime | None:
        """Give when an event was last told of; None where it is gone."""
        row = self._database.row("SELECT last FROM event WHERE id = ?", event)
        return None if row is None else known_moment(row["last"])

    def since(self, moment: datetime) -> Iterator[Event]:
        """Give the events with a report of that moment or later, the newest first."""
        query = "SELECT id FROM event WHERE last >= ? ORDER BY last DESC, id DESC"
        ids = [row["id"] for row in self._database.rows(query, moment.timestamp())]
        return map(self.get, ids)

    def headlines(self, moment: datetime, target: str) -> Iterator[Headline]:
        """Give the headlines of reports that were seen from then on, the newest first."""
        query = """
            SELECT event_item.event, item.id, item.source, json_extract(item.entry, '$.title'),
                coalesce(json_extract(translated.article, '$.title.translated'), '')
            FROM event_item JOIN item ON item.id = event_item.item
            LEFT JOIN translated ON translated.item = item.id AND translated.target = ?
            WHERE item.seen >= ? AND event_item.copy_of IS NULL ORDER BY item.seen DESC, item.id
        """
        rows = self._database.rows(query, target, moment.timestamp())
        return (Headline(*row) for row in rows)

    def _span(self, event: int, connection: sqlite3.Connection) -> None:
        """Say anew from when to when an event is told of, by its items."""
        connection.execute(
            "UPDATE event SET first = coalesce(seen_first, first), last = coalesce(seen_last, last)"
            " FROM (SELECT min(seen) AS seen_first, max(seen) AS seen_last FROM event_item"
            " JOIN item ON item.id = event_item.item WHERE event = ?1) WHERE id = ?1",
            (event,),
        )

    def drop_empty(self) -> None:
        """Delete the events that have no items any more."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM event WHERE id NOT IN (SELECT event FROM event_item)"
                " AND id NOT IN (SELECT event FROM draft)"
            )

    def decide(self, decision: Decision) -> None:
        """Remember what an editor has decided about two items."""
        first, second = sorted((decision.first, decision.second))
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?)",
                (first, second, decision.together, decision.by, decision.at.timestamp()),
            )

    def decision(self, first: int, second: int) -> Decision | None:
        """Give what an editor has decided about two items."""
        query = "SELECT * FROM decision WHERE first = ? AND second = ?"
        row = self._database.row(query, *sorted((first, second)))
        return None if row is None else _decision(row)

    def take_back(self, first: int, second: int) -> None:
        """Forget what an editor has decided about two items."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM decision WHERE first = ? AND second = ?", sorted((first, second))
            )

    def decisions(self) -> Iterator[Decision]:
        """Give all decisions of editors."""
        query = "SELECT * FROM decision ORDER BY first, second"
        return map(_decision, self._database.rows(query))


def _decision(row: sqlite3.Row) -> Decision:
    at = known_moment(row["at"])
    return Decision(row["first"], row["second"], bool(row["together"]), row["by"], at)
