"""Builds that are killed at any moment: no reader ever gets half a file."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import SMALL, THEME, clean, run, write_project, write_theme
from tests.patience import wait_until
from tests.site import Site, changed
from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.posix

KILLS = 100 if IS_THOROUGH else 4

FOREIGN = {"CNAME": b"example.org\n", "2026/03/02/theirs.txt": b"T", ".nojekyll": b""}


@pytest.fixture
def large(tmp_path: Path) -> Site:
    """Give a newsroom that two workers render."""
    site = write_project(tmp_path / "large", briefings={**SMALL, "jobs": 2})
    for number in range(30):
        site.briefing(f"2026/02/{number % 20 + 1:02}/number-{number}", f"Text of {number}.\n")
    return site


def test_kill_at_any_moment(large: Site, tmp_path: Path) -> None:
    """After each kill every file is whole, old or new, and the next build ends in clean bytes."""
    start = time.monotonic()
    run(large)
    usual = time.monotonic() - start
    for path, data in FOREIGN.items():
        (large.out / path).write_bytes(data)
    old, chance = large.files(), random.Random(4711)  # noqa: S311 - no secret
    themes = [THEME.replace("<p>", f"<p>{word} ") for word in ("one", "two")]
    for number in range(KILLS):
        _edit(large, number, themes[number % 2])
        new = clean(large, tmp_path / "clean")
        killed = _start(large)
        time.sleep(chance.uniform(0, 1.2 * usual))
        # Every other time the parent alone, as a kernel that is out of memory may.
        (os.killpg if number % 2 else os.kill)(killed, signal.SIGKILL)
        os.waitpid(killed, 0)
        for path, data in large.files().items():
            assert data in {old.get(path), new.get(path), FOREIGN.get(path)}, path
        old = _finished(large, new)


def _edit(site: Site, number: int, theme: str) -> None:
    write_theme(site, theme)
    site.briefing("2026/02/03/number-2", f"Edited {number}.\n", title=f"Edited {number}")
    if number % 3 == 0:
        site.briefing("2026/02/28/comes-and-goes")
    elif number % 3 == 1:
        site.remove("briefings/2026/02/28/comes-and-goes.md")


def _start(site: Site) -> int:
    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            run(site)
        finally:
            os._exit(0)
    # So that its group is there to be killed.
    while os.getpgid(child) != child:
        time.sleep(0.001)
    return child


def _finished(site: Site, new: dict[str, bytes]) -> dict[str, bytes]:
    child = _start(site)
    try:
        wait_until(
            lambda: os.waitpid(child, os.WNOHANG) != (0, 0),
            "The next build does not end: what was killed still holds the lock.",
        )
    except AssertionError:
        os.killpg(child, signal.SIGKILL)
        raise
    found = site.files()
    assert changed({**new, **FOREIGN}, found) == set()
    return found


def test_leftovers_of_a_killed_build(large: Site, tmp_path: Path) -> None:
    """What a killed build has left in its own folder does not get into the site."""
    stage = large.root / ".cache/briefings/stage"
    for path in (".well-known/old.txt", "old/index.html"):
        (stage / path).parent.mkdir(parents=True)
        (stage / path).write_text("old")
    run(large)
    assert changed(clean(large, tmp_path / "clean"), large.files()) == set()
    assert not stage.exists()


def test_cache_is_deleted(large: Site, tmp_path: Path) -> None:
    """Without the cache all is rendered, no byte is written, and files of others stay."""
    run(large)
    before = large.files()
    for path, data in FOREIGN.items():
        (large.out / path).write_bytes(data)
    shutil.rmtree(large.root / ".cache")
    done = run(large)
    assert len(done.urls) > 100
    assert done.written == set()
    assert large.files() == {**before, **FOREIGN}
    assert changed(clean(large, tmp_path / "clean"), before) == set()
