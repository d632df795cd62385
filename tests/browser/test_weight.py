"""What a first visit brings over the line, compressed as a host compresses it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page, follow_requests, wait_for_quiet
from tests.browser.server import Host, served
from tests.demo import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.site import Site

pytestmark = pytest.mark.browser

ARTICLE = 30_000
"""Bytes that an article may take, without pictures and fonts."""

HOME = 110_000
"""The same of the front page, its globe included."""

BLOCKING = """performance.getEntriesByType("resource")
  .filter(({ renderBlockingStatus }) => renderBlockingStatus === "blocking")
  .map(({ name }) => name)"""
"""What the browser waits for before it draws the page."""

PICTURES_AND_FONTS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".woff2"})


def _weigh(browser: Browser, site: Site, url: str, *, has_globe: bool) -> dict[str, int]:
    """Give what was asked for while a page was read to its end, and the bytes of each file."""
    host = Host(site.out)
    # What a worker keeps for later comes after the page.
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    under_way = follow_requests(page)
    page.goto(f"{host.url}{url}")
    wait_for_quiet(page, under_way)
    if has_globe:
        page.locator(".news-globe").scroll_into_view_if_needed()
        expect(page.locator(".news-globe.is-live")).to_be_visible()
    page.locator("footer").last.scroll_into_view_if_needed()
    wait_for_quiet(page, under_way)
    context.close()
    host.stop()
    files = {path: site.out / path for path in (urlsplit(asked).path for asked in host.asked)}
    return {
        path: len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes()))
        for path, file in files.items()
        if Path(path).suffix not in PICTURES_AND_FONTS
    }


@pytest.mark.parametrize(("name", "most"), [("article", ARTICLE), ("home", HOME)])
def test_first_visit_is_light(browser: Browser, overview: Site, name: str, most: int) -> None:
    """A first visit of an article and of the front page with its globe takes few bytes."""
    sizes = _weigh(browser, overview, PAGES[name], has_globe=name == "home")
    # Page, styles and scripts at least: what holds of nothing would hold here, too.
    assert {".css", ".js"} <= {Path(path).suffix for path in sizes}
    assert sum(sizes.values()) <= most, sizes


def test_little_is_waited_for(browser: Browser, overview: Site) -> None:
    """A page is drawn once its styles and one small script are there; others let them pass."""
    with served(overview) as address, empty_page(browser) as page:
        page.goto(f"{address}{PAGES['article']}")
        blocking = page.evaluate(BLOCKING)
        scripts = page.evaluate(
            "[...document.scripts].map(({ type, fetchPriority }) => [type, fetchPriority])"
        )
    assert sorted(re.sub(r".*/|[.?].*", "", name) for name in blocking) == [
        "early",
        "news",
        "overview",
    ]
    assert ["module", "low"] in scripts
    assert ["module", "auto"] not in scripts
