"""One more briefing changes its own slices and nothing else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.outputs.feed import archived, feeds
from tests.site import Site, changed

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS = feeds("") | {
    "index.html",  # the front page
    "search/search_index.json",
    "countries/index.html",  # says how many briefings each country has
    "countries/index.json",  # so does the globe
    "search/bundles.json",
    "2026/index.html",  # says how many each day has
    "archive/index.html",  # so does this of the latest year
}
"""What every addition changes."""


def test_a_briefing_of_a_day_that_has_others(newsroom: Site, tmp_path: Path) -> None:
    """Article, country, edition, month, the neighbour before it, and what is always changed."""
    site = _copy(newsroom, tmp_path)
    before = site.files()
    site.briefing("2026/03/20/more-of-japan", date="2026-03-20T06:30", countries="JP")
    site.build("--strict")
    assert changed(before, site.files()) == _without_search(
        ALWAYS
        | {
            "sitemap-2026-03.xml",  # no other month, and not the index: a later change is known
            "sitemap-site.xml",  # when the country's page changed
            "sitemap-news.xml",
            "search/2026-03-05/titles.json",  # what is searched of the month
            "edition.json",  # it is of the newest day
            "2026/03/20/more-of-japan/index.html",
            "2026/03/20/index.html",
            "2026/03/20/briefings.json",
            "2026/03/20/in-japan/index.html",  # the one before it in its country
            "2026/03/20/in-egypt/index.html",  # the one before it in its edition
            "countries/jp/index.html",
            "countries/jp/latest.json",
        }
        | feeds("countries/jp/")
        | archived("2026/03/20/")
    ) - feeds("")  # it is not among the latest three


def test_an_old_briefing_leaves_the_rest_alone(newsroom: Site, tmp_path: Path) -> None:
    """Far back in the archive only its month, its edition and its neighbours change."""
    site = _copy(newsroom, tmp_path)
    before = site.files()
    site.briefing("2026/02/10/february-three", date="2026-02-10T12:00", source="kyiv-daily")
    site.build("--strict")
    assert changed(before, site.files()) == _without_search(
        {
            "index.html",  # says how many briefings each country has
            "sitemap-2026-02.xml",
            "search/search_index.json",
            "search/bundles.json",
            "search/2026-02-10/titles.json",
            "countries/index.html",
            "countries/index.json",
            "2026/index.html",  # says how many each day has
            "archive/index.html",
            "2026/02/10/february-three/index.html",
            "2026/02/10/february/index.html",
            "2026/02/10/briefings.json",
            "2026/02/11/february-too/index.html",
            "2026/02/10/index.html",
            "2026/02/index.html",  # what led that day
            "countries/ua/2026/02/index.html",
            "sources/index.html",  # says how many briefings each source has
            "sources/kyiv-daily/index.html",
        }
        | feeds("sources/kyiv-daily/", "archive/")
        | archived("2026/02/", "countries/ua/2026/02/")
    )


def test_a_new_day(newsroom: Site, tmp_path: Path) -> None:
    """A day's first briefing adds its edition, and changes the edition before and the month."""
    site = _copy(newsroom, tmp_path)
    before = site.files()
    site.briefing("2026/03/21/in-chile", countries="CL", tags=["New tag"])
    site.build("--strict", env={"BRIEFINGS_NOW": "2026-03-20T23:00Z"})
    assert changed(before, site.files()) == _without_search(
        ALWAYS
        | {
            "sitemap-2026-03.xml",
            "search/2026-03-05/titles.json",
            "sitemap-site.xml",  # has a new country and a new tag
            "globe.svg",  # the country
            "sitemap.xml",  # when both parts changed
            "sitemap-news.xml",
            "edition.json",
            "2026/03/21/in-chile/index.html",
            "2026/03/21/index.html",
            "2026/03/21/briefings.json",
            "2026/03/20/index.html",
            "2026/03/index.html",
            "countries/cl/index.html",
            "countries/cl/latest.json",
            "countries/cl/map.png",
            "countries/cl/map.svg",
            "my-countries/index.html",  # which offers every country
            "tags/index.html",
            "tags/new-tag/index.html",
            "feeds/index.html",
            "feeds/feeds.opml",
            "search/index.html",
        }
        | feeds("countries/cl/", "tags/new-tag/", "archive/")  # the day before is over
        | archived("2026/03/21/")
        | {"2026/03/20/atom.xml"}  # which leads to the newer one
    )


def test_a_new_month(newsroom: Site, tmp_path: Path) -> None:
    """A month's first briefing adds a part to the sitemap, and leaves those of others alone."""
    site = _copy(newsroom, tmp_path)
    before = site.files()
    site.briefing("2026/01/15/january-again", countries="IT")
    site.build("--strict")
    found = {path for path in changed(before, site.files()) if path.startswith("sitemap")}
    assert found == {"sitemap-2026-01.xml", "sitemap-site.xml", "sitemap.xml"}
    before = site.files()
    site.briefing("2025/11/15/november", countries="IT")
    site.build("--strict")
    found = {path for path in changed(before, site.files()) if path.startswith("sitemap")}
    assert found == {"sitemap-2025-11.xml", "sitemap-site.xml", "sitemap.xml"}


def test_a_second_build_changes_nothing(newsroom: Site, tmp_path: Path) -> None:
    """Without a change of the files no byte is written anew."""
    site = _copy(newsroom, tmp_path)
    before = {path: (site.out / path).stat().st_mtime_ns for path in site.files()}
    said = site.build("--strict")
    assert f"Files written: 0; unchanged: {len(before)}; removed: 0." in said
    assert {path: (site.out / path).stat().st_mtime_ns for path in site.files()} == before


def _copy(newsroom: Site, folder: Path) -> Site:
    shutil.copytree(newsroom.root, folder / "copy")
    return Site(folder / "copy")


def _without_search(paths: set[str]) -> set[str]:
    # The newsroom does without MkDocs' search, since a list of plugins replaces the default one.
    return paths - {"search/search_index.json"}
