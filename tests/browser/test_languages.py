"""The switch between the languages of a site, and what a browser remembers of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.server import served
from tests.site import Site, with_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

ARTICLE = "2026/03/20/dam/"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a site in English, Ukrainian and Arabic."""
    site = Site(tmp_path_factory.mktemp("languages"))
    site.configure(briefings={"languages": ["en", "uk", "ar"], "search": "full"})
    site.briefing("2026/03/20/dam", title="The dam reopens")
    translated = {"title": "Греблю відкрито", "summary": "Коротко."}
    site.write("briefings/2026/03/20/dam.uk.md", with_front_matter(translated, "Текст.\n"))
    site.build()
    with served(site) as address:
        yield address


def switch(page: Page) -> Locator:
    """Give the links to other languages."""
    return page.locator("[data-news=languages] a")


def test_switch_is_remembered_and_leads_nobody(page: Page, paper: str) -> None:
    """It leads to the same article; later the language that was chosen stands out, and no more."""
    page.goto(f"{paper}{ARTICLE}")
    expect(switch(page)).to_have_text(["Українська", "العربية"])
    switch(page).first.click()
    page.wait_for_url(f"{paper}uk/{ARTICLE}")
    expect(page.locator("h1")).to_have_text("Греблю відкрито")
    expect(page.locator(".news-languages__chosen")).to_have_count(0)
    page.goto(paper)
    assert page.url == paper
    expect(page.locator(".news-languages__chosen")).to_have_text("Українська")


def test_search_in_all_languages_is_a_choice(page: Page, paper: str) -> None:
    """It is made by keyboard, is kept in the address, and only then others' bundles are loaded."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(paper)))
    page.goto(f"{paper}search/?q=греблю")
    found = page.locator("[data-news=found]")
    expect(found).to_contain_text("Nothing found")
    assert not [url for url in asked if url.startswith(("uk/search", "ar/search"))]
    page.locator("[data-news=reach]").focus()
    page.keyboard.press("ArrowDown")
    expect(found).to_contain_text("1 briefing found")
    card = page.locator("[data-news=list] article")
    expect(card.locator("h2")).to_have_text("Греблю відкрито")
    expect(card.locator("h2")).to_have_attribute("lang", "uk")
    expect(card.locator("h2")).to_have_attribute("dir", "auto")
    expect(card.locator(".news-meta")).to_contain_text("Ukrainian")
    expect(card.locator(".news-meta bdi").first).to_have_attribute("lang", "uk")
    assert page.url.endswith("&languages=all")
    page.reload()
    expect(found).to_contain_text("1 briefing found")
    expect(page.locator("[data-news=reach]")).to_have_value("all")
    card.get_by_role("link").click()
    page.wait_for_url(f"{paper}uk/{ARTICLE}")


def test_own_language_comes_first(page: Page, paper: str) -> None:
    """What is found in the reader's language stands before the same in others."""
    page.goto(f"{paper}uk/search/?country=ua&languages=all")
    titles = page.locator("[data-news=list] h2")
    expect(titles).to_have_text(["Греблю відкрито", "The dam reopens"])
    expect(page.locator("[data-news=list] .news-meta strong")).to_have_text(["англійська"])


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_switch_needs_no_script(page: Page, paper: str) -> None:
    """Without scripts it leads on, to the front page where there is no translation."""
    page.goto(f"{paper}{ARTICLE}")
    switch(page).last.click()
    page.wait_for_url(f"{paper}ar/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize("page", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_switch_fits_on_a_phone(page: Page, paper: str) -> None:
    """On a narrow phone nothing has to be scrolled sideways to reach it."""
    for url in ("", ARTICLE, "ar/", f"uk/{ARTICLE}"):
        page.goto(f"{paper}{url}")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, url
