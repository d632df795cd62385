"""What is known of addresses from earlier runs: one SQLite file, which may be deleted any time."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mkdocs_briefings.linkcheck.answers import Answer, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MEMORY = ".cache/briefings/links/answers.sqlite"
"""Where it is in a project."""

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    address TEXT PRIMARY KEY, verdict TEXT, reason TEXT, leads_to TEXT, copy TEXT,
    asked TEXT, since TEXT
) WITHOUT ROWID
"""

_SEVEN = "(?, ?, ?, ?, ?, ?, ?)"

_SOON, _LATER = timedelta(days=1), timedelta(days=7)
"""When what was doubtful is asked for again, and what was dead."""


class Memory:
    """Knows the last answer of each address."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        rows = connection.execute("SELECT * FROM answers").fetchall()
        self._answers = {address: _answer(tuple(told)) for address, *told in rows}

    def __getitem__(self, address: str) -> Answer | None:
        """Give what is known of an address; None where that is nothing."""
        return self._answers.get(address)

    def keep(self, address: str, answer: Answer) -> None:
        """Remember an answer, at once: a run may be ended at any moment."""
        before = self._answers.get(address)
        if before is not None and answer.verdict is Verdict.UNASKED:
            return  # which says nothing new
        if before is not None and before.verdict is answer.verdict:
            answer = replace(answer, since=before.since, copy=answer.copy or before.copy)
        self._answers[address] = answer
        told = answer.verdict.value, answer.reason, answer.leads_to, answer.copy
        moments = answer.asked.isoformat(), answer.since.isoformat()
        self._connection.execute(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
            (address, *told, *moments),
        )

    def add_copy(self, address: str, copy: str) -> None:
        """Remember where a copy is of what is dead; an empty one is none."""
        if copy:
            self.keep(address, replace(self._answers[address], copy=copy))

    def without_copy(self, addresses: Iterable[str]) -> list[str]:
        """Give those that are dead and of which no copy is known."""
        answers = ((address, self._answers.get(address)) for address in addresses)
        return [
            address
            for address, answer in answers
            if answer is not None and answer.verdict is Verdict.DEAD and not answer.copy
        ]

    def due(self, addresses: Iterable[str], now: datetime, age: timedelta) -> list[str]:
        """Give those that are to be asked for: first what never was, then the longest known.

        What is alive is asked for again at that age; what is not, sooner.
        """
        ages = {Verdict.ALIVE: age, Verdict.MOVED: age, Verdict.DEAD: min(age, _LATER)}
        unknown, stale = [], list[tuple[datetime, str]]()
        for address in addresses:
            answer = self._answers.get(address)
            if answer is None:
                unknown.append(address)
            elif answer.asked + ages.get(answer.verdict, min(age, _SOON)) <= now:
                stale.append((answer.asked, address))
        return [*unknown, *(address for _, address in sorted(stale))]


def _answer(told: tuple[str, ...]) -> Answer:
    verdict, reason, leads_to, copy, asked, since = told
    return Answer(
        verdict=Verdict(verdict),
        reason=reason,
        leads_to=leads_to,
        copy=copy,
        asked=datetime.fromisoformat(asked),
        since=datetime.fromisoformat(since),
    )


@contextmanager
def open_memory(path: Path) -> Iterator[Memory]:
    """Open the file, or begin it; one that is damaged is begun anew. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection, memory = _opened(path)
    except (sqlite3.DatabaseError, ValueError, TypeError):
        path.unlink(missing_ok=True)
        connection, memory = _opened(path)
    try:
        yield memory
    finally:
        connection.close()


def _opened(path: Path) -> tuple[sqlite3.Connection, Memory]:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
        return connection, Memory(connection)
    except (sqlite3.DatabaseError, ValueError, TypeError):
        connection.close()
        raise
