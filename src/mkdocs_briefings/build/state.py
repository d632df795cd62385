"""The memory of a project's builds: one SQLite file, which may be deleted at any time."""

from __future__ import annotations

import dataclasses
import json
import pickle
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.rendering.trace import Body, Trace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_briefings.reading.cache import Shelf

STATE = Path(".cache") / "briefings" / "state.sqlite"
"""Where a project's memory is, relative to its folder."""

_VERSION = 3

_TABLES = (
    "CREATE TABLE published (site TEXT, path TEXT, record TEXT, PRIMARY KEY (site, path))",
    "CREATE TABLE surroundings (site TEXT PRIMARY KEY, parts TEXT)",
    "CREATE TABLE shelves (folder TEXT PRIMARY KEY, version TEXT, briefings BLOB)",
    "CREATE TABLE bodies (path TEXT PRIMARY KEY, key TEXT, lookups TEXT, html TEXT)",
)


@dataclass(frozen=True, slots=True)
class Record:
    """What an output was made of when it was rendered, and the file that it became."""

    parts: dict[str, str]
    """Fingerprints of all that its plan and its files held, by names for people."""

    lookups: dict[str, str | None]
    """Addresses that its links were given, by the path of the file that each leads to."""

    size: int
    """Size of the published file in bytes."""

    time: int
    """When the published file was last changed, in nanoseconds of its file system's clock."""

    digest: str
    """Fingerprint of the published file."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of a site from its last build."""

    records: dict[str, Record | None] = field(default_factory=dict)
    """By their paths, all files that we made; None where nobody knows what it was made of."""

    surroundings: dict[str, str] = field(default_factory=dict)
    """Fingerprints of what every page depended on, by names for people."""


class StateError(BriefingsError, sqlite3.OperationalError):
    """The memory cannot be read or written."""


class State:
    """Remembers which files of a site we made, and of what."""

    def __init__(self, path: Path) -> None:
        """Open the memory at that path; one that is damaged or of another version starts anew."""
        self._path = path
        self.was_damaged = False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            self.was_damaged = True
            path.unlink(missing_ok=True)
            self._prepare()

    def _prepare(self) -> None:
        with self._transaction() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == _VERSION:
                return
            for statement in _TABLES:
                name = statement.split()[2]
                connection.execute(f"DROP TABLE IF EXISTS {name}")
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")

    def recall(self, site: str) -> Memory:
        """Give what is known of a site; of an unreadable memory, nothing."""
        query = "SELECT path, record FROM published WHERE site = ?"
        try:
            with self._transaction() as connection:
                rows = connection.execute(query, (site,)).fetchall()
                found = connection.execute(
                    "SELECT parts FROM surroundings WHERE site = ?", (site,)
                ).fetchone()
            records = {path: _read_record(text) for path, text in rows}
            return Memory(records, json.loads(found[0]) if found else {})
        except (sqlite3.DatabaseError, ValueError, TypeError, KeyError):
            self.was_damaged = True
            self._path.unlink(missing_ok=True)
            self._prepare()
            return Memory()

    def doubt(self, site: str, paths: Iterable[str]) -> None:
        """Remember that these are ours but may be half made, before the first is written."""
        with self._transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO published VALUES (?, ?, NULL)",
                ((site, path) for path in paths),
            )

    def remember(
        self,
        site: str,
        changed: Mapping[str, Record | None],
        removed: Collection[str],
        surroundings: Mapping[str, str],
    ) -> None:
        """Remember what a build has made and removed, once all of it is in its place."""
        rows = ((site, path, _write_record(record)) for path, record in changed.items())
        with self._transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO published VALUES (?, ?, ?)", rows)
            connection.executemany(
                "DELETE FROM published WHERE site = ? AND path = ?",
                ((site, path) for path in removed),
            )
            connection.execute(
                "INSERT OR REPLACE INTO surroundings VALUES (?, ?)",
                (site, json.dumps(dict(surroundings))),
            )

    def forget(self, site: str) -> None:
        """Forget a site that is gone."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM published WHERE site = ?", (site,))
            connection.execute("DELETE FROM surroundings WHERE site = ?", (site,))

    def shelves(self, version: str) -> dict[str, Shelf]:
        """Give the briefings that a program of that version has read, by folder."""
        query = "SELECT folder, briefings FROM shelves WHERE version = ?"
        with self._transaction() as connection:
            rows = connection.execute(query, (version,)).fetchall()
        # Our own file: whoever can write to it can write the site itself.
        return {folder: pickle.loads(briefings) for folder, briefings in rows}  # noqa: S301

    def keep_shelves(
        self, changed: Mapping[str, Shelf], gone: Collection[str], version: str
    ) -> None:
        """Keep the briefings of changed folders, and forget those of folders that are gone."""
        rows = (
            (folder, version, pickle.dumps(shelf, pickle.HIGHEST_PROTOCOL))
            for folder, shelf in changed.items()
        )
        with self._transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO shelves VALUES (?, ?, ?)", rows)
            connection.executemany(
                "DELETE FROM shelves WHERE folder = ?", ((folder,) for folder in gone)
            )
            connection.execute("DELETE FROM shelves WHERE version != ?", (version,))

    def bodies(self, keys: Mapping[str, str]) -> dict[str, Body]:
        """Give the remembered bodies of those paths whose key is still the same."""
        with self._transaction() as connection:
            rows = connection.execute("SELECT path, key, lookups, html FROM bodies")
            return {
                path: Body(html, Trace(json.loads(lookups)))
                for path, key, lookups, html in rows
                if keys.get(path) == key
            }

    def remember_bodies(
        self, bodies: Mapping[str, Body], keys: Mapping[str, str], wanted: Collection[str]
    ) -> None:
        """Remember these bodies with their keys, and forget those that no feed wants any more."""
        rows = (
            (path, keys[path], json.dumps(body.trace.lookups), body.html)
            for path, body in bodies.items()
        )
        with self._transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?)", rows)
            known = [path for (path,) in connection.execute("SELECT path FROM bodies")]
            connection.executemany(
                "DELETE FROM bodies WHERE path = ?",
                ((path,) for path in known if path not in wanted),
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        # The connection's own context commits or rolls back, and leaves it open.
        try:
            with closing(sqlite3.connect(self._path)) as connection, connection:
                yield connection
        except sqlite3.OperationalError as error:  # a full disk, say
            raise StateError(f"{self._path}: {error}. The site was not fully updated.") from error


def _read_record(text: str | None) -> Record | None:
    return Record(*json.loads(text)) if text is not None else None


def _write_record(record: Record | None) -> str | None:
    if record is None:
        return None
    return json.dumps(dataclasses.astuple(record))
