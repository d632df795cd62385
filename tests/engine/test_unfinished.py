"""Builds that are killed between two files: the next one ends in the bytes of a clean build."""

from __future__ import annotations

import os
import shutil
import signal
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.engine.child import at_event, in_child
from tests.engine.project import THEME, assert_clean, clean, run, write_briefing, write_theme
from tests.site import Site, changed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.posix


def _edit(site: Site) -> None:
    """Change every page, add some, and let some go."""
    write_theme(site, THEME.replace("<p>", "<p>other "))
    site.briefing("2026/02/28/new", countries=["IS"], tags=["New"])
    write_briefing(site, 5, date="2026-03-05", aliases=["/old/"])
    site.remove("briefings/2026/03/01/b-4.md")


def _killed(site: Site, event: str, number: int) -> None:
    """Build, and be killed before the site's file after so many others is moved or removed."""
    inside = f"{site.out}/"

    def build() -> None:
        at_event(
            event,
            number,
            lambda path: path.startswith(inside),
            lambda: os.kill(os.getpid(), signal.SIGKILL),
        )
        run(site)

    assert in_child(build) == -signal.SIGKILL


@pytest.mark.parametrize(
    ("event", "number"),
    [
        *(("os.rename", number) for number in (0, 1, 2, 5, 20, 40)),
        *(("os.remove", number) for number in (0, 1)),
    ],
)
def test_kill_between_two_files(event: str, number: int, site: Site, tmp_path: Path) -> None:
    """So many files are new and the others old, none is half; the next build finishes the work."""
    before = site.files()
    _edit(site)
    new = clean(site, tmp_path / "clean")
    _killed(site, event, number)
    found = site.files()
    for path in found.keys() | before.keys() | new.keys():
        assert found.get(path) in {before.get(path), new.get(path)}, path
    assert bool(changed(before, found)) is (number > 0 or event == "os.remove")
    run(site)
    assert changed(new, site.files()) == set()
    assert run(site).urls == set()


@pytest.mark.parametrize("number", [1, 5, 20])
def test_revert_after_a_kill(number: int, site: Site, tmp_path: Path) -> None:
    """Where the edit that a killed build was at is taken back, nothing of it stays."""
    before = site.files()
    shutil.copytree(site.root / "briefings", tmp_path / "briefings")
    _edit(site)
    _killed(site, "os.rename", number)
    shutil.rmtree(site.root / "briefings")
    shutil.copytree(tmp_path / "briefings", site.root / "briefings")
    write_theme(site)
    run(site)
    assert site.files() == before
    assert_clean(site, tmp_path / "clean")


def test_revert_where_times_are_coarse(site: Site) -> None:
    """What a killed build has replaced is made again, though neither size nor time tells of it."""
    shutil.rmtree(site.out)
    run(site)  # which knows the times of these files, and not of those that they are copies of
    before = site.files()
    times = {path: (site.out / path).stat().st_mtime_ns for path in before}
    write_briefing(site, 5, title="C 5")  # of the same length
    _killed(site, "os.rename", 20)
    replaced = changed(before, site.files())
    assert "2026/03/02/b-5/index.html" in replaced
    for path in replaced:
        os.utime(site.out / path, ns=(times[path], times[path]))
    write_briefing(site, 5)
    run(site)
    assert changed(before, site.files()) == set()


@pytest.mark.parametrize("number", [1, 3, 8])
def test_kill_of_the_first_build(number: int, site: Site, tmp_path: Path) -> None:
    """A first build that was killed is finished by the second."""
    shutil.rmtree(site.out)
    shutil.rmtree(site.root / ".cache")
    _killed(site, "os.rename", number)
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def test_two_kills(site: Site, tmp_path: Path) -> None:
    """A build that was to finish another one's work may be killed as well."""
    _edit(site)
    _killed(site, "os.rename", 20)
    write_briefing(site, 0, title="Edited")
    _killed(site, "os.rename", 5)
    write_briefing(site, 0)
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def test_kill_at_the_memory(site: Site, tmp_path: Path) -> None:
    """A build may be killed whenever it turns to its memory, as often as anybody likes."""
    before = site.files()
    for number in range(100):
        _edit(site)
        if number % 2:
            write_briefing(site, 0, title=f"Edited {number}")
        code = in_child(partial(_build_until_memory, site, number))
        assert code in {0, -signal.SIGKILL}
        if code == 0:
            break
        if number % 3 == 0:
            run(site)
            assert_clean(site, tmp_path / "clean")
        write_briefing(site, 4)
    assert number > 5
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert changed(before, site.files())


def _build_until_memory(site: Site, number: int) -> None:
    at_event(
        "sqlite3.connect",
        number,
        lambda path: path.endswith("state.sqlite"),
        lambda: os.kill(os.getpid(), signal.SIGKILL),
    )
    run(site)


@pytest.mark.parametrize("number", range(6))
def test_clash_after_a_kill(number: int, site: Site) -> None:
    """Of two briefings with one address both are named, even if a killed build has read them."""
    before = site.files()
    site.briefing("elsewhere/twin", date="2026-03-02", title="T", slug="b-5")
    assert in_child(partial(_build_until_memory, site, number)) != 0
    said = site.build(program="mkdocs_briefings", code=1)
    assert "briefings/elsewhere/twin.md" in said
    assert "briefings/2026/03/02/b-5.md" in said
    assert site.files() == before


def test_collision_after_a_kill(site: Site) -> None:
    """What a killed build has begun is no reason to miss that another file claims its place."""
    write_briefing(site, 5, aliases=["/2026/03/02/table.csv"])
    _killed(site, "os.rename", 0)  # of the alias alone: no other file has other bytes
    before = site.files()
    site.write("briefings/2026/03/02/table.csv", "1,2\n")
    site.briefing("2026/03/02/b-1", "[A table](table.csv)\n", date="2026-03-02T09:00Z")
    said = site.build(program="mkdocs_briefings", code=1)
    assert "briefings/2026/03/02/b-5.md" in said
    assert "briefings/2026/03/02/table.csv" in said
    assert "The alias '/2026/03/02/table.csv' is in the place of" in said
    assert site.files() == before
