"""The memory of a project's builds: one SQLite file, which may be deleted at any time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_VERSION = 1


class State:
    """Remembers which files of a site we made, so that we remove those and no others."""

    def __init__(self, path: Path) -> None:
        """Open the memory at that path; one that is damaged or of another version starts anew."""
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._prepare()

    def _prepare(self) -> None:
        with closing(self._connect()) as connection, connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version != _VERSION:
                connection.execute("DROP TABLE IF EXISTS published")
                connection.execute(
                    "CREATE TABLE published (site TEXT, path TEXT, PRIMARY KEY (site, path))"
                )
                connection.execute(f"PRAGMA user_version = {_VERSION}")

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path)

    def published(self, site: str) -> set[str]:
        """Give the files that we made in a site, by their paths in it."""
        with closing(self._connect()) as connection:
            rows = connection.execute("SELECT path FROM published WHERE site = ?", (site,))
            return {path for (path,) in rows}

    def record(self, site: str, paths: Iterable[str]) -> None:
        """Remember these as all the files that we made in a site."""
        with closing(self._connect()) as connection, connection:
            connection.execute("DELETE FROM published WHERE site = ?", (site,))
            connection.executemany(
                "INSERT INTO published VALUES (?, ?)", ((site, path) for path in sorted(paths))
            )

    def forget(self, site: str) -> None:
        """Forget a site that is gone."""
        self.record(site, ())
