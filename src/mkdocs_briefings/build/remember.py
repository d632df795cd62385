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
    from datetime import date
    from pathlib import Path

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.archive.months import MonthIndex
    from mkdocs_briefings.build.context import BuildContext
    from mkdocs_briefings.build.group_renderer import GroupResult
    from mkdocs_briefings.build.records import Files, Outputs
    from mkdocs_briefings.build.render import RenderResult
    from mkdocs_briefings.build.steps import PlanStep

_Row = tuple[str, str, bytes | None, bytes, int, int, str, bytes]
_DayRow = tuple[str, str, str, bytes, bytes, bytes, bytes]
_MonthRow = tuple[str, str, str, bytes]

_NEW_DAY = "INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?, ?, ?, ?)"
_NEW_MONTH = "INSERT OR REPLACE INTO months VALUES (?, ?, ?, ?)"


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
            archive, version = read.loaded.archive, archive_version(read.settings)
            # Addresses are for comparing with what was published; these days were not.
            days = (_row_of_day(archive, day, site, version, {}) for day in archive.indexes)
            connection.executemany(_NEW_DAY, days)
            months = archive.month_indexes.items()
            connection.executemany(_NEW_MONTH, (_row_of_month(*m, site, version) for m in months))
            groups = ((site, group.name, None, *nothing) for group in planned.plan.groups)
            connection.executemany("INSERT INTO groups VALUES (?, ?, ?, ?, ?, ?, ?, ?)", groups)


def _row_of_day(
    archive: Archive, day: date, site: str, version: str, urls: Mapping[str, str]
) -> _DayRow:
    known = archive.known_day(day)
    return (
        site,
        day.isoformat(),
        version,
        pickle.dumps(known.details, pickle.HIGHEST_PROTOCOL),
        known.links,
        known.figures,
        pickle.dumps(urls, pickle.HIGHEST_PROTOCOL),
    )


def _row_of_month(month: date, index: MonthIndex, site: str, version: str) -> _MonthRow:
    return site, month.isoformat(), version, pickle.dumps(index, pickle.HIGHEST_PROTOCOL)


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
    site, version, before = context.site, archive_version(context.settings), remembered.indexes
    days = (
        _row_of_day(archive, day, site, version, urls_of(archive, day))
        for day, index in archive.indexes.items()
        if index is not before.get(day)
    )
    connection.executemany(_NEW_DAY, days)
    months = (
        _row_of_month(month, index, site, version)
        for month, index in archive.month_indexes.items()
        if index is not remembered.months.get(month)
    )
    connection.executemany(_NEW_MONTH, months)
    gone = ((site, day.isoformat()) for day in before if day not in archive.indexes)
    connection.executemany("DELETE FROM days WHERE site = ? AND day = ?", gone)
    emptied = (month for month in remembered.months if month not in archive.month_indexes)
    connection.executemany(
        "DELETE FROM months WHERE site = ? AND month = ?",
        ((site, month.isoformat()) for month in emptied),
    )
    for table in ("days", "months"):
        connection.execute(
            f"DELETE FROM {table} WHERE site = ? AND version != ?",  # noqa: S608 - our own names
            (site, version),
        )
