"""The texts that feeds hold, from build to build."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from mkdocs_briefings.build import texts
from tests.engine.project import assert_clean, run, write_briefing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.site import Site


def _remembered(site: Site) -> set[str]:
    """Give the paths of the briefings whose texts are remembered."""
    with closing(sqlite3.connect(site.root / ".cache/briefings/state.sqlite")) as connection:
        return {path for (path,) in connection.execute("SELECT path FROM bodies")}


def test_a_small_change_forgets_no_text(site: Site) -> None:
    """What other feeds hold stays remembered when a build renders the feeds of one country."""
    before = _remembered(site)
    assert len(before) > 5
    write_briefing(site, 5, title="Another headline")
    run(site)
    assert _remembered(site) >= before


def test_too_many_are_forgotten(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of too many texts those stay that a feed still holds, and the site is right."""
    for number in range(3):
        site.briefing(f"2026/03/0{number + 6}/newer-{number}", date=f"2026-03-0{number + 6}")
    run(site)
    monkeypatch.setattr(texts, "TOO_MANY", 0)
    site.briefing("2026/03/10/newest", "The newest text.\n", date="2026-03-10")
    run(site)
    held = b"".join(site.read(path) for path in site.files() if path.endswith("feed.xml"))
    kept = _remembered(site)
    assert "briefings/2026/03/10/newest.md" in kept
    assert all(f"/{path.rpartition('/')[2][:-3]}/".encode() in held for path in kept)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()
