"""What a reader sees whose system has chosen the colours (forced colours)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page
from tests.browser.server import served
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

LOOK = """it => {
  const style = getComputedStyle(it)
  return [style.backgroundColor, style.outlineStyle, style.borderBottom].join(" ")
}"""
"""What is seen of an element where colours of ours are not."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give where a small newsroom is served."""
    site = Site(tmp_path_factory.mktemp("forced")).configure(briefings={"search": "titles"})
    for day in ("2026/03/18", "2026/03/19", "2026/03/20"):
        for code in ("KE", "UA", "BR"):
            keys = {"countries": [code], "story": "dam", "title": f"Sugar from {code}, {day[-2:]}"}
            site.briefing(f"{day}/from-{code.lower()}", "Sugar.\n", **keys)
    site.story("dam")
    site.build("--strict")
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a page in the system's colours."""
    with empty_page(browser, forced_colors="active", service_workers="block") as page:
        yield page


def stands_out(one: Locator, other: Locator) -> None:
    """Hold that two elements look otherwise, and the text of the first is not of its ground."""
    assert one.evaluate(LOOK) != other.evaluate(LOOK)
    style = "it => (({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(it))"
    colour, ground = one.evaluate(style)
    assert colour != ground


def test_the_option_that_enter_opens(address: str, page: Page) -> None:
    """The active option stands out in the finder and in the globe's box."""
    page.goto(address)
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search the briefings").fill("sugar")
    options = page.locator(".news-finder [role='option']")
    expect(options).to_have_count(8)
    page.keyboard.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    stands_out(options.nth(0), options.nth(1))
    for inner in options.nth(0).locator("span").all():
        assert inner.evaluate("it => getComputedStyle(it).color") == options.nth(0).evaluate(
            "it => getComputedStyle(it).color"
        )
    page.get_by_role("combobox", name="Search the briefings").fill("ukraine")
    expect(options.nth(0)).to_have_text(re.compile("^Ukraine.*Country$"))
    page.keyboard.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    stands_out(options.nth(0), options.nth(1))
    page.goto(f"{address}countries/")
    page.locator(".news-globe.is-live .news-globe__search input").press("ArrowDown")
    places = page.locator(".news-globe__search [role='option']")
    expect(places.nth(0)).to_have_attribute("aria-selected", "true")
    stands_out(places.nth(0), places.nth(1))


def test_where_one_is(address: str, page: Page) -> None:
    """The day of a calendar, the section of the masthead, and a story's briefing stand out."""
    page.goto(f"{address}2026/03/19/")
    calendar = page.locator(".news-calendar")
    stands_out(calendar.locator("[aria-current]"), calendar.locator("a:not([aria-current])").first)
    page.goto(f"{address}countries/")
    sections = page.locator(".news-sections")
    stands_out(sections.locator("[aria-current]"), sections.locator("a:not([aria-current])").first)
    page.goto(f"{address}2026/03/19/from-ke/")
    dots = [
        page.locator(f".news-timeline > li{which}").first.evaluate(
            "it => getComputedStyle(it, '::before').backgroundColor"
        )
        for which in ("[aria-current]", ":not([aria-current])")
    ]
    assert dots[0] != dots[1]


def test_a_button_of_a_colour_of_its_own_can_be_read(address: str, page: Page) -> None:
    """Its words are not of the ground that the system lays below all words."""
    page.goto(address)
    colour = "it => getComputedStyle(it).color"
    surprise = page.get_by_role("button", name="Surprise me").evaluate(colour)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert surprise != ground


def test_what_is_pressed_and_focused(address: str, page: Page) -> None:
    """A briefing that is saved, and what has the focus, are told apart from others."""
    page.goto(f"{address}2026/03/19/from-ke/")
    save = page.locator(".news-actions [data-news='save']")
    before = save.evaluate(LOOK)
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")
    assert save.evaluate(LOOK) != before
    stands_out(save, page.locator(".news-actions [data-news='copy']"))
    assert save.evaluate("it => getComputedStyle(it).outlineStyle") == "none"
    page.keyboard.press("Tab")
    focused = page.locator(":focus-visible")
    assert focused.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    assert focused.evaluate("it => parseFloat(getComputedStyle(it).outlineWidth)") >= 2


def test_pictures_are_in_the_systems_colours(address: str, page: Page) -> None:
    """Countries with news stand out on the globe's legend from those without."""
    page.goto(f"{address}countries/")
    expect(page.locator(".news-globe.is-live")).to_have_count(1)
    swatches = page.locator(".news-globe__swatch")
    expect(swatches).not_to_have_count(0)
    grounds = swatches.evaluate_all("all => all.map(it => getComputedStyle(it).backgroundColor)")
    assert len(set(grounds)) == len(grounds)
