"""The way to every country, whatever it is called and whether or not it has news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page
from tests.browser.said import country, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.site import Site

pytestmark = pytest.mark.browser

TYPED = {
    "en": (
        ("ivory", "CI"),
        ("cote d'ivoire", "CI"),
        ("usa", "US"),
        ("bosnia and", "BA"),
        ("czech republic", "CZ"),
        ("turkey", "TR"),
        ("swaziland", "SZ"),
        ("saint lucia", "LC"),
        ("sao tome and", "ST"),
        ("dr congo", "CD"),
    ),
    # Few type the hamza above or below an alef.
    "ar": (("المانيا", "DE"), ("اسبانيا", "ES"), ("ساحل", "CI")),
}
"""What people type in each language, and which country they mean."""


@pytest.mark.languages("en", "ar")
def test_the_globe_leads_to_each(demo: tuple[Site, str], language: str, browser: Browser) -> None:
    """Its box finds each; one without a briefing is shown with the way to its page."""
    with empty_page(browser, reduced_motion="reduce") as page:
        page.goto(f"{demo[1]}countries/")
        search = page.get_by_role("combobox", name=say(page, "Find a country"))
        heading = page.locator(".news-globe__panel h3")
        for typed, code in TYPED[language]:
            search.fill(typed)
            search.press("Enter")
            expect(heading).to_have_text(country(page, code))
        search.fill(country(page, "KE"))
        search.press("Enter")
        expect(page.locator(".news-globe__panel .news-meta")).to_contain_text(
            say(page, "No briefing yet: its page shows what is new around it.")
        )
        page.locator(".news-globe__panel .news-onward").click()
        expect(page.locator("h1")).to_have_text(country(page, "KE"))


@pytest.mark.languages("en", "ar")
def test_the_finder_says_which_has_no_news(demo: tuple[Site, str], browser: Browser) -> None:
    """By each of its names a country is offered, and that nobody has written about it yet."""
    with empty_page(browser) as page:
        page.goto(f"{demo[1]}about/")
        page.keyboard.press("/")
        dialog = page.get_by_role("dialog")
        first = dialog.get_by_role("option").first
        quiet = f"{say(page, 'Country')} · {say(page, 'no briefing yet')}"
        for typed, code in ((country(page, "KE"), "KE"), ("magyar", "HU")):
            dialog.get_by_role("combobox").fill(typed)
            expect(first).to_have_text(f"{country(page, code)}{quiet}")
        expect(dialog.get_by_role("status")).to_have_text(
            say(page, "No briefing found. The search page looks further back.")
        )
        first.click()
        hungary = country(page, "HU")
        expect(page.locator("h1")).to_have_text(hungary)
        page.goto(f"{demo[1]}search/?q=magyar")
        expect(page.locator(".news-search__named li").first).to_have_text(f"{hungary} {quiet}")
        found = "Found by name: %(name)s. No briefing has these words, back to %(day)s."
        shape = re.escape(say(page, found, name="@", day="@")).replace("@", ".*")
        told = page.locator("[data-news='found']")
        expect(told).to_have_text(re.compile(shape))
        expect(told).to_contain_text(f"{hungary} ({say(page, 'Country')})")
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


@pytest.mark.languages("en", "ar")
def test_search_and_feeds_know_each(
    demo: tuple[Site, str], language: str, browser: Browser
) -> None:
    """The search and the page of feeds find each country, with news or without."""
    with empty_page(browser) as page:
        page.goto(f"{demo[1]}feeds/")
        for typed, code in TYPED[language]:
            page.get_by_label(say(page, "Find a feed by its name")).fill(typed)
            found = page.locator(".news-offers > li:visible").first
            expect(found).to_contain_text(country(page, code))
        for typed, code in TYPED[language][:2]:
            page.goto(f"{demo[1]}search/?q={typed}")
            found = page.locator(".news-search__named li").first
            expect(found).to_contain_text(country(page, code))
