"""Pages that list briefings: countries, sources, tags, stories, and the directories of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tests.outputs.feed import feeds
from tests.outputs.newsroom import LEAD, OWN
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

_ARTICLE = re.compile(r"\d{4}/\d\d/\d\d/[^/]+/")


def articles(site: Site, url: str) -> list[str]:
    """Give the articles that a page links to, in order."""
    return [link for link in site.page(url).links() if _ARTICLE.fullmatch(link)]


def test_country_lists_its_latest(newsroom: Site) -> None:
    """A country's page has its latest briefings, newest first, and leads to its archive."""
    assert articles(newsroom, "countries/ua/") == [LEAD, OWN, "2026/03/08/march-08/"]
    links = newsroom.page("countries/ua/").links()
    assert links.index("countries/ua/2026/03/") < links.index("countries/ua/2026/02/")
    assert "sources/kyiv-daily/" in links


def test_country_without_more_has_no_archive(newsroom: Site) -> None:
    """Where the latest are all there is, no page repeats them."""
    around = "2026/03/20/in-germany/"
    assert articles(newsroom, "countries/pl/") == [LEAD, around]
    assert not newsroom.has("countries/pl/2026/03/")


def test_large_month_is_split_by_day(newsroom: Site) -> None:
    """A month above the limit leads to its days, and each day lists its briefings."""
    assert articles(newsroom, "countries/ua/2026/03/") == []
    days = [url for url in newsroom.page("countries/ua/2026/03/").links() if url.count("/") == 5]
    assert days == [f"countries/ua/2026/03/{day}/" for day in ("20", "19", "08", "07", "06", "05")]
    assert articles(newsroom, "countries/ua/2026/03/05/") == ["2026/03/05/march-05/"]


def test_small_month_lists_its_briefings(newsroom: Site) -> None:
    """A month within the limit has its briefings on one page."""
    assert articles(newsroom, "countries/ua/2026/02/") == [
        "2026/02/11/february-too/",
        "2026/02/10/february/",
    ]


def test_months_and_days_lead_to_their_neighbours(newsroom: Site) -> None:
    """From a month or a day of the archive the next and the previous are a link away."""
    assert "countries/ua/2026/02/" in newsroom.page("countries/ua/2026/03/").links()
    assert "countries/ua/2026/03/" in newsroom.page("countries/ua/2026/02/").links()
    assert "countries/ua/2026/03/19/" in newsroom.page("countries/ua/2026/03/20/").links()
    assert "countries/ua/2026/03/20/" in newsroom.page("countries/ua/2026/03/19/").links()


def test_source_shows_its_profile(newsroom: Site) -> None:
    """A source's page has its profile's facts and text, and then its briefings."""
    page = newsroom.page("sources/kyiv-daily/")
    for words in ("Ukraine", "Ukrainian", "Its readers", "Subscriptions", "1995"):
        assert words in page.text
    assert "It prints what it knows." in page.text
    assert re.search("newspaper", page.text, re.IGNORECASE)
    assert {"https://kyiv.example/", "https://kyiv.example/rss", "countries/ua/"} <= set(
        page.links()
    )
    assert articles(newsroom, "sources/kyiv-daily/") == [LEAD, "2026/02/10/february/"]


def test_source_without_briefings_has_a_page(newsroom: Site) -> None:
    """A profile is a page before the first briefing; its country has none to link to."""
    page = newsroom.page("sources/silent-times/")
    assert "France" in page.text
    assert "countries/fr/" not in page.links()


def test_tag_gathers_its_spellings(newsroom: Site) -> None:
    """Briefings with spellings that give one slug stand on one page."""
    assert articles(newsroom, "tags/water/") == [LEAD, "2026/03/20/top-of-oslo/"]
    assert articles(newsroom, "tags/snow/") == [
        "2026/03/20/top-of-oslo/",
        "2026/03/20/in-germany/",
    ]


def test_directories_list_everything(newsroom: Site) -> None:
    """Countries, sources, tags and stories are each listed once, with how many there are."""
    links = newsroom.page("countries/").links()
    countries = [url for url in links if url.startswith("countries/") and url.count("/") == 2]
    assert sorted(countries) == [
        f"countries/{code}/" for code in ("de", "eg", "gb", "jp", "ke", "no", "pl", "ua")
    ]
    assert "8" in newsroom.page("countries/").text
    sources = [url for url in newsroom.page("sources/").links() if url.count("/") == 2]
    assert set(sources) == {"sources/silent-times/", "sources/oslo-post/", "sources/kyiv-daily/"}
    tags = [
        url for url in newsroom.page("tags/").links() if url.count("/") == 2 and "feed" not in url
    ]
    assert tags == ["tags/energy/", "tags/snow/", "tags/water/"]
    assert "stories/dam-repair/" in newsroom.page("stories/").links()


def test_directories_have_the_order_of_the_language(tmp_path: Path) -> None:
    """Countries and topics stand where the alphabet of the site's language has them."""
    site = Site(tmp_path).configure(briefings={"language": "uk"})
    for code, tag in {"JP": "Яхта", "YE": "Європа", "IN": "Іран", "IQ": "Ґрунт"}.items():
        site.briefing(f"2026/03/02/{code.lower()}", countries=[code], tags=[tag])
    site.build()
    links = site.page("countries/").links()
    assert [url for url in links if url.startswith("countries/") and url.count("/") == 2] == [
        f"countries/{code}/" for code in ("ye", "in", "iq", "jp")
    ]
    links = [unquote(url) for url in site.page("tags/").links()]
    assert [url for url in links if url.startswith("tags/") and url.count("/") == 2] == [
        f"tags/{tag}/" for tag in ("ґрунт", "європа", "іран", "яхта")
    ]


def test_feeds_page_offers_every_feed(newsroom: Site) -> None:
    """Every feed of the site can be found by a person."""
    found = {path.relative_to(newsroom.out).as_posix() for path in newsroom.out.rglob("feed.xml")}
    offered = {url for url in newsroom.page("feeds/").links() if not url.endswith("/")}
    assert offered == {
        *feeds(*(path.removesuffix("feed.xml") for path in found)),
        "feeds/feeds.opml",
    }


def test_forty_latest_and_months_by_default(tmp_path: Path) -> None:
    """Without settings a listing has forty briefings, then pages by month."""
    site = Site(tmp_path).configure()
    for number in range(1, 29):
        site.briefing(f"2026/02/{number:02}/february-{number}", tags=["all"])
    for number in range(1, 16):
        site.briefing(f"2026/03/{number:02}/march-{number}", tags=["all"])
    site.build("--strict")
    for url in ("countries/ua/", "tags/all/"):
        listed = articles(site, url)
        assert len(listed) == 40
        assert listed[0] == "2026/03/15/march-15/"
        assert listed[-1] == "2026/02/04/february-4/"
        assert len(articles(site, f"{url}2026/02/")) == 28
        assert len(articles(site, f"{url}2026/03/")) == 15


def test_many_briefings_of_one_moment_keep_their_order(tmp_path: Path) -> None:
    """Briefings of one moment are sorted by their path, so that the order is always the same."""
    site = Site(tmp_path).configure()
    for name in ("b", "c", "a"):
        site.briefing(f"2026/03/01/{name}")
    site.build("--strict")
    assert articles(site, "countries/ua/") == [f"2026/03/01/{name}/" for name in "abc"]
