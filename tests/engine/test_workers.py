"""Rendering on several processes: the same bytes, and clear words where one of them fails."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build.workers import NO_FORK, run_all
from tests.engine.project import SMALL, THEME, configure, run, write_project, write_theme
from tests.site import Site, changed

if TYPE_CHECKING:
    from pathlib import Path

PARALLEL = {**SMALL, "jobs": 2}

ON_ONE = "{%% if head and head.title == 'Number 30' %%}{{ %s }}{%% endif %%}"
"""Template code that only one briefing's page runs."""


@pytest.fixture
def large(tmp_path: Path) -> Site:
    """Give a newsroom that is worth several processes."""
    site = write_project(tmp_path / "large", briefings=PARALLEL)
    for number in range(40):
        body = f"Text of {number}.[^1]\n\n[^1]: Note.\n"
        site.briefing(f"2026/02/{number % 20 + 1:02}/number-{number}", body)
    return site


@pytest.mark.parametrize("extensions", [("footnotes",), ({"footnotes": {"UNIQUE_IDS": True}},)])
def test_same_bytes(extensions: tuple[object, ...], large: Site) -> None:
    """One process and several make the same site."""
    configure(large, briefings=PARALLEL, extensions=extensions)
    run(large)
    several = large.files()
    configure(large, briefings={**PARALLEL, "jobs": 1}, extensions=extensions)
    run(large, out=large.root / "one")
    assert len(several) > 100
    assert changed(several, _files(large.root / "one")) == set()


@pytest.mark.workers
def test_no_fork(large: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody may fork, one process makes the same site, however many it may use."""
    run(large)
    several = large.files()
    assert os.getpid() not in run_all(_process, 4, jobs=2)
    monkeypatch.setenv(NO_FORK, "1")
    assert set(run_all(_process, 4, jobs=2)) == {os.getpid()}
    run(large, out=large.root / "one")
    assert changed(several, _files(large.root / "one")) == set()


def _process(_: int) -> int:
    return os.getpid()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_error_names_the_briefing(jobs: str, large: Site) -> None:
    """Where a template fails, the message names the briefing and the line; the site stays."""
    run(large)
    before = large.files()
    write_theme(large, THEME + ON_ONE % "config.extra.no.value")
    said = large.build("--jobs", jobs, program="mkdocs_briefings", code=1)
    assert "briefings/2026/02/11/number-30.md: cannot be rendered: " in said
    assert "theme/briefings/base.html:" in said
    assert "Traceback" not in said
    assert large.files() == before
    write_theme(large)
    run(large)
    assert large.files() == before


@pytest.mark.workers
def test_killed_worker(large: Site) -> None:
    """Where the system ends a worker, one line says so, and the site stays as it was."""
    run(large)
    before = large.files()
    end = "config.extra.os.kill(config.extra.os.getpid(), 9)"
    write_theme(large, THEME + ON_ONE % end)
    text = (large.root / "mkdocs.yml").read_text()
    large.write("mkdocs.yml", f"{text}extra:\n  os: !!python/module:os\n")
    said = large.build("--jobs", "2", program="mkdocs_briefings", code=1)
    assert "A worker was ended from outside" in said
    assert "Traceback" not in said
    assert large.files() == before


def test_warnings_of_workers(large: Site) -> None:
    """What a worker warns of is said once in each build, and stops a strict one."""
    (large.root / "docs/guide").mkdir()
    large.write("docs/guide/README.md", "# Guide\n")
    large.write("docs/guide/index.md", "# In its place\n")
    large.briefing("2026/02/05/warns", "[It](../../../../docs/guide/README.md)\n")
    warning = (
        "briefings/2026/02/05/warns.md: '../../../../docs/guide/README.md' leads to nothing "
        "that is published, and is left out."
    )
    for done in (run(large), run(large)):
        assert [each for each in done.messages if "warns.md" in each] == [
            f"WARNING: briefings: {warning}"
        ]
    assert run(large).urls == {"2026/02/05/warns/"}
    before = large.files()
    large.briefing("2026/02/06/more")
    said = large.build("--strict", program="mkdocs_briefings", code=1)
    assert said.count(warning) == 1
    assert large.files() == before


def test_hash_seed_time_zone_and_folder(large: Site, tmp_path: Path) -> None:
    """Neither the hash seed nor the time zone nor the folder makes a copy's build do anything."""
    large.build(program="mkdocs_briefings", fresh=True, env={"PYTHONHASHSEED": "1"})
    before = large.files()
    (tmp_path / "deeper").mkdir()
    moved = Site(large.root.rename(tmp_path / "deeper" / "é"))
    said = moved.build(
        program="mkdocs_briefings",
        fresh=True,
        env={"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati"},
    )
    assert "Rendered: 0;" in said
    assert "Files written: 0;" in said
    assert moved.files() == before
