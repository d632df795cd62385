"""Folders that vanish between two builds: the next one makes what a clean one does."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.engine.project import assert_clean, clean, run
from tests.site import changed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

FOREIGN = {
    "CNAME": b"example.org\n",
    "2026/03/02/theirs.txt": b"T",
    "countries/ua/2026/mine.html": b"<p>M",
}
"""Files of others in the published site."""


def _with_foreign(site: Site) -> None:
    for path, data in FOREIGN.items():
        (site.out / path).write_bytes(data)


def _without_links(site: Site) -> None:
    """Let no page of docs/ link to a briefing, so that all of them may go."""
    site.write("docs/team.md", "# Team\n")


def test_site_is_removed(site: Site, tmp_path: Path) -> None:
    """Without the published site everything is rendered and published again."""
    before = site.files()
    shutil.rmtree(site.out)
    done = run(site)
    assert set(done.reasons.values()) == {"its published file"}
    assert done.written == set(before)
    assert changed(before, site.files()) == set()
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def test_a_folder_of_the_site_is_removed(site: Site) -> None:
    """Of a site that lacks a folder only that folder's files are made again."""
    before = site.files()
    shutil.rmtree(site.out / "2026/03/02")
    done = run(site)
    gone = {path for path in before if path.startswith("2026/03/02/")}
    assert done.written == gone
    # A feed's part of a day is made in both of its formats in one go.
    assert len(done.urls) == len(gone - {"2026/03/02/feed.json"})
    assert changed(before, site.files()) == set()


def test_all_briefings_are_removed(site: Site, tmp_path: Path) -> None:
    """Without briefings there is an empty news site: old pages go, and files of others stay."""
    _without_links(site)
    _with_foreign(site)
    shutil.rmtree(site.root / "briefings")
    done = run(site)
    new = clean(site, tmp_path / "clean")
    assert changed({**new, **FOREIGN}, site.files()) == set()
    assert {"2026/03/02/b-5/index.html", "2026/03/02/x.png", "sitemap-2026-03.xml"} <= done.removed
    assert not (site.out / "2026/03/01").exists()
    assert {"", "about/", "countries/", "sources/kyiv-daily/"} <= site.urls()
    assert run(site).urls == set()
    assert run(site).removed == set()


def test_all_briefings_come_back(site: Site, tmp_path: Path) -> None:
    """After a build without briefings the next one with them makes the site that there was."""
    _without_links(site)
    run(site)
    before = site.files()
    (site.root / "briefings").rename(tmp_path / "briefings")
    run(site)
    (tmp_path / "briefings").rename(site.root / "briefings")
    run(site)
    assert changed(before, site.files()) == set()
    assert run(site).urls == set()


@pytest.mark.parametrize("day", ["01", "04"])
def test_the_folder_of_a_day_is_removed(day: str, site: Site, tmp_path: Path) -> None:
    """Without the folder of a day its edition and its articles go, and files of others stay."""
    _with_foreign(site)
    shutil.rmtree(site.root / "briefings/2026/03" / day)
    done = run(site)
    assert f"2026/03/{day}/index.html" in done.removed
    assert not (site.out / "2026/03" / day).exists()
    assert changed({**clean(site, tmp_path / "clean"), **FOREIGN}, site.files()) == set()
    assert run(site).urls == set()


def test_the_folder_of_a_day_is_moved(site: Site, tmp_path: Path) -> None:
    """Files that move to another folder with their dates keep their addresses."""
    site.briefing("2026/03/03/linker", countries=["FR"])
    _without_links(site)
    run(site)
    before = site.files()
    (site.root / "briefings/2026/03/02").rename(site.root / "briefings/moved")
    done = run(site)
    assert_clean(site, tmp_path / "clean")
    found = changed(before, site.files())
    # The picture's address is that of its folder, and whatever shows it says so.
    assert {"2026/03/02/x.png", "moved/x.png"} <= found
    assert "2026/03/02/b-5/index.html" in site.files()
    assert "2026/03/02/b-5/index.html" not in done.removed


def test_the_memory_is_removed(site: Site, tmp_path: Path) -> None:
    """Without the cache all is rendered, no byte is written, and nothing is said of it."""
    _with_foreign(site)
    before = site.files()
    shutil.rmtree(site.root / ".cache")
    done = run(site)
    assert set(done.reasons.values()) == {"new"}
    assert (done.written, done.removed) == (set(), set())
    assert not [each for each in done.messages if "unreadable" in each]
    assert site.files() == before
    assert changed({**clean(site, tmp_path / "clean"), **FOREIGN}, before) == set()
    assert run(site).urls == set()


def test_all_sources_are_removed(site: Site, tmp_path: Path) -> None:
    """Without the profiles the pages of sources go, with those that led to them."""
    for number in (0, 4):
        path = site.root / f"briefings/2026/03/01/b-{number}.md"
        path.write_text(path.read_text().replace("source: kyiv-daily\n", ""))
    site.briefing("2026/03/03/linker", countries=["FR"])
    shutil.rmtree(site.root / "docs/sources")
    done = run(site)
    assert "sources/kyiv-daily/index.html" in done.removed
    assert_clean(site, tmp_path / "clean")
