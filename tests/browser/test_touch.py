"""Links in lists, on a screen that is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import empty_page
from tests.browser.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.site import Site

pytestmark = pytest.mark.browser

LISTS = (
    (".news-entries", ("sources/", "tags/", "search/", "feeds/")),
    (".news-entries .news-count", ("feeds/",)),
    (".news-inline", ("countries/",)),
    (".news-links", ("countries/ua/",)),
    (".news-table", ("numbers/",)),
)
"""Lists of links, and pages that have them."""

MISSED = """([list, finger]) => [...document.querySelectorAll(`main ${list} a`)]
  .filter((link) => link.checkVisibility()).slice(0, 8)
  .filter((link) => {
    link.scrollIntoView({ block: "center" })
    const { left, top, width, height } = link.getBoundingClientRect()
    return [-1, 1].some((side) => {
      const y = top + height / 2 + side * (finger / 2 - 1)
      return document.elementFromPoint(left + width / 2, y)?.closest("a") !== link
    })
  })
  .map((link) => link.textContent)"""
"""Which of the first links of a list a finger's half above or below its middle does not hit."""

FINGER = 44
"""Pixels of CSS."""


@pytest.fixture(scope="module")
def address(overview: Site) -> Iterator[str]:
    """Give the address of the demonstration."""
    with served(overview) as address:
        yield address


@pytest.mark.parametrize("width", [320, 390])
def test_room_for_fingers(width: int, address: str, browser: Browser) -> None:
    """Each link of a list is 44 pixels high, whatever page the list is on, and none is wide."""
    with empty_page(
        browser, viewport={"width": width, "height": 844}, has_touch=True, is_mobile=True
    ) as page:
        for found, urls in LISTS:
            for url in urls:
                page.goto(address + url)
                assert page.locator(f"main {found} a").count()
                assert page.evaluate(MISSED, [found, FINGER]) == [], (found, url)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
