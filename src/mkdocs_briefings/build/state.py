"""The memory of a project's builds: one SQLite file, which may be deleted at any time.

What it says is never trusted beyond what it was made of: whatever the memory holds is compared with
fingerprints of the present. So a lost memory costs a full build, and no wrong page.
"""

from __future__ import annotations

import datetime as dt
import json
import pickle
import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_briefings.archive.months import month_of
from mkdocs_briefings.build.damage import DamagedStateError, load, load_json
from mkdocs_briefings.build.records import GroupRecord, Outputs, PackedFiles
from mkdocs_briefings.errors import BriefingsError
from mkdocs_briefings.rendering.dependencies import Body, Dependencies

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from mkdocs_briefings.archive.index import IndexedDay
    from mkdocs_briefings.archive.months import MonthIndex
    from mkdocs_briefings.reading.snapshots import FolderSnapshot
    from mkdocs_briefings.rendering.page.ids import Anchors
    from mkdocs_briefings.settings import Settings

_Result = TypeVar("_Result")

CACHE = Path(".cache") / "briefings"
"""What a build keeps for the next one, relative to the project."""

MEMORY = "state.sqlite"
"""What a project's memory is called in that folder."""

STATE = CACHE / MEMORY
"""Where a project's memory is, relative to its folder."""

_VERSION = 13

_SCHEMA = """
CREATE TABLE snapshots (
    folder TEXT PRIMARY KEY, version TEXT, snapshot BLOB, files BLOB, records BLOB, keys BLOB
);
CREATE TABLE months (
    site TEXT, month TEXT, version TEXT, content BLOB, PRIMARY KEY (site, month)
);
CREATE TABLE days (
    site TEXT, day TEXT, version TEXT, details BLOB, links BLOB, figures BLOB, urls BLOB,
    PRIMARY KEY (site, day)
);
CREATE TABLE seen_days (
    site TEXT, day TEXT, version TEXT, content BLOB, PRIMARY KEY (site, day)
);
CREATE TABLE groups (
    site TEXT, name TEXT, fingerprint BLOB, files BLOB, total INTEGER, pages INTEGER,
    links TEXT, outputs BLOB,
    PRIMARY KEY (site, name)
);
CREATE TABLE global_inputs (site TEXT PRIMARY KEY, parts TEXT);
CREATE TABLE unfinished (site TEXT PRIMARY KEY, paths BLOB);
CREATE TABLE bodies (
    path TEXT PRIMARY KEY, fingerprint BLOB, lookups TEXT, html TEXT, front TEXT
);
CREATE TABLE anchors (path TEXT PRIMARY KEY, version TEXT, digest BLOB, anchors BLOB);
"""


_OF_THE_SYSTEM = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY,
})  # fmt: skip
"""What is not the memory's own fault."""


class StateError(BriefingsError):
    """The system does not let the memory be read or written."""


_LANGUAGE = "@"
"""What stands between the name of a site and the language in which it is one by itself."""


def site_name(settings: Settings) -> str:
    """Give what a project's memory knows the published site by."""
    # Relative, so that a cache that is restored to another folder still knows the site.
    site, root = settings.site_dir, settings.root
    name = site.relative_to(root).as_posix() if site.is_relative_to(root) else str(site)
    return name if settings.is_default else f"{name}{_LANGUAGE}{settings.language}"


class State:
    """Remembers what was read, and which files of a site we made, and of what."""

    def __init__(self, path: Path) -> None:
        """Open the memory at that path; one that is damaged or of another version starts anew."""
        self.path = path
        self.was_damaged = False
        self.was_other = False
        """Whether another version of this program has made it."""

        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
        except DamagedStateError:
            self.forget_everything()

    def through_damage(
        self, use: Callable[[], _Result], again: Callable[[], _Result] | None = None
    ) -> _Result:
        """Do what needs the memory; where that is damaged, once more with a new one.

        `again` does the same if more is needed for it then, such as what had been loaded.
        """
        try:
            return use()
        except DamagedStateError:
            self.forget_everything()
            return (again or use)()

    def forget_everything(self) -> None:
        """Start anew: what the file holds is damaged."""
        self.was_damaged = True
        for end in ("", "-wal", "-shm"):
            Path(f"{self.path}{end}").unlink(missing_ok=True)
        self._prepare()

    def _prepare(self) -> None:
        with self.transaction() as connection:
            # Readers and one writer at a time do not wait for each other.
            connection.execute("PRAGMA journal_mode = WAL")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == _VERSION:
                return
            self.was_other = version != 0
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (name,) in names.fetchall():
                connection.execute(f'DROP TABLE "{name}"')
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give a connection; what was done with it is kept if no exception leaves the context.

        Raises `StateError` where the system is in the way, and `DamagedStateError`.
        """
        # The connection's own context commits or rolls back, and leaves it open.
        try:
            with closing(sqlite3.connect(self.path, timeout=60)) as connection, connection:
                connection.execute("PRAGMA synchronous = NORMAL")
                yield connection
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _OF_THE_SYSTEM:
                raise DamagedStateError(f"{self.path}: {error}.") from error
            raise StateError(f"{self.path}: {error}. The site was not fully updated.") from error

    def _all(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with self.transaction() as connection:
            return connection.execute(query, values).fetchall()

    # What was read

    def snapshots(self, version: str) -> dict[str, FolderSnapshot]:
        """Give the snapshots that a program of that version has kept, by folder."""
        rows = self._all("SELECT folder, snapshot FROM snapshots WHERE version = ?", (version,))
        return {folder: load(snapshot) for folder, snapshot in rows}

    def folder_parts(self, folder: str, *columns: str) -> tuple[Any, ...]:
        """Give what is kept of a folder that has a snapshot: its `files`, `records` or `keys`."""
        query = f"SELECT {', '.join(columns)} FROM snapshots WHERE folder = ?"  # noqa: S608 - our own names
        rows = self._all(query, (folder,))
        if not rows:
            raise DamagedStateError(f"{self.path}: {folder} is not there any more.")
        return tuple(map(load, rows[0]))

    # What was published

    def months(self, site: str, version: str) -> dict[dt.date, MonthIndex]:
        """Give the indexes of months that a site was last made of, by their first days."""
        query = "SELECT content FROM months WHERE site = ? AND version = ?"
        found: dict[dt.date, MonthIndex] = {}
        with self.transaction() as connection:
            # One after the other: the packed ones are never all in memory.
            for (content,) in connection.execute(query, (site, version)):
                month: MonthIndex = load(content)
                found[month_of(month.days[0].day)] = month
        return found

    def days_of_month(
        self, site: str, version: str, month: dt.date
    ) -> dict[dt.date, tuple[bytes, bytes, bytes]]:
        """Give what is kept of the days of a month: details, links and figures, each packed."""
        query = (
            "SELECT day, details, links, figures FROM days "
            "WHERE site = ? AND version = ? AND day BETWEEN ? AND ?"
        )
        ends = f"{month:%Y-%m}-01", f"{month:%Y-%m}-31"
        rows = self._all(query, (site, version, *ends))
        return {dt.date.fromisoformat(day): (*parts,) for day, *parts in rows}

    def part_of_day(self, site: str, version: str, day: dt.date, column: str) -> bytes | None:
        """Give `details`, `links` or `figures` of a day, packed; None where it is not known."""
        query = f"SELECT {column} FROM days WHERE site = ? AND version = ? AND day = ?"  # noqa: S608 - our own names
        rows = self._all(query, (site, version, day.isoformat()))
        return rows[0][0] if rows else None

    def seen_days(self, site: str, version: str) -> dict[dt.date, IndexedDay]:
        """Give what is known of days that were looked at as no site was made of them yet."""
        query = "SELECT content FROM seen_days WHERE site = ? AND version = ?"
        days: Iterator[IndexedDay] = (load(row[0]) for row in self._all(query, (site, version)))
        return {each.index.day: each for each in days}

    def remember_seen_days(
        self,
        site: str,
        version: str,
        days: Mapping[dt.date, IndexedDay],
        known: Mapping[dt.date, IndexedDay],
    ) -> None:
        """Remember these as all that were looked at; `known` are those that are remembered."""
        new = [each for day, each in days.items() if each is not known.get(day)]
        if not new and days.keys() == known.keys():
            return
        gone = [(site, day.isoformat()) for day in known if day not in days]
        rows = (
            (site, each.index.day.isoformat(), version, pickle.dumps(each, pickle.HIGHEST_PROTOCOL))
            for each in new
        )
        with self.transaction() as connection:
            connection.executemany("DELETE FROM seen_days WHERE site = ? AND day = ?", gone)
            connection.execute(
                "DELETE FROM seen_days WHERE site = ? AND version != ?", (site, version)
            )
            connection.executemany("INSERT OR REPLACE INTO seen_days VALUES (?, ?, ?, ?)", rows)

    def urls(self, site: str, day: dt.date) -> dict[str, str]:
        """Give the addresses that the briefings of a day were last published at, by path."""
        query = "SELECT urls FROM days WHERE site = ? AND day = ?"
        rows = self._all(query, (site, day.isoformat()))
        return load(rows[0][0]) if rows else {}

    def urls_of_days(self, site: str, wanted: Collection[dt.date]) -> Iterator[dict[str, str]]:
        """Give the same of several days."""
        names = {day.isoformat() for day in wanted}
        query = "SELECT day, urls FROM days WHERE site = ?"
        for day, urls in self._all(query, (site,)) if names else ():
            if day in names:
                yield load(urls)

    def groups(self, site: str) -> dict[str, GroupRecord]:
        """Give what is remembered of each group, without its outputs."""
        rows = self._all("SELECT name, fingerprint, links FROM groups WHERE site = ?", (site,))
        return {name: GroupRecord(known, load_json(links)) for name, known, links in rows}

    def group_names(self, site: str) -> frozenset[str]:
        """Give the names of all groups of outputs that a site was last made of."""
        rows = self._all("SELECT name FROM groups WHERE site = ?", (site,))
        return frozenset(name for (name,) in rows)

    def files(self, site: str) -> dict[str, PackedFiles]:
        """Give the files that were made of each group, by its name."""
        query = "SELECT name, files, total, pages FROM groups WHERE site = ?"
        return {name: PackedFiles(*files) for name, *files in self._all(query, (site,))}

    def outputs(self, site: str, names: Collection[str]) -> dict[str, Callable[[], Outputs]]:
        """Give, by the names of groups, how to get what their outputs were made of.

        All of them are read at once, and taken out of its pickle when its turn comes.
        """
        query = "SELECT outputs FROM groups WHERE site = ? AND name = ?"
        found: dict[str, Callable[[], Outputs]] = {}
        # Of a large archive a day touches a small part, so only rows that are wanted are read.
        with self.transaction() as connection:
            for name in names:
                row = connection.execute(query, (site, name)).fetchone()
                if row is not None:
                    found[name] = partial(load, row[0])
        return found

    def global_inputs(self, site: str) -> dict[str, str]:
        """Give fingerprints of what every page of a site depended on, by names for people."""
        rows = self._all("SELECT parts FROM global_inputs WHERE site = ?", (site,))
        return load_json(rows[0][0]) if rows else {}

    def unfinished(self, site: str) -> frozenset[str]:
        """Give the paths of files that a build has begun to write and not finished."""
        rows = self._all("SELECT paths FROM unfinished WHERE site = ?", (site,))
        return frozenset(load(rows[0][0])) if rows else frozenset()

    def note_unfinished(self, site: str, paths: Iterable[str]) -> None:
        """Remember that these are ours but may be half made, before the first is written."""
        # In one piece: as many rows as a first build has files take half a second at 100,000.
        packed = pickle.dumps(self.unfinished(site).union(paths), pickle.HIGHEST_PROTOCOL)
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO unfinished VALUES (?, ?)", (site, packed))

    def languages(self, site: str) -> dict[str, str]:
        """Give what a site was last made in besides its default language, with its names there."""
        found = self._all("SELECT site FROM global_inputs UNION SELECT site FROM unfinished")
        start = f"{site}{_LANGUAGE}"
        names = (name for (name,) in found if name.startswith(start))
        return {name.removeprefix(start): name for name in names if "/" not in name[len(start) :]}

    def forget(self, site: str) -> None:
        """Forget a site that is gone."""
        with self.transaction() as connection:
            for table in ("groups", "months", "days", "seen_days", "global_inputs", "unfinished"):
                connection.execute(f"DELETE FROM {table} WHERE site = ?", (site,))  # noqa: S608 - our own names

    # Texts

    def bodies(self, fingerprints: Mapping[str, bytes]) -> dict[str, Body]:
        """Give the remembered bodies of those paths whose fingerprint is still the same."""
        found = {}
        with self.transaction() as connection:
            for path, fingerprint in fingerprints.items():
                query = "SELECT lookups, html, front FROM bodies WHERE path = ? AND fingerprint = ?"
                row = connection.execute(query, (path, fingerprint)).fetchone()
                if row is not None:
                    found[path] = Body(row[1], Dependencies(load_json(row[0])), row[2])
        return found

    def remember_bodies(self, bodies: Mapping[str, Body], fingerprints: Mapping[str, bytes]) -> int:
        """Remember these bodies with their fingerprints; give how many are remembered now."""
        rows = (
            (path, fingerprints[path], json.dumps(body.dependencies.lookups), body.html, body.front)
            for path, body in bodies.items()
        )
        with self.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?, ?)", rows)
            (count,) = connection.execute("SELECT COUNT(*) FROM bodies").fetchone()
        return int(count)

    def keep_bodies(self, wanted: Collection[str]) -> None:
        """Forget the bodies of all paths but these."""
        known = (path for (path,) in self._all("SELECT path FROM bodies"))
        gone = [(path,) for path in known if path not in wanted]
        with self.transaction() as connection:
            connection.executemany("DELETE FROM bodies WHERE path = ?", gone)

    def anchors(self, version: str, digests: Mapping[str, bytes]) -> dict[str, Anchors]:
        """Give the anchors on the pages of texts that are the same as when they were remembered.

        `digests` are those of the texts, by the paths of their files.
        """
        query = "SELECT path, digest, anchors FROM anchors WHERE version = ?"
        rows = self._all(query, (version,))
        return {path: load(found) for path, digest, found in rows if digests.get(path) == digest}

    def remember_anchors(
        self,
        version: str,
        anchors: Mapping[str, Anchors],
        digests: Mapping[str, bytes],
    ) -> None:
        """Remember anchors on the pages of texts, and forget those of all but these texts."""
        rows = (
            (path, version, digests[path], pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
            for path, found in anchors.items()
        )
        known = (path for (path,) in self._all("SELECT path FROM anchors"))
        gone = [(path,) for path in known if path not in digests]
        with self.transaction() as connection:
            connection.executemany("DELETE FROM anchors WHERE path = ?", gone)
            connection.executemany("INSERT OR REPLACE INTO anchors VALUES (?, ?, ?, ?)", rows)
