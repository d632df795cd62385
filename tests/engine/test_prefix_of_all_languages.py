"""A site whose languages all stand below their tags: its root is a choice between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine.project import SMALL, run, write_briefing
from tests.engine.test_languages import UK, alternates_of, bilingual, build, pages, translate
from tests.engine.test_translated_pages import STANDING
from tests.site import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give such a newsroom in English and Ukrainian, built."""
    site = bilingual(tmp_path)
    configure(site, is_prefixed=True)
    path = write_briefing(site, 0, aliases=["old"])
    translate(site, f"{path.removesuffix('.md')}.uk.md")
    site.write("docs/about.md", f"{STANDING}# About\n")
    site.write("docs/coverage.md", f"{STANDING}# Coverage\n\n[About](about.md)\n")
    site.write("docs/coverage.uk.md", f"{STANDING}# Охоплення\n")
    run(site)
    return site


def configure(site: Site, *, is_prefixed: bool) -> None:
    """Write the configuration of a site in English and Ukrainian."""
    options = {**SMALL, "languages": ["en", UK], "prefix_all_languages": is_prefixed}
    site.configure(
        briefings=options,
        theme={"name": None, "custom_dir": "theme"},
        nav=[{"About": "about.md"}, {"Coverage": "coverage.md"}],
    )


def test_root_is_a_choice(site: Site) -> None:
    """It leads to each language in its own words, and nobody anywhere by itself."""
    page = site.page("")
    links = page.tree.xpath("//main//a")
    assert [
        (each.text, page.resolve(each.get("href")), each.get("hreflang")) for each in links
    ] == [
        ("English", "en/", "en"),
        ("Українська", "uk/", "uk"),
    ]
    assert page.tree.xpath("//main//li/@lang") == ["en", "uk"]
    assert "Огляд" in page.text
    assert not page.tree.xpath("//meta[@http-equiv='refresh']")
    assert not page.tree.xpath("//link[@rel='manifest']"), "No worker keeps what was not chosen."


def test_every_page_stands_below_its_language(site: Site) -> None:
    """Pages of both kinds do, and everything that they lead to is there."""
    own = {url for url in pages(site) if url}
    assert {"en/", "en/about/", "en/coverage/", "en/2026/03/01/b-0/", "uk/coverage/"} <= own
    assert {url.partition("/")[0] for url in own} == {"en", "uk", "old"}
    for url in own:
        led_to = {each for each in site.page(url).links() if not each.startswith("https:")}
        assert {each for each in led_to if each.endswith("/")} <= own
    assert "en/2026/03/01/b-0/" in site.page("old/").text + site.read("old/index.html").decode()
    assert "en/about/" in site.page("en/coverage/").links()


def test_alternates_of_front_pages(site: Site) -> None:
    """For readers of all other languages that is the root; of other pages it is the default one."""
    told = {"x-default": "", "en": "en/", "uk": "uk/"}
    assert (
        alternates_of(site, "") == alternates_of(site, "en/") == alternates_of(site, "uk/") == told
    )
    assert alternates_of(site, "en/2026/03/01/b-0/")["x-default"] == "en/2026/03/01/b-0/"
    alternates = {url: said for url in pages(site) if (said := alternates_of(site, url))}
    assert {"en/coverage/", "uk/coverage/", "uk/"} < alternates.keys()
    for said in alternates.values():
        assert all(alternates[other] == said for other in said.values())
    sitemap = site.read("en/sitemap-site.xml").decode()
    assert f"<loc>{SITE_URL}</loc>" in sitemap
    assert f'hreflang="x-default" href="{SITE_URL}"/>' in site.read("uk/sitemap-site.xml").decode()
    headers = site.read("_headers").decode()
    link = f'  Link: <{SITE_URL}>; rel="alternate"; hreflang="x-default"'
    for path in ("/paper/", "/paper/en/", "/paper/uk/"):
        assert f"\n{path}\n{link}" in headers


def test_what_hosts_look_for_at_the_root(site: Site) -> None:
    """Files of the host stand there, and those of a language below it."""
    files = set(site.files())
    assert {"robots.txt", "404.html", "feeds/all-languages/feed.xml"} <= files
    assert {"en/sw.js", "en/manifest.webmanifest", "en/feed.xml", "en/sitemap.xml"} <= files
    assert not {"manifest.webmanifest", "feed.xml", "sitemap.xml"} & files
    assert b"unregister" in site.read("sw.js"), "A worker that is still there from before goes."
    assert f"Sitemap: {SITE_URL}en/sitemap.xml" in site.read("robots.txt").decode()


def test_prefix_comes_and_goes(site: Site) -> None:
    """Whatever is chosen, a build makes the bytes of a clean one."""
    assert build(site).urls == set()
    configure(site, is_prefixed=False)
    build(site)
    left = [path for path in site.files() if path.startswith("en/")]
    assert left == ["en/sw.js"]
    assert b"unregister" in site.read("en/sw.js"), "The worker from before goes."
    configure(site, is_prefixed=True)
    build(site)
    assert site.has("en/about/")
    assert not site.has("about/")
