"""The one SQLite file of the wire, and the transactions on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.store.schema import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OF_THE_FILE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""What SQLite says of a file that is damaged; all else is the system's or the program's doing."""


class Database:
    """A connection to the file, of this thread alone."""

    def __init__(self, path: Path) -> None:
        """Open the file, and bring its tables to the present. Raises `WireError`."""
        self.path = path
        self.notes: tuple[str, ...] = ()
        """What had to be done to open it, a sentence each, for the person who runs the command."""

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except OSError as error:
            raise WireError(f"{error.filename}: {error.strerror}.") from error

    def _open(self) -> sqlite3.Connection:
        try:
            return self._migrated(sqlite3.connect(self.path, timeout=60, isolation_level=None))
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise WireError(f"{self.path}: {error}.") from error
        kept = self._set_aside()
        note = (
            f"{self.path.name} was damaged. It is kept as {kept.name}, and a new one was begun: "
            "feeds are read again, and briefings that are there are not drafted again."
        )
        self.notes = (note,)
        return self._migrated(sqlite3.connect(self.path, timeout=60, isolation_level=None))

    def _set_aside(self) -> Path:
        number = 1
        while (kept := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
            number += 1
        self.path.rename(kept)
        for end in ("-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        return kept

    def _migrated(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        connection.row_factory = sqlite3.Row
        # One that only reads must not wait for another that writes, so nothing is written here
        # that is there. This comes first of all: once the file has a page, it has no effect.
        if not self._version(connection):
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        # With a log, a power cut can lose the last transactions; the file stays whole.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        if self._version(connection) < len(MIGRATIONS):
            with _transaction(connection):
                for migration in MIGRATIONS[self._version(connection) :]:
                    for statement in filter(str.strip, migration.split(";")):
                        connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        return connection

    def _version(self, connection: sqlite3.Connection) -> int:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise WireError(
                f"{self.path}: A newer version of mkdocs-briefings has written it. "
                "Install that version, or delete the file."
            )
        return int(version)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Keep what is done in the context, all of it or, after an exception, nothing.

        One inside another belongs to the outer one. Raises `WireError` where the system is in the
        way, or the file is damaged.
        """
        try:
            if self._connection.in_transaction:
                yield self._connection
            else:
                with _transaction(self._connection):
                    yield self._connection
        except sqlite3.OperationalError as error:
            raise WireError(f"{self.path}: {error}.") from error
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            raise WireError(
                f"{self.path}: {error}. Run the command again: it begins a new file."
            ) from error

    def rows(self, query: str, *values: object) -> Iterator[sqlite3.Row]:
        """Give a query's rows one by one, so that a month of them is never in memory."""
        with closing(self._connection.execute(query, values)) as cursor:
            yield from cursor

    def row(self, query: str, *values: object) -> sqlite3.Row | None:
        """Give a query's first row."""
        return next(iter(self._connection.execute(query, values).fetchall()), None)

    def give_back(self) -> None:
        """Give the room of what was deleted back to the system."""
        self._connection.execute("PRAGMA incremental_vacuum").fetchall()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    # IMMEDIATE: whoever reads first and writes later would otherwise fail where another wrote.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_FILE
