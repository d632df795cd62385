"""Translations: sentences that engines have translated, articles made of them, the cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from mkdocs_briefings.wire.records import TranslatedArticle

if TYPE_CHECKING:
    from datetime import date, datetime

    from mkdocs_briefings.wire.store.database import Database

_ARTICLE: TypeAdapter[TranslatedArticle] = TypeAdapter(TranslatedArticle)


@dataclass(frozen=True, slots=True)
class EngineUse:
    """What an engine was asked for on a day."""

    characters: int = 0
    requests: int = 0
    ended: str = ""
    """Why it is not asked any more on that day; empty where it may be."""


class Translations:
    """The tables of translations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sentence(self, key: bytes) -> str | None:
        """Give a sentence's translation by the digest of all that it follows from."""
        row = self._database.row("SELECT text FROM translation WHERE key = ?", key)
        return None if row is None else str(row["text"])

    def put_sentence(self, key: bytes, text: str, now: datetime) -> None:
        """Remember a sentence's translation."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO translation VALUES (?, ?, ?)", (key, text, now.timestamp())
            )

    def article(self, item: int, target: str) -> TranslatedArticle | None:
        """Give what an item became in a language; perhaps its title alone."""
        row = self._database.row(
            "SELECT article FROM translated WHERE item = ? AND target = ?", item, target
        )
        return None if row is None else _ARTICLE.validate_json(row["article"])

    def waiting_titles(self, target: str, since: datetime) -> list[tuple[int, str]]:
        """Give items seen from then on whose title is in no other language yet, with their own."""
        query = """
            SELECT page.item, json_extract(page.article, '$.language') AS language
            FROM page JOIN item ON item.id = page.item
            LEFT JOIN translated ON translated.item = page.item AND translated.target = ?
            WHERE page.state = 'read' AND item.seen >= ? AND (
                translated.item IS NULL OR
                NOT translated.whole AND json_extract(translated.article, '$.engine') = ''
            ) ORDER BY item.seen, item.id
        """
        rows = self._database.rows(query, target, since.timestamp())
        return [(row["item"], row["language"]) for row in rows]

    def is_whole(self, item: int, target: str) -> bool:
        """Tell whether an item's text was translated, or never will be: else it may yet come."""
        row = self._database.row(
            "SELECT whole FROM translated WHERE item = ? AND target = ?", item, target
        )
        return row is not None and bool(row["whole"])

    def put_article(
        self, item: int, article: TranslatedArticle, now: datetime, *, whole: bool
    ) -> None:
        """Remember what an item became in a language."""
        text = _ARTICLE.dump_json(article).decode()
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO translated VALUES (?, ?, ?, ?, ?)",
                (item, article.target, whole, now.timestamp(), text),
            )

    def use(self, engine: str, day: date) -> EngineUse:
        """Give what an engine was asked for on a day."""
        query = "SELECT * FROM engine_use WHERE day = ? AND engine = ?"
        row = self._database.row(query, day.isoformat(), engine)
        if row is None:
            return EngineUse()
        return EngineUse(row["characters"], row["requests"], row["ended"])

    def count(self, engine: str, day: date, characters: int) -> None:
        """Count a request, before it is made: one that was killed has cost something too."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO engine_use VALUES (?, ?, ?, 1, '') ON CONFLICT DO UPDATE SET "
                "characters = characters + excluded.characters, requests = requests + 1",
                (day.isoformat(), engine, characters),
            )

    def end(self, engine: str, day: date, reason: str) -> None:
        """Ask an engine no more on that day."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO engine_use VALUES (?, ?, 0, 0, ?) "
                "ON CONFLICT DO UPDATE SET ended = excluded.ended",
                (day.isoformat(), engine, reason),
            )

    def forget(self, before: datetime) -> None:
        """Delete what was translated or counted before that moment."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM translation WHERE at < ?", (before.timestamp(),))
            connection.execute("DELETE FROM engine_use WHERE day < ?", (before.date().isoformat(),))
