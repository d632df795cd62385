"""Remember what a build has made, once all of it is in its place."""

from __future__ import annotations

import json
import os
import pickle
from typing import TYPE_CHECKING

from mkdocs_briefings.build.moved import urls_of
from mkdocs_briefings.build.records import PackedFiles, files_of
from mkdocs_briefings.build.render import MKDOCS
from mkdocs_briefings.build.state import State
from mkdocs_briefings.build.versions import archive_version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.build.context import BuildContext
    from mkdocs_briefings.build.group_renderer import GroupResult
    from mkdocs_briefings.build.records import Files, Outputs
    from mkdocs_briefings.build.render import RenderResult
    from mkdocs_briefings.build.steps import PlanStep

_Row = tuple[str, str, bytes | None, bytes, int, int, str, bytes]
_DayRow = tuple[str, str, str, bytes, bytes]


def remember(
    context: BuildContext,
    rendered: RenderResult,
    standing: Collection[str],
    untouched: frozenset[str],
) -> None:
    """Remember groups, days and global inputs; what was unfinished is done.

    `standing` are the published files that are not of the news, `untouched` the paths of those that
    were rendered to the bytes that they had.
    """
    site = context.site
    with context.state.transaction() as connection:
        connection.executemany(
            "INSERT OR REPLACE INTO groups VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            _rows(context, rendered, standing, untouched),
        )
        gone = ((site, name) for name in rendered.vanished if name != MKDOCS)
        connection.executemany("DELETE FROM groups WHERE site = ? AND name = ?", gone)
        connection.execute(
            "INSERT OR REPLACE INTO global_inputs VALUES (?, ?)",
            (site, json.dumps(dict(rendered.global_inputs))),
        )
        _remember_days(context, connection)
        connection.execute("DELETE FROM unfinished WHERE site = ?", (site,))


def hand_over(state: State, sites: Mapping[str, PlanStep], path: Path) -> None:
    """Make a memory at that path that knows all that was read, for another process.

    It knows the published days, too, of the site in each language, and the names of all groups, so
    that nobody asks again whether something is in their way; `sites` has these by what that process
    knows them by.
    """
    nothing = *PackedFiles.of(()), "{}", pickle.dumps({}, pickle.HIGHEST_PROTOCOL)
    with State(path).transaction() as connection:
        connection.execute("ATTACH ? AS ours", (str(state.path),))
        connection.execute("INSERT INTO snapshots SELECT * FROM ours.snapshots")
        for site, planned in sites.items():
            read = planned.before
            rows = _rows_of_days(read.loaded.archive, site, archive_version(read.settings))
            connection.executemany("INSERT INTO days VALUES (?, ?, ?, ?, ?)", rows)
            groups = ((site, group.name, None, *nothing) for group in planned.plan.groups)
            connection.executemany("INSERT INTO groups VALUES (?, ?, ?, ?, ?, ?, ?, ?)", groups)


def _rows_of_days(archive: Archive, site: str, version: str) -> Iterator[_DayRow]:
    # Addresses are for comparing with what was published; these days were not.
    nowhere = pickle.dumps({}, pickle.HIGHEST_PROTOCOL)
    for day, index in archive.indexes.items():
        content = pickle.dumps(index, pickle.HIGHEST_PROTOCOL)
        yield site, day.isoformat(), version, content, nowhere


def _rows(
    context: BuildContext,
    rendered: RenderResult,
    standing: Collection[str],
    untouched: frozenset[str],
) -> Iterator[_Row]:
    site, root = context.site, context.settings.site_dir
    files = tuple(sorted((path, -1, -1) for path in standing))
    yield site, MKDOCS, None, *PackedFiles.of(files), "{}", pickle.dumps({})
    for done in rendered.done:
        now, outputs = done.files, done.outputs
        if not untouched.isdisjoint(path for path, *_ in now):
            now, outputs = _retimed(done, root, untouched)
        links = json.dumps(dict(done.links))
        yield site, done.name, done.fingerprint, *PackedFiles.of(now), links, outputs


def _retimed(done: GroupResult, root: Path, untouched: frozenset[str]) -> tuple[Files, bytes]:
    """Give a group's files and outputs with the times of files that were left as they were."""
    # A worker's own result.
    outputs: Outputs = pickle.loads(done.outputs)  # noqa: S301
    for path, record in outputs.items():
        if record is not None and path in untouched:
            time = os.stat(root / path).st_mtime_ns  # noqa: PTH116 - as workers do
            outputs[path] = record._replace(time=time)
    return files_of(outputs), pickle.dumps(outputs, pickle.HIGHEST_PROTOCOL)


def _remember_days(context: BuildContext, connection: sqlite3.Connection) -> None:
    archive, remembered = context.loaded.archive, context.loaded.remembered
    version = archive_version(context.settings)
    rows = (
        (
            context.site,
            day.isoformat(),
            version,
            pickle.dumps(index, pickle.HIGHEST_PROTOCOL),
            pickle.dumps(urls_of(archive, day), pickle.HIGHEST_PROTOCOL),
        )
        for day, index in archive.indexes.items()
        if index is not remembered.get(day)
    )
    connection.executemany("INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?, ?)", rows)
    gone = ((context.site, day.isoformat()) for day in remembered if day not in archive.indexes)
    connection.executemany("DELETE FROM days WHERE site = ? AND day = ?", gone)
    connection.execute("DELETE FROM days WHERE site = ? AND version != ?", (context.site, version))
