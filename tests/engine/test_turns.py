"""Two builds of one project take turns."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import assert_clean, configure, run, write_briefing
from tests.patience import DEADLINE, wait_until
from tests.site import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.site import Site

HOOK = """
import pathlib, time

def on_nav(nav, config, files):
    folder = pathlib.Path(config.config_file_path).parent
    (folder / "began").touch()
    while (folder / "hold").exists():
        time.sleep(0.01)
"""
"""Holds a build up, after it has read everything."""

WAITS = "Waiting for another build of this site to end."


@contextmanager
def _building(site: Site, output: str) -> Iterator[subprocess.Popen[bytes]]:
    with (site.root / output).open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-um", "mkdocs_briefings", "build"],
            cwd=site.root,
            env=environment(),
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _wait_for(site: Site, output: str, text: str) -> None:
    said = site.root / output
    wait_until(lambda: text in said.read_text(), said)


def _hold(site: Site) -> None:
    configure(site, hooks=["hook.py"])
    site.write("hook.py", HOOK)
    site.write("hold", "")


def _wait_until_it_began(site: Site) -> None:
    wait_until((site.root / "began").exists, "The build does not begin.")


@pytest.mark.parametrize("is_killed", [False, True])
def test_the_second_build_waits(is_killed: bool, site: Site, tmp_path: Path) -> None:  # noqa: FBT001
    """The second build says that it waits, goes on when the first has ended, and reads anew."""
    _hold(site)
    with _building(site, "first.txt") as first:
        _wait_until_it_began(site)
        # Too late for the first one.
        write_briefing(site, 5, title="Edited in between")
        with _building(site, "second.txt") as second:
            _wait_for(site, "second.txt", WAITS)
            assert second.poll() is None
            if is_killed:
                first.kill()
            site.remove("hold")
            assert (first.wait(DEADLINE) == 0) is not is_killed
            assert second.wait(DEADLINE) == 0
    assert WAITS not in (site.root / "first.txt").read_text()
    assert (site.root / "second.txt").read_text().count(WAITS) == 1
    assert "Edited in between" in site.page("2026/03/02/b-5/").text
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def test_a_failed_build_lets_the_next_one_go_on(site: Site) -> None:
    """A build that ends with an error leaves no lock behind."""
    site.briefing("2026/03/05/bad", date="soon")
    for _ in range(2):
        said = site.build(program="mkdocs_briefings", code=1)
        assert WAITS not in said
    site.remove("briefings/2026/03/05/bad.md")
    assert WAITS not in site.build(program="mkdocs_briefings")
