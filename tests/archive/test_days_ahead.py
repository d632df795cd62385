"""Days that are indexed while others are still being read."""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_briefings.archive.archive import Archive
from mkdocs_briefings.archive.days_ahead import DaysAhead
from mkdocs_briefings.build.folder_rows import FolderRow
from mkdocs_briefings.build.snapshot_store import SnapshotStore
from mkdocs_briefings.build.state import State
from mkdocs_briefings.reading.given_names import NO_NAMES
from tests.newsroom import PROFILE, NewsroomFolder, text
from tests.site import photo

if TYPE_CHECKING:
    from collections.abc import Iterator

KYIV_POST = "docs/sources/kyiv-post.md"

FILES: dict[str, str | bytes] = {
    KYIV_POST: PROFILE,
    "briefings/1/a.md": text(date="2026-10-01", tags="[OPEC+, energy]", source="kyiv-post"),
    "briefings/1/b.md": text(date="2026-10-02", related="[../3/e.md]"),
    "briefings/2/c.md": text(
        "![A map](map.png)\n", date="2026-10-03", image="{src: map.png, alt: A map}"
    ),
    "briefings/2/map.png": photo(40, 30, "PNG"),
    "briefings/2/d.md": text(date="2026-10-04", tags="[Energy]", story="the-strike"),
    "briefings/3/e.md": text(date="2026-10-05", related="[../2/c.md]", tags="[Energy]"),
    "briefings/3/f.md": text(date="2026-10-06", tags="[OPEC]", source="kyiv-post"),
    "briefings/3/g.md": text(date="2026-10-04", draft="true"),
}
"""Each folder has something that only a later one tells rightly."""


def test_what_is_made_ahead_is_what_is_made_at_last(newsroom: NewsroomFolder) -> None:
    """What the rest of the files shows in another light is made anew, and nothing else."""
    plain = newsroom.write(FILES).archive()
    assert isinstance(plain.store, SnapshotStore)
    store = SnapshotStore(newsroom.settings, State(newsroom.root / "empty"), {})
    ahead = DaysAhead(store, newsroom.settings, plain.sources, NO_NAMES)
    for row in _rows(plain.store):
        store.take(row)
        store.look_again()
        ahead.add(store.days_in(row.folder))
    archive = Archive(store, newsroom.settings, plain.sources, {}, ahead=ahead)
    assert archive.indexes == plain.indexes
    assert archive.topics == plain.topics
    for day in plain.indexes:
        assert archive.contents(day).load() == plain.contents(day).load()
    taken = [day.day for day, index in archive.indexes.items() if index is ahead.indexes[day].index]
    # OPEC is not OPEC+, and what the second day names as related was not read yet.
    assert taken == [6, 5, 4, 3]
    assert archive.day(date(2026, 10, 4)) is ahead.day(date(2026, 10, 4))


def _rows(store: SnapshotStore) -> Iterator[FolderRow]:
    for folder, snapshot in sorted(store.snapshots.items()):
        parts = store.state.folder_parts(folder, "files", "records", "keys")
        files, records, keys = map(pickle.dumps, parts)
        yield FolderRow(folder, snapshot, files, records, keys, ())
