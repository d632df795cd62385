"""The front page, the day's edition, and the archive of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.outputs.newsroom import LEAD, OWN
from tests.outputs.test_listings import articles
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

EDITION = [
    LEAD,
    "2026/03/20/top-of-oslo/",
    "2026/03/20/in-kenya/",
    "2026/03/20/in-egypt/",
    "2026/03/20/in-japan/",
    "2026/03/20/in-germany/",
]
"""The day in an editor's order: the lead, the top stories, then Africa, Asia and Europe."""


def test_edition_has_the_editors_order(newsroom: Site) -> None:
    """A day's page has the lead, the top stories, then the regions with their names."""
    assert articles(newsroom, "2026/03/20/") == EDITION
    text = newsroom.page("2026/03/20/").text
    assert text.index("Africa") < text.index("Asia") < text.index("Europe")


def test_edition_leads_to_the_day_before(newsroom: Site) -> None:
    """From a day the days beside it, and its month, are a link away."""
    links = newsroom.page("2026/03/19/").links()
    assert {"2026/03/20/", "2026/03/08/", "2026/03/"} <= set(links)


def test_front_page_has_the_latest_edition(newsroom: Site) -> None:
    """The front page begins with the latest edition and goes on with earlier days."""
    listed = articles(newsroom, "")
    assert listed[: len(EDITION)] == EDITION
    assert listed[len(EDITION) :] == [OWN, "2026/03/08/march-08/", "2026/03/07/march-07/"]
    assert "2026/03/20/" in newsroom.page("").links()


def test_front_page_leads_everywhere(newsroom: Site) -> None:
    """Every country, the running stories and the picks of the editors stand on the front page."""
    page = newsroom.page("")
    codes = ("de", "eg", "gb", "jp", "ke", "no", "pl", "ua")
    assert {f"countries/{code}/" for code in codes} <= set(page.links())
    assert "stories/dam-repair/" in page.links()
    hrefs = [page.resolve(str(href)) for href in page.main.xpath(".//a/@href")]
    assert hrefs.count("2026/03/20/in-japan/") > hrefs.count("2026/03/20/in-germany/")


def test_archive_leads_to_every_day(newsroom: Site) -> None:
    """All years lead to their months, and these to their days."""
    assert "2026/" in newsroom.page("archive/").links()
    months = [url for url in newsroom.page("2026/").links() if url.count("/") == 2]
    assert months == ["2026/01/", "2026/02/", "2026/03/"]
    days = [url for url in newsroom.page("2026/03/").links() if url.count("/") == 3]
    assert days == [f"2026/03/{day}/" for day in ("20", "19", "08", "07", "06", "05")]


def test_top_story_leads_without_a_lead(tmp_path: Path) -> None:
    """Where no briefing is marked as lead, the newest top story leads."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/plain", date="2026-03-01T12:00")
    site.briefing("2026/03/01/first", date="2026-03-01T10:00", priority="top")
    site.briefing("2026/03/01/second", date="2026-03-01T11:00", priority="top")
    site.build("--strict")
    assert articles(site, "2026/03/01/") == [
        "2026/03/01/second/",
        "2026/03/01/first/",
        "2026/03/01/plain/",
    ]


def test_front_page_of_an_empty_newsroom(tmp_path: Path) -> None:
    """A site without a published briefing has a front page, and an empty list of countries."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    site.build("--strict")
    assert site.urls() >= {"", "countries/", "sources/", "tags/", "stories/", "archive/", "feeds/"}
    assert articles(site, "") == []
