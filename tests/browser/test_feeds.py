"""The page of feeds, and a feed that somebody opens in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.said import country, region, say, say_many

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

NO_SCRIPT = {"java_script_enabled": False}


def shown(page: Page) -> Locator:
    """Give the lines of feeds that are seen."""
    return page.locator(".news-offers > li:visible")


def test_find_a_feed(demo: tuple[Site, str], page: Page) -> None:
    """A name narrows the list to the feeds that have it, with the headings above them."""
    page.goto(f"{demo[1]}feeds/")
    box, said = (
        page.get_by_label(say(page, "Find a feed by its name")),
        page.locator("[data-news='found']"),
    )
    every = shown(page).count()
    box.fill(country(page, "TR"))
    expect(shown(page)).to_have_count(1)
    expect(shown(page).get_by_role("link").first).to_have_text(country(page, "TR"))
    expect(said).to_have_text(say_many(page, "%(num)s feed", "%(num)s feeds", 1))
    expect(page.get_by_role("heading", name=say(page, "By topic"))).to_be_hidden()
    expect(page.get_by_role("heading", name=region(page, "142"))).to_be_visible()
    box.fill("no such name")
    expect(shown(page)).to_have_count(0)
    expect(said).to_have_text(say(page, "No feeds"))
    box.press("Enter")
    box.fill("")
    expect(shown(page)).to_have_count(every)
    expect(said).to_be_empty()


def test_copy_an_address(demo: tuple[Site, str], page: Page) -> None:
    """A button copies a feed's whole address, and says so."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{demo[1]}feeds/")
    page.get_by_role(
        "button", name=say(page, "Copy the address: %(name)s", name=country(page, "UA"))
    ).click()
    expect(page.locator("[data-news='said']")).to_have_text(
        say(page, "Address copied: %(name)s", name=country(page, "UA"))
    )
    address = f"{demo[1]}countries/ua/feed.xml"
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.request.get(address).ok


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True)
def test_without_a_script(demo: tuple[Site, str], page: Page) -> None:
    """Without a script each feed is a link in three formats, and no box stands there idle."""
    page.goto(f"{demo[1]}feeds/")
    expect(page.get_by_label(say(page, "Find a feed by its name"))).to_be_hidden()
    line = page.locator(".news-offers > li", has_text=country(page, "UA")).first
    links = line.get_by_role("link")
    expect(links).to_have_count(3)
    for link, name in zip(links.all(), ("feed.xml", "atom.xml", "feed.json"), strict=True):
        expect(link).to_have_attribute("href", f"../countries/ua/{name}")


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_opened_in_a_browser(name: str, demo: tuple[Site, str], page: Page) -> None:
    """A feed is shown with its headlines in large letters, and without the text's markup."""
    page.goto(f"{demo[1]}{name}")
    entry = "channel > item" if name == "feed.xml" else "feed > entry"
    title = page.locator(f"{entry} > title").first
    expect(title).to_be_visible()
    assert title.evaluate("element => parseFloat(getComputedStyle(element).fontSize)") > 16
    text = "content\\:encoded, encoded" if name == "feed.xml" else f"{entry} > content"
    expect(page.locator(text).first).to_be_hidden()
    note = page.locator(":root").evaluate("root => getComputedStyle(root, '::before').content")
    assert "This is a feed." in note
    box = page.locator(":root").bounding_box()
    assert box is not None
    assert box["width"] <= 40 * 16 + 32
