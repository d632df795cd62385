"""What a letter looks like: on a phone and a desktop, by day and by night, without images."""

from __future__ import annotations

import os
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_every_page import SCHEMES
from tests.letters.letters import html_of, letter, write_letter
from tests.outputs.newsroom import write_newsroom
from tests.site import photo

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (320, 600, 1000)

SHEET = re.compile(r"<style>.*?</style>", re.DOTALL)


@pytest.fixture(scope="module")
def message(tmp_path_factory: pytest.TempPathFactory, language: str) -> str:
    """Give the HTML of a letter with two images, a long word and text in Arabic."""
    site = write_newsroom(tmp_path_factory.mktemp("letter"), language=language)
    site.write("briefings/2026/03/20/wide.jpg", photo(1600, 900))
    image = {"src": "wide.jpg", "alt": "A picture " * 12}
    site.briefing("2026/03/20/top", title="x" * 150, priority="top", image=image)
    write_letter(site, "--images", "hosted")
    return html_of(letter(site))


@pytest.mark.languages("en", "ar")
@pytest.mark.parametrize("kind", ["whole", "without images", "without a style sheet"])
def test_it_fits(kind: str, message: str, browser: Browser) -> None:
    """Nothing is wider than the window, the column is at most 600 pixels, and text stands out."""
    page = browser.new_page()
    picture = photo(1600, 900)
    page.route(
        re.compile(r"^https?:"),
        lambda route: route.abort() if kind == "without images" else route.fulfill(body=picture),
    )
    page.set_content(SHEET.sub("", message) if "sheet" in kind else message)
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        _keep(page, f"letter-{kind.replace(' ', '-')}-{width}-{scheme}")
        _fits(page, width)
        _stands_out(page, is_dark=scheme == "dark" and "sheet" not in kind)
    page.close()


def _fits(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    column = page.locator("table.column").bounding_box()
    assert column is not None, width
    assert column["width"] <= 600, width
    assert abs(column["x"] * 2 + column["width"] - width) <= 1, width


def _stands_out(page: Page, *, is_dark: bool) -> None:
    paper = "rgb(16, 19, 24)" if is_dark else "rgb(255, 255, 255)"
    assert _style(page, "body", "backgroundColor") == paper, page.viewport_size
    ink = "rgb(236, 238, 241)" if is_dark else "rgb(21, 24, 30)"
    for selector in ("h1 a", "h2", "h3 a", ".summary"):
        assert _style(page, selector, "color") == ink, (selector, page.viewport_size)
    assert not page.locator(".preheader").is_visible()
    is_arabic = page.locator("html").get_attribute("lang") == "ar"
    assert _style(page, "h2", "direction") == ("rtl" if is_arabic else "ltr")


def test_headline_in_arabic(message: str, browser: Browser) -> None:
    """A headline in Arabic begins at the right side of the column."""
    page = browser.new_page(viewport={"width": 600, "height": 800})
    page.route(re.compile(r"^https?:"), lambda route: route.abort())
    page.set_content(message)
    column = page.locator("table.column").bounding_box()
    headline = page.get_by_text("مصر").bounding_box()
    assert column is not None
    assert headline is not None
    assert headline["x"] + headline["width"] > column["x"] + column["width"] - 2
    page.close()


def _style(page: Page, selector: str, name: str) -> str:
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return str(page.evaluate(script, [selector, name]))


def _keep(page: Page, name: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
