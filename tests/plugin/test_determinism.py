"""The same files and the same moment give the same bytes."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tests.outputs.newsroom import write_newsroom
from tests.site import Site, changed

if TYPE_CHECKING:
    from pathlib import Path


def test_same_bytes_everywhere(tmp_path: Path) -> None:
    """Folder, time zone, hash seed, locale and file times make no difference."""
    here = _project(tmp_path / "here")
    here.build(
        "--strict",
        env={"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C"},
        fresh=True,
    )
    (tmp_path / "deeper").mkdir()
    there = Site(tmp_path / "deeper" / "there with spaces é")
    shutil.copytree(here.root, there.root, ignore=shutil.ignore_patterns("site", ".cache"))
    for file in there.root.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    there.build(
        "--strict",
        env={
            "TZ": "America/St_Johns",
            "PYTHONHASHSEED": "4711",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        },
        fresh=True,
    )
    assert changed(here.files(), there.files()) == set()


def test_order_of_building_makes_no_difference(tmp_path: Path) -> None:
    """A site that grew and shrank is the site that is built at once."""
    grown = _project(tmp_path / "grown")
    grown.briefing("2026/03/20/gone", countries=["FR"], tags=["gone"], aliases=["/gone/"])
    grown.build("--strict")
    grown.remove("briefings/2026/03/20/gone.md")
    grown.briefing("2026/03/07/march-07", title="Another title")
    # Not strict: the story of what has expired since has no title.
    grown.build(env={"BRIEFINGS_NOW": "2026-03-07"})
    grown.briefing("2026/03/07/march-07")
    grown.build("--strict")
    fresh = _project(tmp_path / "fresh")
    fresh.build("--strict")
    assert changed(grown.files(), fresh.files()) == set()


def _project(root: Path) -> Site:
    root.mkdir()
    site = write_newsroom(root)
    text = (root / "mkdocs.yml").read_text().replace("plugins:\n", "plugins:\n- search\n")
    site.write("mkdocs.yml", text)
    return site
