"""Code and tables that are wider than their column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults_by
from tests.browser.pages import empty_page
from tests.browser.server import served
from tests.patience import wait_until
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

_COLUMNS = 9
TEXT = f"""    short = 1

Text.

    {"very_long_line = " * 12}

Text again.

    {"another_long_line = " * 12}

| a | b |
|---|---|
| 1 | 2 |

{"| Population " * _COLUMNS}|
{"|---" * _COLUMNS}|
{"| 1,000,000 " * _COLUMNS}|
"""

RULES = {"type": "rule", "values": ["scrollable-region-focusable", "region", "landmark-unique"]}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give where a briefing with code and tables is served, and a page of the theme with them."""
    site = Site(tmp_path_factory.mktemp("scrolling")).configure(markdown_extensions=["tables"])
    site.briefing("2026/03/20/wide", TEXT)
    site.build("--strict")
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page of a phone."""
    phone = {"width": 390, "height": 844}
    with empty_page(browser, viewport=phone, service_workers="block") as page:
        yield page


def _has_scrolled(it: Locator) -> bool:
    return bool(it.evaluate("it => it.scrollLeft > 0"))


def test_what_scrolls_is_reached_by_the_keyboard(address: str, page: Page) -> None:
    """It is, with a name; what does not scroll is no stop, and a table stays one."""
    page.goto(f"{address}2026/03/20/wide/")
    regions = page.locator(".news-text").get_by_role("region")
    expect(regions).to_have_count(3)
    names = [each.get_attribute("aria-label") for each in regions.all()]
    assert names == ["Code", "Code 2", "Table"]
    for each in regions.all():
        assert each.evaluate("it => it.scrollWidth > it.clientWidth")
        each.focus()
        expect(each).to_be_focused()
        page.keyboard.press("ArrowRight")
        wait_until(partial(_has_scrolled, each), "it does not scroll")
    expect(page.locator(".news-text").get_by_role("table")).to_have_count(2)
    assert faults_by(page, RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_scrolls_no_more(address: str, page: Page) -> None:
    """Where there is room again, it is a stop no more."""
    page.goto(f"{address}2026/03/20/wide/")
    regions = page.locator(".news-text [tabindex]")
    expect(regions).to_have_count(3)
    page.locator(".news-scroll table").last.evaluate("it => it.remove()")
    page.locator(".news-text pre").evaluate_all("all => all.map(it => (it.textContent = 'short'))")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(regions).to_have_count(0)
