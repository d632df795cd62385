"""Samples: what the pages of each outlet were like that were read last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_briefings.wire.store.database import Database

KEPT = 60
"""Samples that are kept of an outlet."""

_WIDTH = 8
"""Bytes by which a block is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What the page of an item was like."""

    item: int
    source: str
    """Slug of the outlet's profile."""

    letters: int
    """How much its text says; 0 where something stood in its way."""

    blocks: tuple[bytes, ...] = ()
    """Digests of the blocks that were found, eight bytes each."""

    obstacle: str = ""
    """What stood in the way of the text, in a sentence; empty where nothing did."""


class Samples:
    """The table of samples."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, sample: Sample) -> None:
        """Remember what a page was like, and forget the outlet's oldest."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO sample VALUES (?, ?, ?, ?, ?)",
                (
                    sample.item,
                    sample.source,
                    sample.letters,
                    b"".join(sample.blocks),
                    sample.obstacle,
                ),
            )
            connection.execute(
                "DELETE FROM sample WHERE source = ?1 AND item < (SELECT min(item) FROM ("
                "SELECT item FROM sample WHERE source = ?1 ORDER BY item DESC LIMIT ?2))",
                (sample.source, KEPT),
            )

    def last(self, source: str, count: int = KEPT) -> list[Sample]:
        """Give the samples of an outlet, the newest first."""
        query = "SELECT * FROM sample WHERE source = ? ORDER BY item DESC LIMIT ?"
        return [
            Sample(
                item=row["item"],
                source=row["source"],
                letters=row["letters"],
                blocks=_parts(row["blocks"]),
                obstacle=row["obstacle"],
            )
            for row in self._database.rows(query, source, count)
        ]


def _parts(blocks: bytes) -> tuple[bytes, ...]:
    return tuple(blocks[start : start + _WIDTH] for start in range(0, len(blocks), _WIDTH))
