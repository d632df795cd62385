"""What is known of a built site's pages from the last look: one SQLite file, which may be deleted.

A page stands in it with the signs that the system keeps of its file. So one that is as it was is
not read again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.linkcheck.batches import named_in, pages_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_briefings.linkcheck.batches import SeenBatch, SeenPage
    from mkdocs_briefings.linkcheck.places import Landing

SITE_MEMORY = ".cache/briefings/site-links.sqlite"
"""Where it is in a project."""

_BATCHES = """
CREATE TABLE IF NOT EXISTS batches (
    first TEXT PRIMARY KEY, rules TEXT, look TEXT, has_lost INTEGER, named BLOB, pages BLOB
)
"""


class DamagedMemoryError(Exception):
    """What the memory holds makes no sense; it is to be forgotten."""


class SiteMemory:
    """Knows what the pages of a site lead to, batch by batch."""

    def __init__(self, connection: sqlite3.Connection, rules: str) -> None:
        """Take what stands for all that its contents depend on besides the pages."""
        self._connection, self._rules = connection, rules

    @property
    def looks(self) -> dict[str, str]:
        """The looks of all batches, by their first pages."""
        query = "SELECT first, look FROM batches WHERE rules = ?"
        return dict(self._connection.execute(query, (self._rules,)))

    def packed_pages(self, first: str) -> bytes:
        """Give what is known of the pages of a batch, packed."""
        (packed,) = self._row("pages", first)
        return bytes(packed)

    def pages(self, first: str) -> dict[str, SeenPage]:
        """Give what is known of the pages of a batch."""
        return pages_in(self.packed_pages(first))

    def named(self, first: str) -> tuple[bool, Iterator[Landing]]:
        """Give whether a page of a batch has lost a place of its own, and what its pages name."""
        has_lost, packed = self._row("has_lost, named", first)
        return bool(has_lost), named_in(packed)

    def keep(self, batch: SeenBatch) -> None:
        """Keep what a batch was read to be, at once: a run may be ended at any moment."""
        first, *rest = batch
        self._connection.execute(
            "INSERT OR REPLACE INTO batches VALUES (?, ?, ?, ?, ?, ?)", (first, self._rules, *rest)
        )

    def keep_only(self, firsts: Collection[str]) -> None:
        """Forget all batches but these."""
        known = self._connection.execute("SELECT first FROM batches").fetchall()
        gone = [row for row in known if row[0] not in firsts]
        self._connection.executemany("DELETE FROM batches WHERE first = ?", gone)

    def _row(self, columns: str, first: str) -> tuple[Any, ...]:
        query = f"SELECT {columns} FROM batches WHERE first = ? AND rules = ?"  # noqa: S608 - our own names
        row: tuple[Any, ...] | None = self._connection.execute(
            query, (first, self._rules)
        ).fetchone()
        if row is None:  # another run has looked at another site meanwhile
            raise DamagedMemoryError(f"{first} is not there any more.")
        return row


@contextmanager
def open_site_memory(path: Path, rules: str) -> Iterator[SiteMemory]:
    """Open the file, or begin it.

    Raises `DamagedMemoryError`, in the context too, and `OSError` where the system is in the way.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_BATCHES)
            yield SiteMemory(connection, rules)
    except sqlite3.OperationalError as error:  # a full disk, one that must not be written
        raise OSError(0, str(error), str(path)) from error
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        raise DamagedMemoryError(str(error)) from error
