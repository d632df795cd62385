"""What a reader presses before the scripts of a page have come, as on a slow line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page
from tests.browser.said import country, region, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from tests.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

MODULES = "**/assets/**/{news,follow,globe,mine}*.js"


@contextmanager
def _before_scripts(page: Page, url: str) -> Iterator[None]:
    """Open a page whose modules come only after what is done within."""
    held: list[Route] = []
    page.route(MODULES, lambda route: held.append(route))  # noqa: PLW0108 - marked by Playwright
    page.goto(url, wait_until="commit")
    expect(page.locator("footer").first).to_be_visible()
    yield
    assert held, "no script was held back"
    for route in held:
        route.continue_()
    page.unroute(MODULES)


def test_a_country_is_followed(demo: tuple[Site, str], browser: Browser) -> None:
    """Follow counts once, however often an impatient reader presses it; colours change as well."""
    with empty_page(browser) as page:
        with _before_scripts(page, f"{demo[1]}countries/ua/"):
            follow = page.get_by_role("button", name=say(page, "Follow"), exact=True)
            scheme = page.get_by_role("button", name=say(page, "Dark colours"))
            for _ in range(2):
                follow.click()
            scheme.click()
            expect(follow).to_have_attribute("aria-pressed", "false")
        expect(scheme).to_have_attribute("aria-pressed", "true")
        expect(follow).to_have_attribute("aria-pressed", "true")
        follow.click()
        expect(follow).to_have_attribute("aria-pressed", "false")


def test_a_country_is_found(demo: tuple[Site, str], browser: Browser) -> None:
    """Enter in the globe's box leads to the country whose name was typed."""
    with empty_page(browser, reduced_motion="reduce") as page:
        with _before_scripts(page, f"{demo[1]}countries/"):
            page.get_by_role("combobox", name=say(page, "Find a country")).fill(country(page, "CI"))
            page.keyboard.press("Enter")
        expect(page.locator(".news-globe__panel h3")).to_have_text(country(page, "CI"))


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_the_search_is_opened(key: str, demo: tuple[Site, str], browser: Browser) -> None:
    """A key that opens the search does so as soon as it can, with all that is typed after it."""
    with empty_page(browser) as page:
        link = page.locator(".news-brand").first
        with _before_scripts(page, f"{demo[1]}countries/ua/"):
            link.focus()
            page.keyboard.press(key)
            page.keyboard.type("js/?")
            page.keyboard.press("Backspace")
            assert "countries/ua/" in page.url
        dialog = page.get_by_role("dialog", name=say(page, "Search"))
        box = dialog.get_by_role("combobox")
        expect(box).to_be_focused()
        expect(box).to_have_value("js/")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(link).to_be_focused()


def test_enter_searches(demo: tuple[Site, str], browser: Browser) -> None:
    """Enter after what was typed leads to what is found, without waiting for a script."""
    with empty_page(browser) as page, _before_scripts(page, f"{demo[1]}countries/ua/"):
        page.keyboard.press("/")
        page.keyboard.type(country(page, "CI"))
        page.keyboard.press("Enter")
        page.wait_for_url(f"{demo[1]}search/?q=*", wait_until="commit")
        expect(page.locator("#__q")).to_be_visible()


def test_a_region_is_shown(demo: tuple[Site, str], browser: Browser) -> None:
    """The globe turns to the region whose button was pressed."""
    with empty_page(browser, reduced_motion="reduce") as page:
        with _before_scripts(page, f"{demo[1]}countries/"):
            africa = page.get_by_role("button", name=region(page, "002"), exact=True)
            africa.click()
        expect(africa).to_have_attribute("aria-pressed", "true")


def test_countries_are_picked(demo: tuple[Site, str], browser: Browser) -> None:
    """Of the list of all countries, those that were pressed are followed."""
    with empty_page(browser) as page:
        picks = page.locator("[data-news='pick']")
        with _before_scripts(page, f"{demo[1]}my-countries/"):
            for at in (0, 2):
                picks.nth(at).click()
        for at, pressed in enumerate(("true", "false", "true")):
            expect(picks.nth(at)).to_have_attribute("aria-pressed", pressed)
