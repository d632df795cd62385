"""Maps stand where there is no image, and are drawn once for each country."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image

from tests.engine.project import assert_clean, run, write_briefing, write_project
from tests.outputs.feed import channel
from tests.outputs.newsroom import LEAD, OWN, write_newsroom
from tests.site import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    from tests.site import PageTree, Site

EGYPT = "2026/03/20/in-egypt/"
"""In Arabic."""

WORLD = """\
{% extends "briefings/base.html" %}
{% block content %}{% include "briefings/partials/world.html" %}{% endblock %}
"""
"""A directory that is nothing but the map."""


def _image(page: PageTree, path: str) -> HtmlElement:
    found: list[HtmlElement] = page.main.xpath(path)
    (image,) = found
    return image


def test_article_without_an_image_shows_where_it_is(newsroom: Site) -> None:
    """Its hero is the map of its main country, with its size and its meaning in words."""
    page = newsroom.page(OWN)
    image = _image(page, ".//header//figure/img")
    assert page.resolve(image.get("src", "")) == "countries/ua/map.svg"
    assert newsroom.has("countries/ua/map.svg")
    assert image.get("alt") == "Map of Ukraine and what lies around it"
    assert (image.get("width"), image.get("height")) == ("640", "360")


def test_article_without_an_image_is_shared_with_the_map(newsroom: Site) -> None:
    """Where it is shared, the map as PNG stands for it."""
    page = newsroom.page(OWN)
    assert page.meta("og:image") == f"{SITE_URL}countries/ua/map.png"
    assert page.meta("og:image:alt") == "Map of Ukraine and what lies around it"
    assert page.meta("twitter:card") == "summary_large_image"
    image: Image.Image = Image.open(BytesIO(newsroom.read("countries/ua/map.png")))
    assert image.size == (1200, 630)


def test_article_with_an_image_does_without(newsroom: Site) -> None:
    """A briefing with an image of its own shows that, and shares that."""
    page = newsroom.page(LEAD)
    assert not page.main.xpath(".//img[contains(@src, 'map.svg')]")
    assert page.meta("og:image") == f"{SITE_URL}2026/03/20/dam.png"


def test_words_of_a_map_are_in_the_sites_language(newsroom: Site) -> None:
    """In an article of another language the map's words are marked as not being in it."""
    image = _image(newsroom.page(EGYPT), ".//header//figure/img")
    assert image.xpath("ancestor::*[@lang][1]/@lang") == ["en"]


def test_country_shows_where_it_is(newsroom: Site) -> None:
    """A country's page has its map beside the name, and shares it; other listings have none."""
    page = newsroom.page("countries/ke/")
    image = _image(page, ".//header[.//h1]/img")
    assert page.resolve(image.get("src", "")) == "countries/ke/map.svg"
    assert page.meta("og:image") == f"{SITE_URL}countries/ke/map.png"
    for url in ("tags/water/", "sources/kyiv-daily/"):
        assert newsroom.page(url).meta("og:image") is None
        assert not newsroom.page(url).main.xpath(".//img[contains(@src, 'map.svg')]")


def test_every_country_has_its_maps(newsroom: Site) -> None:
    """Countries with briefings have both maps, and no other country has any."""
    files = newsroom.files()
    pages = {path.rpartition("/")[0] for path in newsroom.urls() if path.count("/") == 2}
    countries = {path for path in pages if path.startswith("countries/")}
    for name in ("map.svg", "map.png"):
        found = {path.rpartition("/")[0] for path in files if path.endswith(f"/{name}")}
        assert found - {"2026/03/20"} == countries  # where a briefing shows one of that name
    assert etree.fromstring(files["countries/jp/map.svg"]).tag.endswith("svg")


def test_feeds_have_real_images_only(newsroom: Site) -> None:
    """No item of a feed has the map for an image."""
    for url in ("feed.xml", "countries/ua/feed.xml", "countries/ke/feed.xml"):
        assert b"countries/ua/map" not in etree.tostring(channel(newsroom, url))
        assert b"countries/ke/map" not in etree.tostring(channel(newsroom, url))


def test_briefing_in_a_known_country_draws_no_map(tmp_path: Path) -> None:
    """Maps are drawn for a new country alone, and go with its last briefing."""
    site = write_project(tmp_path / "paper")
    maps = {
        f"countries/{code}/map.{kind}" for code in ("fr", "jp", "ua") for kind in ("svg", "png")
    }
    assert {url for url in run(site).urls if "/map." in url} == maps
    write_briefing(site, 8)
    done = run(site)
    assert "2026/03/01/b-8/" in done.urls
    assert not {url for url in done.urls if "/map." in url}
    write_briefing(site, 9, countries=["SG"])
    new = {"countries/sg/map.svg", "countries/sg/map.png"}
    assert {url for url in run(site).urls if "/map." in url} == new
    assert_clean(site, tmp_path / "clean")
    site.remove("briefings/2026/03/02/b-9.md")
    assert {path for path in run(site).removed if "/map." in path} == new
    assert_clean(site, tmp_path / "clean")


def test_world_leads_to_every_country(tmp_path: Path) -> None:
    """The world map has a named link to each country with briefings, and is small."""
    site = write_newsroom(tmp_path)
    site.configure(theme={"name": "material", "font": False, "custom_dir": "overrides"})
    site.write("overrides/briefings/directory.html", WORLD)
    site.build("--strict")
    page = site.page("countries/")
    (drawn,) = page.main.xpath(".//svg")
    links = drawn.xpath(".//a")
    urls = {url for url in site.urls() if url.startswith("countries/") and url.count("/") == 2}
    assert {page.resolve(link.get("href")) for link in links} == urls
    assert {link.get("aria-label") for link in links} >= {"Ukraine", "Kenya", "United Kingdom"}
    assert all(link.findtext("title") == link.get("aria-label") for link in links)
    assert all(len(link.xpath("./path|./circle")) == 1 for link in links)
    assert len(etree.tostring(drawn)) < 30_000
