"""The reader's own pages: what can be found by name, and what was saved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_briefings.model.country_names import other_names
from tests.outputs.newsroom import LEAD, MARKER, OWN
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path


def names(site: Site, heading: str) -> dict[str, str]:
    """Give the names in a part of the search page, with the addresses that they lead to."""
    page = site.page("search/")
    links = page.main.xpath(f".//section[h2='{heading}']//li/a")
    return {link.text_content(): page.resolve(link.get("href")) for link in links}


def test_all_can_be_found(newsroom: Site) -> None:
    """Every country, source, topic and story stands on the search page, and leads to its own."""
    countries = names(newsroom, "Countries")
    assert list(countries) == sorted(countries)
    assert countries["Ukraine"] == "countries/ua/"
    pages = {url for url in newsroom.urls() if url.startswith("countries/") and url.count("/") == 2}
    assert set(countries.values()) == pages
    assert names(newsroom, "Sources") == {
        "Kyiv Daily": "sources/kyiv-daily/",
        "Oslo Post": "sources/oslo-post/",
        "Silent Times": "sources/silent-times/",
    }
    assert names(newsroom, "Topics")["Water"] == "tags/water/"
    assert names(newsroom, "Stories") == {"The long repair": "stories/dam-repair/"}


def test_a_source_is_found_by_its_country(newsroom: Site) -> None:
    """The line of a source names its country."""
    lines = newsroom.page("search/").main.xpath(".//section[h2='Sources']//li")
    assert [line.text_content() for line in lines][1] == "Oslo Post Norway"


def test_a_country_is_found_by_its_other_names(newsroom: Site) -> None:
    """All lists that are narrowed down have them; the search also what it is called there."""
    others = list(other_names("GB"))
    assert "Great Britain" in others
    for url, link in (("search/", "countries/gb/"), ("feeds/", "countries/gb/feed.xml")):
        page = newsroom.page(url)
        links = page.main.xpath(".//li/a[1]")
        items = {page.resolve(each.get("href")): each.getparent() for each in links}
        assert items[link].get("data-also").split("|")[: len(others)] == others
        own = "日本" if url == "search/" else None
        assert items[link.replace("gb", "jp")].get("data-also") == own
    countries = json.loads(newsroom.read("countries/index.json"))["countries"]
    assert {each["code"]: each.get("also") for each in countries}["GB"] == others


def test_nothing_hidden_can_be_found(newsroom: Site) -> None:
    """What is not published lends no tag, no story and no country to the search page."""
    assert MARKER not in newsroom.read("search/").decode()
    assert "Iceland" not in names(newsroom, "Countries")


def test_the_search_asks_its_own_page(newsroom: Site) -> None:
    """The form has a label, sends what was typed to its own page, and is in the sitemap."""
    page = newsroom.page("search/")
    (form,) = page.main.xpath(".//form")
    (box,) = form.xpath(".//input")
    assert (page.resolve(form.get("action")), form.get("method")) == ("search/", "get")
    assert box.get("name") == "q"
    assert form.xpath(".//label[@for=$id]", id=box.get("id"))
    assert page.meta("robots") == "max-image-preview:large"
    assert b"/search/<" in newsroom.read("sitemap-site.xml")


def test_what_was_saved_is_nobody_elses(newsroom: Site) -> None:
    """The page of saved briefings is the same for all: no search engine is asked to know it."""
    page = newsroom.page("saved/")
    assert page.meta("robots") == "noindex"
    assert b"/saved/<" not in newsroom.read("sitemap-site.xml")
    assert "Saving needs JavaScript" in page.text
    assert "kept in this browser" in page.text


def test_what_is_followed_is_nobody_elses(newsroom: Site) -> None:
    """The page of followed countries is the same for all, and names every country to choose."""
    page = newsroom.page("my-countries/")
    assert page.meta("robots") == "noindex"
    assert b"/my-countries/<" not in newsroom.read("sitemap-site.xml")
    assert "Following countries needs JavaScript" in page.text
    buttons = page.main.xpath(".//button[@data-news='pick']")
    chosen = {each.text_content(): page.resolve(each.get("data-page")) for each in buttons}
    assert chosen == names(newsroom, "Countries")


def test_a_country_can_be_followed(newsroom: Site) -> None:
    """Its page has a button that knows its name and address; no other page has one."""
    page = newsroom.page("countries/ua/")
    (button,) = page.main.xpath(".//button[@data-news='follow']")
    assert button.get("data-country") == "Ukraine"
    assert page.resolve(button.get("data-page")) == "countries/ua/"
    assert "news-js" in button.getparent().get("class")
    for url in ("sources/kyiv-daily/", "tags/water/"):
        assert not newsroom.page(url).main.xpath(".//button[@data-news='follow']")


def test_a_briefing_has_tools(newsroom: Site) -> None:
    """A briefing's tools know what a list says of it, and are hidden without scripts."""
    for url, source in ((LEAD, "Kyiv Daily"), (OWN, None)):
        (tools,) = newsroom.page(url).main.xpath(".//*[@data-news='tools']")
        assert "news-js" in tools.get("class")
        assert tools.get("data-country") == "Ukraine"
        assert tools.get("data-source") == source
        assert all(button.get("type") == "button" for button in tools.xpath(".//button"))


def test_tools_speak_the_sites_language(newsroom: Site) -> None:
    """On a briefing in another language the tools' labels are marked as the site's own."""
    (tools,) = newsroom.page("2026/03/20/in-egypt/").main.xpath(".//*[@data-news='tools']")
    assert tools.get("lang") == "en"


def test_a_site_without_news_has_both_pages(tmp_path: Path) -> None:
    """Before the first briefing there is nothing to find, and the page says so."""
    site = Site(tmp_path).configure()
    site.write("docs/about.md", "# About\n")
    site.build("--strict")
    assert "nothing to find yet" in site.page("search/").text
    assert site.has("saved/")
