"""Files that speak for a whole site, such as `robots.txt`, kept until they expire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_briefings.fetch.site_file import SiteFile
from mkdocs_briefings.wire.store.moments import known_moment

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_briefings.wire.store.database import Database


class SiteFiles:
    """The table of these files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, origin: str, name: str, now: datetime) -> SiteFile | None:
        """Give a file of an origin (`https://example.org`), if it is there and has not expired."""
        row = self._database.row(
            "SELECT * FROM site_file WHERE origin = ? AND name = ? AND expires > ?",
            origin,
            name,
            now.timestamp(),
        )
        if row is None:
            return None
        expires = known_moment(row["expires"])
        return SiteFile(status=row["status"], body=row["body"], expires=expires)

    def put(self, origin: str, name: str, file: SiteFile) -> None:
        """Remember a file."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO site_file VALUES (?, ?, ?, ?, ?)",
                (origin, name, file.status, file.body, file.expires.timestamp()),
            )

    def forget(self, before: datetime) -> None:
        """Delete the files that expired before that moment."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM site_file WHERE expires < ?", (before.timestamp(),))
