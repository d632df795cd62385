"""Drafts: which briefings the wire has written, and what a person decided about each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.store.moments import known_moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from mkdocs_briefings.wire.store.database import Database


class DraftState(Enum):
    """How far a draft has come."""

    WRITING = "writing"
    """It is remembered before its file is written, so that a kill between makes no second one."""

    WAITING = "waiting"
    """Its file is there as it was written, and nobody has decided."""

    TOUCHED = "touched"
    """A person has changed, moved or deleted the file: it is theirs."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A briefing that the wire has written for an event."""

    event: int
    item: int
    """The report that it tells."""

    original: str
    """Address of that report, by which it is known when the store was lost."""

    path: str
    """Path of its file, relative to the project."""

    digest: bytes
    """SHA-256 of the bytes that were written."""

    state: DraftState
    written: datetime
    """When it was first in that place."""

    at: datetime
    """When it came into this state."""

    reason: str = ""
    """Why it was rejected, in the editor's words."""

    by: str = ""
    """Who decided."""


class Drafts:
    """The table of drafts: one for an event at most."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, event: int) -> Draft | None:
        """Give the draft of an event."""
        row = self._database.row("SELECT * FROM draft WHERE event = ?", event)
        return None if row is None else _draft(row)

    def put(self, draft: Draft) -> None:
        """Remember a draft."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    draft.event,
                    draft.item,
                    draft.original,
                    draft.path,
                    draft.digest,
                    draft.state.value,
                    draft.reason,
                    draft.by,
                    draft.at.timestamp(),
                    draft.written.timestamp(),
                ),
            )

    def of(self, *states: DraftState) -> Iterator[Draft]:
        """Give the drafts in these states, or all, the newest first."""
        wanted = [state.value for state in states or DraftState]
        marks = ", ".join("?" * len(wanted))
        query = f"SELECT * FROM draft WHERE state IN ({marks}) ORDER BY at DESC, event DESC"  # noqa: S608 - marks alone
        return map(_draft, self._database.rows(query, *wanted))

    def open_since(self, moment: datetime) -> Iterator[Draft]:
        """Give the drafts on which nobody has decided, the newest first.

        Those that a person has touched only if they were written at that moment or later: many of
        them were deleted, and are not looked for for ever.
        """
        query = """
            SELECT * FROM draft WHERE state = ? OR state = ? AND written >= ?
            ORDER BY at DESC, event DESC
        """
        states = DraftState.WAITING.value, DraftState.TOUCHED.value
        return map(_draft, self._database.rows(query, *states, moment.timestamp()))

    def events_of(self, *states: DraftState) -> frozenset[int]:
        """Give the events whose drafts are in these states."""
        marks = ", ".join("?" * len(states))
        query = f"SELECT event FROM draft WHERE state IN ({marks})"  # noqa: S608 - marks alone
        rows = self._database.rows(query, *(state.value for state in states))
        return frozenset(row["event"] for row in rows)

    def without_reports(self) -> dict[int, int]:
        """Give the events that have no items, and a draft of a report that is in none."""
        query = """
            SELECT draft.item, draft.event FROM draft JOIN item ON item.id = draft.item
            WHERE draft.item NOT IN (SELECT item FROM event_item)
            AND draft.event NOT IN (SELECT event FROM event_item)
        """
        return {row["item"]: row["event"] for row in self._database.rows(query)}

    def since(self, moment: datetime, state: DraftState) -> Iterator[Draft]:
        """Give the drafts that came into this state at that moment or later, the newest first."""
        query = "SELECT * FROM draft WHERE state = ? AND at >= ? ORDER BY at DESC, event DESC"
        return map(_draft, self._database.rows(query, state.value, moment.timestamp()))

    def written_since(self, moment: datetime) -> Iterator[Draft]:
        """Give the drafts that were written at that moment or later, the first first."""
        query = "SELECT * FROM draft WHERE written >= ? ORDER BY written, event"
        return map(_draft, self._database.rows(query, moment.timestamp()))

    def has_path(self, path: str) -> bool:
        """Tell whether a draft was ever written at this path."""
        return self._database.row("SELECT 1 FROM draft WHERE path = ?", path) is not None

    def tells(self, original: str) -> bool:
        """Tell whether a draft was ever written of the report at this address."""
        query = "SELECT 1 FROM draft WHERE original = ?"
        return self._database.row(query, original) is not None


def _draft(row: sqlite3.Row) -> Draft:
    return Draft(
        event=row["event"],
        item=row["item"],
        original=row["original"],
        path=row["path"],
        digest=row["digest"],
        state=DraftState(row["state"]),
        written=known_moment(row["written"]),
        at=known_moment(row["at"]),
        reason=row["reason"],
        by=row["by"],
    )
