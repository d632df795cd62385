"""The way to every country, whatever it is called and whether or not it has news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.site import Site

pytestmark = pytest.mark.browser

TYPED = (
    ("ivory", "Côte d\u2019Ivoire"),
    ("cote d'ivoire", "Côte d\u2019Ivoire"),
    ("usa", "United States"),
    ("bosnia and", "Bosnia & Herzegovina"),
    ("czech republic", "Czechia"),
    ("turkey", "Türkiye"),
    ("swaziland", "Eswatini"),
    ("saint lucia", "St. Lucia"),
    ("sao tome and", "São Tomé & Príncipe"),
    ("dr congo", "Congo - Kinshasa"),
)
"""What people type, and which country they mean."""


def test_the_globe_leads_to_each(demo: tuple[Site, str], browser: Browser) -> None:
    """Its box finds each; one without a briefing is shown with the way to its page."""
    with empty_page(browser, reduced_motion="reduce") as page:
        page.goto(f"{demo[1]}countries/")
        search = page.get_by_role("combobox", name="Find a country")
        heading = page.locator(".news-globe__panel h3")
        for typed, name in TYPED:
            search.fill(typed)
            search.press("Enter")
            expect(heading).to_have_text(name)
        search.fill("kenya")
        search.press("Enter")
        expect(page.locator(".news-globe__panel .news-meta")).to_contain_text("No briefing yet")
        page.locator(".news-globe__panel .news-onward").click()
        expect(page.locator("h1")).to_have_text("Kenya")


def test_the_finder_says_which_has_no_news(demo: tuple[Site, str], browser: Browser) -> None:
    """By each of its names a country is offered, and that nobody has written about it yet."""
    with empty_page(browser) as page:
        page.goto(f"{demo[1]}about/")
        page.keyboard.press("/")
        first = page.get_by_role("dialog").get_by_role("option").first
        for typed, name in (("kenya", "Kenya"), ("magyar", "Hungary"), ("ceylon", "Sri Lanka")):
            page.get_by_role("combobox", name="Search the briefings").fill(typed)
            expect(first).to_have_text(f"{name}Country · no briefing yet")
        status = page.get_by_role("dialog").get_by_role("status")
        expect(status).to_have_text("No briefing found. The search page looks further back.")
        first.click()
        expect(page.locator("h1")).to_have_text("Sri Lanka")
        page.goto(f"{demo[1]}search/?q=magyar")
        expect(page.locator(".news-search__named li").first).to_have_text(
            "Hungary Country · no briefing yet"
        )
        expect(page.locator("[data-news='found']")).to_contain_text(
            "Found by name: Hungary (Country). No briefing has these words, back to "
        )
        expect(page.locator("[data-news='onward']")).to_be_empty()


def test_the_flat_map_tells_countries_apart_without_colours(
    demo: tuple[Site, str], browser: Browser
) -> None:
    """Those without a briefing are hatched, and hollow where they are dots; others are neither."""
    fill = "all => all.map(it => getComputedStyle(it).fill)"
    with empty_page(browser, java_script_enabled=False, forced_colors="active") as page:
        page.goto(f"{demo[1]}countries/")
        quiet, others = ".news-world .news-quiet", ".news-world a:not(.news-quiet)"
        hatched = page.locator(f"{quiet} path").evaluate_all(fill)
        assert hatched
        assert all(each.startswith("url(") for each in hatched)
        hollow = page.locator(f"{quiet} circle").evaluate_all(fill)
        full = page.locator(f"{others} :is(path, circle)").evaluate_all(fill)
        assert hollow
        assert full
        assert not {*hatched, *hollow} & {*full}


def test_search_and_feeds_know_each(demo: tuple[Site, str], browser: Browser) -> None:
    """The search and the page of feeds find each country, with news or without."""
    with empty_page(browser) as page:
        page.goto(f"{demo[1]}feeds/")
        for typed, name in TYPED:
            page.get_by_label("Find a feed by its name").fill(typed)
            expect(page.locator(".news-offers > li:visible").first).to_contain_text(name)
        for typed, name in TYPED[:2]:
            page.goto(f"{demo[1]}search/?q={typed}")
            expect(page.locator(".news-search__named li").first).to_contain_text(name)
