"""What an article's page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.outputs.newsroom import LEAD, OWN
from tests.site import SITE_URL

if TYPE_CHECKING:
    from tests.site import PageTree, Site


@pytest.fixture(scope="module")
def lead(newsroom: Site) -> PageTree:
    """Give the page of the briefing that has everything."""
    return newsroom.page(LEAD)


@pytest.fixture(scope="module")
def own(newsroom: Site) -> PageTree:
    """Give the page of a briefing that has the required keys only."""
    return newsroom.page(OWN)


@pytest.mark.parametrize(
    "words",
    [
        "Dam reopens",
        "The dam is open again.",
        "Friday, March 20, 2026",
        "1 min",
        "Kyiv Daily",
        "Ukraine",
        "Poland",
        "Translated from Ukrainian",
        "Opus Desk",
        "Olha Reviewer",
        "Гребля знову працює",
        "The dam, seen from the west",
        "Photo by Taras",
        "CC BY 4.0",
        "Ada Writer",
        "Bo Editor",
        "It was closed for a year",
        "It feeds two cities",
        "Two million people drink from it.",
        "The year of the fire was wrong.",
        "Water",
        "energy",
        "According to the operator.",
        "The long repair",
        "Top of Oslo",
    ],
)
def test_article_shows(words: str, lead: PageTree) -> None:
    """Everything that the editor wrote stands on the page."""
    assert words in lead.text


@pytest.mark.parametrize(
    "url",
    [
        "sources/kyiv-daily/",
        "countries/ua/",
        "countries/pl/",
        "tags/water/",
        "tags/energy/",
        "stories/dam-repair/",
        "2026/03/05/march-05/",
        "2026/03/20/top-of-oslo/",
        "https://kyiv.example/dam",
        "https://pictures.example/dam",
        "about/",
        "2026/03/20/report.pdf",
    ],
)
def test_article_links_to(url: str, lead: PageTree) -> None:
    """Outlet, countries, tags, story, related briefings and the original are a link away."""
    assert url in lead.links()


@pytest.mark.parametrize(
    "moment",
    ["2026-03-20T09:30:00+02:00", "2026-03-20T11:00:00+02:00", "2026-03-20T10:15:00+02:00"],
)
def test_article_tells_machines_its_moments(moment: str, lead: PageTree) -> None:
    """Publication, update and correction carry their moment with its offset."""
    assert moment in lead.times()


def test_image_has_its_description(lead: PageTree) -> None:
    """The main image is there, with its text for those who do not see it."""
    images = {
        lead.resolve(str(image.get("src"))): image.get("alt") for image in lead.main.xpath(".//img")
    }
    assert images["2026/03/20/dam.png"] == "The dam from above"
    assert images["2026/03/20/map.png"] == "A map"


def test_links_of_the_body(newsroom: Site, lead: PageTree) -> None:
    """Links to Markdown files lead to their pages, with query and anchor."""
    hrefs = [str(href) for href in lead.main.xpath(".//a/@href")]
    assert "../../19/from-our-desk/#where" in hrefs
    assert "../../../../about/?x=1#who" in hrefs
    assert newsroom.page(OWN).tree.xpath("//*[@id='where']")


def test_neighbours_are_those_of_the_country(newsroom: Site) -> None:
    """The one before and the one after in the main country are offered, others are not."""
    assert _neighbours(newsroom.page(OWN), "More from Ukraine") == ["2026/03/08/march-08/", LEAD]
    assert _neighbours(newsroom.page("2026/03/20/in-japan/"), "More from Japan") == []


def test_article_offers_its_feeds(lead: PageTree) -> None:
    """The head offers the feed of the site, and those of its countries, source and tags."""
    found = lead.rel("alternate", "application/rss+xml")
    assert [lead.resolve(href) for href in found] == [
        "feed.xml",
        "countries/ua/feed.xml",
        "countries/pl/feed.xml",
        "sources/kyiv-daily/feed.xml",
        "tags/water/feed.xml",
        "tags/energy/feed.xml",
    ]


def test_article_can_be_shared(lead: PageTree) -> None:
    """Open Graph knows its type, image, moments, authors and tags."""
    assert lead.meta("og:type") == "article"
    assert lead.meta("og:image") == f"{SITE_URL}2026/03/20/dam.png"
    assert lead.meta("og:image:alt") == "The dam from above"
    assert lead.meta("article:published_time") == "2026-03-20T09:30:00+02:00"
    assert lead.meta("article:modified_time") == "2026-03-20T11:00:00+02:00"
    assert lead.metas("article:author") == ["Ada Writer", "Bo Editor"]
    assert lead.metas("article:tag") == ["Water", "energy"]


def test_own_reporting(own: PageTree) -> None:
    """Without source there is no translation note and no link to an outlet."""
    assert "Translated" not in own.text
    assert not [url for url in own.links() if url.startswith("sources/")]


def test_noindex_keeps_search_engines_out(newsroom: Site, lead: PageTree) -> None:
    """A briefing with `noindex` says so in its head, no other one does."""
    assert newsroom.page("2026/03/20/in-kenya/").metas("robots") == ["noindex"]
    assert lead.metas("robots") == ["max-image-preview:large"]


def test_text_of_another_language_is_marked(newsroom: Site) -> None:
    """A briefing in Arabic says so to machines, its direction included."""
    page = newsroom.page("2026/03/20/in-egypt/")
    (heading,) = page.main.xpath(".//h1")
    marked = heading.xpath("ancestor-or-self::*[@lang][1]")[0]
    assert marked.get("lang") == "ar"
    assert heading.xpath("ancestor-or-self::*[@dir][1]")[0].get("dir") == "rtl"


def test_day_is_that_of_the_newsroom(newsroom: Site) -> None:
    """The newsroom's time zone decides on which day a briefing appears."""
    page = newsroom.page("2026/01/01/new-year/")
    assert "Thursday, January 1, 2026" in page.text
    assert "2026-01-01T01:30:00+02:00" in page.times()


def _neighbours(page: PageTree, label: str) -> list[str]:
    hrefs = page.main.xpath(".//nav[@aria-label=$label]//a/@href", label=label)
    return [page.resolve(str(href)) for href in hrefs]
