"""Readings: what the files of briefings said when they were read last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs_briefings.wire.store.database import Database


class Readings:
    """The table of readings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, path: str, stamp: str) -> str:
        """Give what a file said; empty where it was never read, or has another stamp by now."""
        query = "SELECT said FROM reading WHERE path = ? AND stamp = ?"
        row = self._database.row(query, path, stamp)
        return "" if row is None else str(row["said"])

    def put(self, path: str, stamp: str, said: str) -> None:
        """Remember what a file says; the stamp changes with the file."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", (path, stamp, said)
            )

    def keep(self, paths: Container[str]) -> None:
        """Forget all other files."""
        gone = [
            (row["path"],)
            for row in self._database.rows("SELECT path FROM reading")
            if row["path"] not in paths
        ]
        if gone:
            with self._database.transaction() as connection:
                connection.executemany("DELETE FROM reading WHERE path = ?", gone)
