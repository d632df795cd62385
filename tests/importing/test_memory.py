"""An import holds no more texts in memory than it works on."""

from __future__ import annotations

import tracemalloc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing import OldKeys, OldPost, TextKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.importing.conftest import OldArchive

_TEXT = 200_000
"""Characters of each post."""


@dataclass(frozen=True)
class LongPosts:
    """Gives long posts, one after the other."""

    count: int
    name: str = "long-posts"

    def posts(self, path: Path, /) -> Iterator[OldPost]:
        """Give them; no two have a text in common."""
        for number in range(self.count):
            keys = {"title": f"Title {number}", "date": "2020-01-02", "summary": "A summary."}
            yield OldPost(
                path=f"{path.as_posix()}#{number}",
                keys=OldKeys.from_data(keys),
                text=f"<p>{number} " + "word " * (_TEXT // 5) + "</p>",
                kind=TextKind.HTML,
            )


def test_texts_are_not_kept(archive: OldArchive) -> None:
    """With three times as many posts, the peak of memory grows by less than three texts."""
    peaks = []
    for count in (4, 4, 12):  # the first run fills caches
        tracemalloc.start()
        report = archive.run(LongPosts(count))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert not report.failed
    assert peaks[2] - peaks[1] < 3 * _TEXT
