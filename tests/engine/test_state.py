"""A memory that is damaged costs a full rendering, and never a wrong page."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import assert_clean, run, write_briefing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site import Site


def _version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: os.truncate(path, path.stat().st_size // 2),
    "empty": lambda path: os.truncate(path, 0),
    "garbage": lambda path: path.write_bytes(b"garbage" * 1000),
    "deleted": lambda path: path.unlink(),
    "version": _version,
}


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_damage(name: str, site: Site, tmp_path: Path) -> None:
    """After any damage the next build makes the clean bytes, and the one after it nothing."""
    DAMAGES[name](site.root / ".cache/briefings/state.sqlite")
    write_briefing(site, 5, title="Edited")
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


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
