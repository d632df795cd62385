"""Remember what a build has made, once all of it is in its place."""

from __future__ import annotations

import json
import os
import pickle
from typing import TYPE_CHECKING

from mkdocs_briefings.build.records import files_of
from mkdocs_briefings.build.render import MKDOCS, urls_of
from mkdocs_briefings.build.versions import archive_version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_briefings.build.blocks import BlockDone
    from mkdocs_briefings.build.records import Files, Outputs
    from mkdocs_briefings.build.render import Desk, Rendered

_Row = tuple[str, str, bytes | None, bytes, str, bytes]


def remember(
    desk: Desk, rendered: Rendered, standing: Collection[str], untouched: frozenset[str]
) -> None:
    """Remember blocks, days and global inputs; what was in doubt is in doubt no more.

    `standing` are the published files that are not of the news, `untouched` the paths of those that
    were rendered to the bytes that they had.
    """
    site = desk.site
    with desk.state.transaction() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?, ?, ?)",
            _rows(desk, rendered, standing, untouched),
        )
        gone = ((site, name) for name in rendered.vanished if name != MKDOCS)
        connection.executemany("DELETE FROM blocks WHERE site = ? AND name = ?", gone)
        connection.execute(
            "INSERT OR REPLACE INTO global_inputs VALUES (?, ?)",
            (site, json.dumps(dict(rendered.global_inputs))),
        )
        _remember_days(desk, connection)
        connection.execute("DELETE FROM doubts WHERE site = ?", (site,))


def _rows(
    desk: Desk, rendered: Rendered, standing: Collection[str], untouched: frozenset[str]
) -> Iterator[_Row]:
    site, root = desk.site, desk.settings.site_dir
    files = tuple(sorted((path, -1, -1) for path in standing))
    yield site, MKDOCS, None, pickle.dumps(files), "{}", pickle.dumps({})
    for done in rendered.done:
        now, outputs = done.files, done.outputs
        if not untouched.isdisjoint(path for path, *_ in now):
            now, outputs = _retimed(done, root, untouched)
        links = json.dumps(dict(done.links))
        yield site, done.name, done.key, pickle.dumps(now), links, outputs


def _retimed(done: BlockDone, root: Path, untouched: frozenset[str]) -> tuple[Files, bytes]:
    """Give a block's files and outputs with the times of files that were left as they were."""
    # A worker's own result.
    outputs: Outputs = pickle.loads(done.outputs)  # noqa: S301
    for path, record in outputs.items():
        if record is not None and path in untouched:
            time = os.stat(root / path).st_mtime_ns  # noqa: PTH116 - as workers do
            outputs[path] = record._replace(time=time)
    return files_of(outputs), pickle.dumps(outputs, pickle.HIGHEST_PROTOCOL)


def _remember_days(desk: Desk, connection: sqlite3.Connection) -> None:
    archive, remembered = desk.loaded.archive, desk.loaded.remembered
    version = archive_version(desk.settings)
    rows = (
        (
            desk.site,
            day.isoformat(),
            version,
            pickle.dumps(index, pickle.HIGHEST_PROTOCOL),
            pickle.dumps(urls_of(archive, day), pickle.HIGHEST_PROTOCOL),
        )
        for day, index in archive.indexes.items()
        if index is not remembered.get(day)
    )
    connection.executemany("INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?, ?)", rows)
    gone = ((desk.site, day.isoformat()) for day in remembered if day not in archive.indexes)
    connection.executemany("DELETE FROM days WHERE site = ? AND day = ?", gone)
    connection.execute("DELETE FROM days WHERE site = ? AND version != ?", (desk.site, version))
