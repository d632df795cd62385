"""Every page stands at its address, and says who it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.outputs.newsroom import LEAD, write_newsroom
from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path

ADDRESSES = {
    "": "Paper",
    LEAD: "Dam reopens",
    "2026/03/19/from-our-desk/": "From our desk",
    "2026/01/01/new-year/": "New year",
    "countries/": "Countries",
    "countries/ua/": "Ukraine",
    "countries/no/": "Norway",
    "countries/ua/2026/02/": "Ukraine, February 2026",
    "countries/ua/2026/03/": "Ukraine, March 2026",
    "countries/ua/2026/03/20/": "Ukraine, Friday, March 20, 2026",
    "sources/": "Sources",
    "sources/kyiv-daily/": "Kyiv Daily",
    "sources/silent-times/": "Silent Times",
    "tags/": "Topics",
    "tags/water/": "Water",
    "stories/": "Stories",
    "stories/dam-repair/": "The long repair",
    "2026/03/20/": "Friday, March 20, 2026",
    "2026/03/": "March 2026",
    "2026/": "2026",
    "archive/": "Archive",
    "feeds/": "Feeds",
}
"""The title of a page of each kind, by its address."""


@pytest.mark.parametrize(("url", "title"), ADDRESSES.items())
def test_page_has_its_title(url: str, title: str, newsroom: Site) -> None:
    """The page is at its address, and its title, heading and Open Graph title name it."""
    page = newsroom.page(url)
    shown = page.tree.findtext(".//title") or ""
    assert shown.startswith(title)
    assert page.meta("og:title") == title
    if url:
        (heading,) = page.main.xpath(".//h1")
        assert " ".join(heading.text_content().split()) in {title, title.rpartition(", ")[2]} or (
            title.endswith(" ".join(heading.text_content().split()))
        )


@pytest.mark.parametrize("url", ADDRESSES)
def test_page_tells_others_of_itself(url: str, newsroom: Site) -> None:
    """Description, canonical address and Open Graph stand on every page, once each."""
    page = newsroom.page(url)
    assert page.rel("canonical") == [f"{SITE_URL}{url}"]
    assert page.metas("og:url") == [f"{SITE_URL}{url}"]
    (description,) = page.metas("description")
    assert description
    assert page.metas("og:description") == [description]
    assert page.metas("og:site_name") == ["Paper"]
    assert page.metas("og:type") == [
        "article" if url.count("/") == 4 and url[0] == "2" else "website"
    ]


def test_every_page_is_of_a_known_kind(newsroom: Site) -> None:
    """Every page of the news has one canonical address, its own, and a language."""
    for url in newsroom.urls() - {"about/", "old/dam/"}:
        page = newsroom.page(url)
        assert page.rel("canonical") == [f"{SITE_URL}{url}"]
        assert page.tree.get("lang") == "en"
        assert page.meta("og:title")
        assert page.meta("description")


def test_every_link_leads_somewhere(newsroom: Site) -> None:
    """No page of the news links to an address that the site does not have."""
    _assert_links_lead_somewhere(newsroom)


def test_every_page_has_one_of_each_id(newsroom: Site) -> None:
    """No page of the news has two elements of one id."""
    for url in newsroom.urls():
        ids = [str(each) for each in newsroom.page(url).tree.xpath("//@id")]
        assert len(ids) == len(set(ids)), f"{url}: {sorted({i for i in ids if ids.count(i) > 1})}"


def test_addresses_of_other_scripts(tmp_path: Path) -> None:
    """Letters of any script stand in addresses, percent-encoded wherever they are written."""
    site = Site(tmp_path).configure()
    site.briefing(
        "2026/03/01/one",
        slug="сьогодні",
        tags=["Вода", "الماء", "C++ & C#"],
        story="Гребля",
        aliases=["/старе/місце/"],
    )
    site.story("Гребля")
    site.build("--strict")
    assert {"2026/03/01/сьогодні/", "tags/вода/", "tags/الماء/", "tags/c-c/"} <= site.urls()
    assert {"stories/гребля/", "старе/місце/"} <= site.urls()
    _assert_links_lead_somewhere(site)
    today, water = "%D1%81%D1%8C%D0%BE%D0%B3", "tags/%D0%B2%D0%BE%D0%B4%D0%B0/"
    expected = {"feed.xml": today, "sitemap-2026-03.xml": today, "sitemap-site.xml": water}
    for name, part in expected.items():
        addresses = re.findall("<(?:link|guid[^>]*|loc)>([^<]+)", site.read(name).decode())
        assert all(address.isascii() for address in addresses)
        assert any(part in address for address in addresses)


def test_news_can_stand_below_a_path(tmp_path_factory: pytest.TempPathFactory) -> None:
    """With `path: news` every page of the news stands below it, and docs/ has the front page."""
    site = write_newsroom(tmp_path_factory.mktemp("below"))
    site.configure(briefings={"latest": 3, "month_limit": 4, "timezone": "UTC", "path": "/news"})
    site.write("docs/index.md", "# Welcome\n\n[News](../briefings/2026/03/20/dam-reopens.md)\n")
    site.build("--strict")
    moved = {f"news/{url}" for url in ADDRESSES if not url.startswith("2026/01/01")}
    assert moved <= site.urls()
    assert site.page("").links()[-1:] == [f"news/{LEAD}"]
    assert site.page(f"news/{LEAD}").rel("canonical") == [f"{SITE_URL}news/{LEAD}"]
    assert site.has("news/feed.xml")
    assert not site.has("feed.xml")
    assert site.has("news/2026/03/20/dam.png")


def _assert_links_lead_somewhere(site: Site) -> None:
    for url in site.urls():
        page = site.page(url)
        hrefs = [str(href) for href in page.tree.xpath("//a/@href | //link/@href")]
        hrefs += [str(source) for source in page.tree.xpath("//img/@src | //script/@src")]
        for target in map(page.resolve, hrefs):
            assert ":" in target or site.has(target), f"{url} links to {target}"
