"""Pages of countries: who tells of them, what lies around them, and those without a briefing."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from mkdocs_briefings.model.countries import COUNTRIES
from tests.outputs.feed import NAMES, channel, feeds
from tests.site import PageTree, Site, changed

if TYPE_CHECKING:
    from pathlib import Path

_SIZE = 13_000
"""In bytes: so large is the page of a country without a briefing at most."""

TOPICS = ["wind", "Übersee", "rail"]

_ABROAD = "2026/03/18/seen-from-paris/"
_AT_HOME = "2026/03/17/at-home/"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a small built site in which every country has a page."""
    site = Site(tmp_path_factory.mktemp("world"))
    site.configure(briefings={"all_countries": True, "share_cards": False})
    site.source("paris-soir", title="Paris Soir", country="FR", language="fr")
    site.source("berlin-post", title="Berlin Post", country="DE", language="de")
    site.source("nairobi-day", title="Nairobi Day", country="KE", language="sw")
    for place, day, source in ((_ABROAD, "18", "paris-soir"), (_AT_HOME, "17", "berlin-post")):
        keys = {"date": f"2026-03-{day}T10:00", "countries": "DE", "source": source}
        site.briefing(place.rstrip("/"), tags=TOPICS, story="night-trains", **keys)
    site.briefing("2026/03/16/harvest", title="Harvest", date="2026-03-16", countries="UG")
    site.build()
    return site


def links_of(page: PageTree, classes: str) -> list[str]:
    """Give the addresses of the site that a part of a page links to, in order."""
    parts = page.main.xpath(f".//*[contains(concat(' ', @class, ' '), ' {classes} ')]")
    return [page.resolve(link) for part in parts for link in part.xpath(".//a/@href")]


def test_who_tells_of_a_country(world: Site) -> None:
    """What outlets of its own tell stands apart from what others do."""
    page = world.page("countries/de/")
    assert links_of(page, "news-main") == [_AT_HOME]
    assert links_of(page, "news-elsewhere") == [_ABROAD]
    more = links_of(page, "news-parts")
    assert {"sources/berlin-post/", "stories/night-trains/", "tags/rail/"} <= set(more)
    assert "sources/paris-soir/" not in more
    assert page.main.xpath("string(.//p[@class='news-country__names']/bdi[@lang='de'])") == (
        "Deutschland"
    )


def test_topics_of_equal_weight_are_in_the_order_of_names(world: Site) -> None:
    """A topic stands where a reader of the site's language looks for its name."""
    topics = world.page("countries/de/").main.xpath(".//ul[contains(@class, 'news-topics')]/li")
    assert [each.text_content().strip() for each in topics] == ["rail", "Übersee", "wind"]


def test_every_country_has_a_page(world: Site) -> None:
    """One without a briefing offers its feed, names its outlets, and shows what is new nearby."""
    page = world.page("countries/ke/")
    assert "No briefing about Kenya yet" in page.text
    assert "countries/ke/feed.xml" in page.links()
    (button,) = page.main.xpath(".//button[@data-news='follow']")
    assert page.resolve(button.get("data-page")) == "countries/ke/"
    assert {"sources/nairobi-day/", "2026/03/16/harvest/", "countries/ug/"} <= set(page.links())
    assert "Swahili, English" in page.text
    pages = {f"countries/{code.lower()}/" for code in COUNTRIES}
    assert pages <= world.urls()
    assert max(len(world.read(url)) for url in pages) < 2 * _SIZE
    assert len(world.read("countries/ke/")) < _SIZE
    for code in COUNTRIES:
        assert world.has(f"countries/{code.lower()}/map.svg")
        assert world.has(f"countries/{code.lower()}/feed.xml")


def test_an_empty_feed_has_not_changed_since_the_first_day(world: Site) -> None:
    """Atom asks when a feed was changed: one without a briefing last was when the news began."""
    began = datetime(2026, 3, 16, tzinfo=UTC)
    updated = etree.fromstring(world.read("countries/ke/atom.xml")).findtext(
        "atom:updated", "", NAMES
    )
    assert datetime.fromisoformat(updated) == began
    built = channel(world, "countries/ke/feed.xml").findtext("lastBuildDate", "")
    assert parsedate_to_datetime(built) == began
    assert json.loads(world.read("countries/ke/feed.json"))["items"] == []


def test_what_leads_to_them(world: Site) -> None:
    """The globe's data, the list of countries, the search and the page of feeds know them all."""
    data = json.loads(world.read("countries/index.json"))
    assert [each["code"] for each in data["countries"]] == ["DE", "UG"]
    assert {each["code"] for each in data["quiet"]} == COUNTRIES - {"DE", "UG"}
    for url in ("countries/", "search/"):
        assert "countries/ke/" in world.page(url).links()
    assert "countries/ke/feed.xml" in world.page("feeds/").links()
    assert b"countries/ke/" not in world.read("feeds/feeds.opml")
    assert "countries/ke/" in world.page("sources/nairobi-day/").links()


def test_search_engines_are_told_with_the_first_briefing(world: Site) -> None:
    """A page without a briefing is in no sitemap, and says so; one with briefings is."""
    listed = world.read("sitemap-site.xml")
    for url, is_known in (("countries/ke/", False), ("countries/de/", True)):
        assert (f"/{url}<".encode() in listed) is is_known
        assert (world.page(url).meta("robots") == "noindex") is not is_known


def test_they_change_with_what_they_show(world: Site, tmp_path: Path) -> None:
    """A newer briefing changes the pages that show it as the latest around them, and no others."""
    site = Site(tmp_path / "copy")
    shutil.copytree(world.root, site.root)
    before = site.files()
    site.briefing("2026/03/19/rain", title="Rain", date="2026-03-19", countries="UG")
    site.build()
    after = site.files()
    pages = {path for path in changed(before, after) if path.startswith("countries/")}
    showing = {f"countries/{code.lower()}/index.html" for code in COUNTRIES}
    showing = {path for path in showing if b"2026/03/19/rain/" in after[path]}
    assert "countries/ke/index.html" in showing
    assert {path for path in pages if path.endswith(".html")} == {*showing, "countries/index.html"}
    assert pages.isdisjoint(feeds("countries/ke/"))


def test_without_the_option(newsroom: Site) -> None:
    """Where it is not set, no country has a page before its first briefing."""
    assert not newsroom.has("countries/fr/")
    assert json.loads(newsroom.read("countries/index.json"))["quiet"] == []
