"""Feeds: what is known of each, and when outlets were polled."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.store.moments import known_moment, moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from mkdocs_briefings.wire.store.database import Database

_HOUR = 3600

_NEVER = datetime.fromtimestamp(0, tz=UTC)


class FailureKind(Enum):
    """What a failure says about a feed."""

    TEMPORARY = "temporary"
    """Nothing: the line or the server is busy or down."""

    SOFT = "soft"
    """The server answers, and not with the feed."""

    HARD = "hard"
    """It is gone, or may not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is known of a feed since it was polled last."""

    url: str
    source: str
    """Slug of the outlet's profile."""

    etag: str = ""
    """`ETag` of the last answer, as it was written."""

    modified: str = ""
    """`Last-Modified` of the last answer, as it was written."""

    next_poll: datetime = field(default=_NEVER)
    """Not before."""

    polled: datetime | None = None
    """When it was asked last, whatever came of it."""

    succeeded: datetime | None = None
    """When it answered last as it should."""

    changed: datetime | None = None
    """When it last had an entry that was new."""

    failures: int = 0
    """How often it has failed since it last succeeded."""

    failure: str = ""
    """What was wrong the last time; empty where nothing was."""

    kind: FailureKind | None = None
    """What that says about the feed; None where nothing was."""

    failing_since: datetime | None = None
    """When it failed for the first time since it last succeeded."""

    read: datetime | None = None
    """When it was read last, and not only said to be unchanged."""

    digest: bytes = b""
    """SHA-256 of what was read then."""

    ttl: int = 0
    """Seconds for which it asked then not to be read again."""

    rhythm: float = 0.0
    """Seconds that it is silent at most between two entries, as far as is known; 0 if unknown."""

    note: str = ""
    """What was wrong with it then, though it could be read; empty where nothing was."""

    moved_to: str = ""
    """Where its server says that it has gone for good."""


class Feeds:
    """The tables of feeds and polls."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, url: str, source: str) -> FeedState:
        """Give what is known of a feed; of one that was never polled, that it is due."""
        row = self._database.row("SELECT * FROM feed WHERE url = ?", url)
        return FeedState(url=url, source=source) if row is None else _state(row)

    def put(self, state: FeedState) -> None:
        """Remember a feed's state."""
        with self._database.transaction() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO feed ({', '.join(_COLUMNS)}) "  # noqa: S608 - names alone
                f"VALUES ({', '.join('?' * len(_COLUMNS))})",
                [_stored(getattr(state, name)) for name in _COLUMNS],
            )

    def all(self) -> Iterator[FeedState]:
        """Give the states of all feeds, by address."""
        return map(_state, self._database.rows("SELECT * FROM feed ORDER BY url"))

    def keep(self, urls: Collection[str]) -> None:
        """Forget the feeds that no profile names any more."""
        with self._database.transaction() as connection:
            known = connection.execute("SELECT url FROM feed").fetchall()
            gone = [(row["url"],) for row in known if row["url"] not in urls]
            connection.executemany("DELETE FROM feed WHERE url = ?", gone)

    def note_poll(self, source: str, now: datetime) -> None:
        """Remember that an outlet was polled with success in this hour."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO polled_hour VALUES (?, ?)",
                (source, int(now.timestamp()) // _HOUR),
            )

    def polled_hours(self, first: datetime) -> dict[str, list[datetime]]:
        """Give the hours from then on in which outlets were polled with success, by outlet.

        An hour is told by its beginning.
        """
        found: dict[str, list[datetime]] = {}
        query = "SELECT source, hour FROM polled_hour WHERE hour >= ? ORDER BY source, hour"
        for source, hour in self._database.rows(query, int(first.timestamp()) // _HOUR):
            found.setdefault(source, []).append(known_moment(hour * _HOUR))
        return found

    def forget_polls(self, before: datetime) -> None:
        """Forget in which hours outlets were polled before that moment."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM polled_hour WHERE hour < ?", (int(before.timestamp()) // _HOUR,)
            )


_COLUMNS = tuple(each.name for each in fields(FeedState))
_MOMENTS = ("polled", "succeeded", "changed", "failing_since", "read")


def _stored(value: object) -> object:
    if isinstance(value, datetime):
        return value.timestamp()
    return value.value if isinstance(value, FailureKind) else value


def _state(row: sqlite3.Row) -> FeedState:
    values = {name: row[name] for name in _COLUMNS}
    moments = {name: moment(row[name]) for name in _MOMENTS}
    kind = row["kind"] and FailureKind(row["kind"])
    return FeedState(
        **values | moments | {"kind": kind, "next_poll": known_moment(row["next_poll"])}
    )
