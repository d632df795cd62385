"""The file `robots.txt`: all may be read, and the sitemaps are named."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

from tests.site import SITE_URL, Site

if TYPE_CHECKING:
    from pathlib import Path


def test_all_may_be_read(newsroom: Site) -> None:
    """Every file of the site may be fetched by anybody, and both sitemaps are there."""
    robots = RobotFileParser()
    robots.parse(newsroom.read("robots.txt").decode().splitlines())
    for agent in ("Googlebot", "Googlebot-News", "anybody"):
        assert all(robots.can_fetch(agent, f"{SITE_URL}{path}") for path in newsroom.files())
    sitemaps = robots.site_maps()
    assert sitemaps == [f"{SITE_URL}sitemap.xml", f"{SITE_URL}sitemap-news.xml"]
    assert all(newsroom.has(url.removeprefix(SITE_URL)) for url in sitemaps)


def test_the_sites_own_one_stays(tmp_path: Path) -> None:
    """A `robots.txt` in `docs/` takes the place of ours, and comes back to it when it goes."""
    site = Site(tmp_path).configure()
    site.briefing("2026/03/01/x")
    site.write("docs/robots.txt", "User-agent: *\nDisallow: /private/\n")
    site.build("--strict")
    assert b"/private/" in site.read("robots.txt")
    site.remove("docs/robots.txt")
    site.build("--strict")
    assert b"sitemap-news.xml" in site.read("robots.txt")
    site.write("docs/robots.txt", "User-agent: *\nDisallow: /private/\n")
    site.build("--strict")
    assert b"/private/" in site.read("robots.txt")
