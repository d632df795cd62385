"""A memory that is damaged costs a full rendering, and never a wrong page."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.engine.project import SMALL, assert_clean, clean, configure, run, write_briefing
from tests.site import Site, changed

if TYPE_CHECKING:
    from collections.abc import Callable


LINE = "INFO: briefings: What the last build remembered is unreadable; all is rendered anew."


def _execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
        # Into the file itself, and not into a log beside it.
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _version(path: Path) -> None:
    _execute(path, "PRAGMA user_version = 1")


def _others_log(path: Path) -> None:
    """Leave the files that another database has had beside it."""
    other = path.with_name("other.sqlite")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        with connection:
            connection.execute("CREATE TABLE other (a, b, c)")
            connection.executemany("INSERT INTO other VALUES (?, ?, ?)", [(1, 2, 3)] * 5000)
        for end in ("-wal", "-shm"):
            shutil.copyfile(f"{other}{end}", f"{path}{end}")
    other.unlink()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "garbage": lambda path: path.write_bytes(b"garbage" * 1000),
    "deleted": lambda path: path.unlink(),
    "version": _version,
    "log of another": _others_log,
    "log of garbage": lambda path: Path(f"{path}-wal").write_bytes(b"garbage" * 5000),
    "index of garbage": lambda path: Path(f"{path}-shm").write_bytes(b"garbage" * 5000),
}


@pytest.fixture(scope="module")
def retitled(built: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the clean bytes of the newsroom in which `_retitle` has changed a briefing."""
    folder = tmp_path_factory.mktemp("retitled")
    site = Site(shutil.copytree(built.root, folder / "project"))
    _retitle(site)
    return clean(site, folder / "clean")


def _retitle(site: Site) -> None:
    write_briefing(site, 5, title="Edited")


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_damage(name: str, site: Site, retitled: dict[str, bytes]) -> None:
    """After any damage the next build makes the clean bytes, and the one after it nothing."""
    DAMAGES[name](site.root / ".cache/briefings/state.sqlite")
    _retitle(site)
    run(site)
    assert changed(retitled, site.files()) == set()
    assert run(site).urls == set()


@pytest.mark.parametrize("name", ["truncated", "garbage"])
def test_damage_is_told(name: str, site: Site) -> None:
    """One line says that the memory is lost, and the next build says nothing of it."""
    DAMAGES[name](site.root / ".cache/briefings/state.sqlite")
    assert run(site).messages.count(LINE) == 1
    assert LINE not in run(site).messages


COLUMNS = [
    "snapshots.snapshot",
    "snapshots.files",
    "snapshots.records",
    "snapshots.keys",
    "months.content",
    "days.details",
    "days.links",
    "days.figures",
    "days.urls",
    "groups.files",
    "groups.links",
    "groups.outputs",
    "global_inputs.parts",
    "bodies.lookups",
]


class Month(NamedTuple):
    """A newsroom with a briefing on each of eight more days."""

    site: Site
    """As it was built, with its memory."""

    edited: dict[str, bytes]
    """The clean bytes of it once `_edit_month` has changed all of them."""


@pytest.fixture(scope="module", params=[1, 2], ids="jobs={}".format)
def month(
    request: pytest.FixtureRequest, built: Site, tmp_path_factory: pytest.TempPathFactory
) -> Month:
    """Give it, built by one process or by two."""
    folder = tmp_path_factory.mktemp("month")
    site = Site(shutil.copytree(built.root, folder / "project"))
    configure(site, briefings={**SMALL, "jobs": request.param})
    site.write("docs/team.md", "# Team\n")
    for number in range(8):
        site.briefing(f"2026/02/{number + 1:02}/number-{number}", tags=["Water"])
    run(site)
    other = Site(shutil.copytree(site.root, folder / "edited"))
    _edit_month(other)
    return Month(site, clean(other, folder / "clean"))


def _edit_month(site: Site) -> None:
    for number in range(8):
        keys = {"tags": ["Water"], "title": "Edited" if number < 5 else "Another"}
        site.briefing(f"2026/02/{number + 1:02}/number-{number}", "Edited.\n", **keys)
    _retitle(site)


@pytest.mark.parametrize("column", COLUMNS)
def test_unreadable_column(column: str, month: Month, tmp_path: Path) -> None:
    """What turns out to be unreadable in the middle of a build is told, and all is made anew."""
    site = Site(shutil.copytree(month.site.root, tmp_path / "project"))
    _edit_month(site)
    table, _, name = column.partition(".")
    update = f"UPDATE {table} SET {name} = 'spoilt'"  # noqa: S608 - written above
    _execute(site.root / ".cache/briefings/state.sqlite", update)
    done = run(site)
    assert done.messages.count(LINE) == 1
    assert changed(month.edited, site.files()) == set()
    assert run(site).urls == set()


@pytest.mark.parametrize(
    "table", ["snapshots", "months", "days", "groups", "global_inputs", "unfinished", "bodies"]
)
def test_lost_table(table: str, site: Site, retitled: dict[str, bytes]) -> None:
    """A memory without one of its tables is forgotten."""
    _execute(site.root / ".cache/briefings/state.sqlite", f"DROP TABLE {table}")
    _retitle(site)
    run(site)
    assert changed(retitled, site.files()) == set()
    assert run(site).urls == set()


@pytest.mark.parametrize("table", ["snapshots", "months", "days", "groups", "global_inputs"])
def test_lost_rows(table: str, site: Site, retitled: dict[str, bytes]) -> None:
    """What a memory does not know any more is found anew."""
    _execute(site.root / ".cache/briefings/state.sqlite", f"DELETE FROM {table}")  # noqa: S608
    _retitle(site)
    run(site)
    assert changed(retitled, site.files()) == set()
    assert run(site).urls == set()


def test_unreadable_for_a_page_of_docs(site: Site, tmp_path: Path) -> None:
    """Where MkDocs' own pages meet the damage one line says so; the next build is the clean one."""
    before = site.files()
    path = site.root / ".cache/briefings/state.sqlite"
    for briefing in (site.root / "briefings").rglob("*.*"):
        os.utime(briefing, (1_700_000_000, 1_700_000_000))
    run(site)
    _execute(path, "UPDATE snapshots SET records = 'spoilt'")
    said = site.build(program="mkdocs_briefings", code=1)
    assert "Traceback" not in said
    *mkdocs, line = said.splitlines()
    assert line == (
        "What the last build remembered is unreadable, and is forgotten now. Build again."
    )
    assert all(each.startswith("Error reading page 'team.md': ") for each in mkdocs)
    assert site.files() == before
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def test_damaged_pages_of_the_file(site: Site, tmp_path: Path) -> None:
    """Wherever in the memory's file the damage is, builds end in the clean bytes or in a line."""
    path = site.root / ".cache/briefings/state.sqlite"
    _execute(path)
    whole, kept = path.read_bytes(), tmp_path / "kept"
    shutil.copytree(site.root, kept)
    pages = len(whole) // 4096
    expected = _edited(site, tmp_path)
    for page in range(1, pages, max(1, pages // 12)):
        shutil.rmtree(site.root)
        shutil.copytree(kept, site.root)
        _edit(site)
        with path.open("r+b") as file:
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)
        done = site.run("mkdocs_briefings", "build")
        assert "Traceback" not in done.output, page
        if done.code:
            assert "Build again." in done.output
            site.build(program="mkdocs_briefings")
        assert changed(expected, site.files()) == set(), page


def _edit(site: Site) -> None:
    # Nothing goes: a build that knows nothing does not know either what was its own.
    write_briefing(site, 5, title="Edited")
    site.briefing("2026/02/01/new", tags=["Water"])


def _edited(site: Site, folder: Path) -> dict[str, bytes]:
    _edit(site)
    return clean(site, folder / "clean")


def test_another_version_says_so(site: Site) -> None:
    """A memory of another version is told in one line, once."""
    _version(site.root / ".cache/briefings/state.sqlite")
    line = "INFO: briefings: Another version has made what is remembered; all is rendered anew."
    assert line in run(site).messages
    assert line not in run(site).messages


def test_copy_with_new_times(site: Site) -> None:
    """A fresh checkout beside a restored cache renders nothing and writes nothing."""
    done = run(site)
    assert (done.urls, done.written, done.removed) == (set(), set(), set())


def test_folder_in_its_place(site: Site) -> None:
    """A folder in the memory's place is told in one line."""
    path = site.root / ".cache/briefings/state.sqlite"
    path.unlink()
    path.mkdir()
    said = site.build(program="mkdocs_briefings", code=1)
    assert "Traceback" not in said
    assert "state.sqlite" in said
