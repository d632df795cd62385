"""A reader's tasks from right to left: on a site in Arabic, each by its Arabic name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from mkdocs_briefings.words.choice import choose_words
from tests.browser.axe import faults
from tests.browser.pages import empty_page, open_page
from tests.browser.said import full_day
from tests.browser.server import Host
from tests.browser.test_path import SWIPE
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

DAY = "2026/03/20/"
TITLES = ("السد يفتح أبوابه", "قطار جديد إلى الساحل", "مطر بعد عام جاف")
EGYPT = "مصر"

PAGES = (
    *("", f"{DAY}b-0/", "countries/eg/", "countries/", "search/", "saved/", "my-countries/"),
    *("archive/", "2026/", "404.html"),
)

OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

WORDS = choose_words("ar", {}, None, "")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a newsroom in Arabic that also has a briefing in English."""
    site = Site(tmp_path_factory.mktemp("arabic"))
    site.configure(briefings={"language": "ar"}, site_name="Overview")
    site.source("ahl-masr", title="أهل مصر", country="EG", language="ar")
    for number, title in enumerate(TITLES):
        site.briefing(
            f"{DAY}b-{number}",
            "نص الخبر.\n",
            title=title,
            summary="ملخص الخبر.",
            countries=["EG"],
            source="ahl-masr",
            date=f"2026-03-20T{10 - number:02}:00Z",
        )
    site.briefing("2026/03/19/dam", title="Dam reopens", language="en", countries=["UA"])
    site.build("--strict")
    return site


@pytest.fixture(scope="module")
def paper(built: Site) -> Iterator[Host]:
    """Give its host."""
    host = Host(built.out)
    yield host
    host.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a reader's phone."""
    with empty_page(browser, viewport={"width": 390, "height": 844}, locale="ar") as page:
        yield page


def say(message: str, context: str = "", **values: object) -> str:
    """Say a message of the interface as the site does."""
    if context:
        return WORDS.pgettext(context, message, **values)
    return WORDS.gettext(message, **values)


def named(page: Page, role: Any, message: str, context: str = "") -> Locator:  # noqa: ANN401 - Playwright's
    """Find an element by its role and what it is called in English."""
    return page.get_by_role(role, name=say(message, context), exact=True)


def test_save_and_find_again(paper: Host, page: Page) -> None:
    """What is saved is said in Arabic, and stands on its page with the day as Arabic has it."""
    open_page(page, f"{paper.url}{DAY}b-0/")
    named(page, "button", "Save").click()
    expect(page.get_by_role("status")).to_have_text(say("Saved in this browser"))
    named(page, "link", "Saved").click()
    kept = page.locator("[data-news='saved'] li")
    expect(kept).to_contain_text([TITLES[0]])
    expect(kept).to_contain_text(["20 مارس 2026"])


def go(page: Page, way: str, *, is_on: bool) -> None:
    """Go to the next briefing or to the one before; a finger moves away from where it lies."""
    if way == "key":
        page.keyboard.press("j" if is_on else "k")
    elif way == "link":
        name = say("Next" if is_on else "Previous", "briefing")
        page.get_by_role("link", name=name).click()
    else:
        page.evaluate(SWIPE, [100, 300, 0] if is_on else [300, 100, 0])


@pytest.mark.parametrize("way", ["key", "link", "swipe"])
def test_from_briefing_to_briefing(way: str, paper: Host, page: Page) -> None:
    """The next one lies to the left, where the text goes on; the one before to the right."""
    open_page(page, f"{paper.url}{DAY}b-1/")
    expect(page.locator(".news-place")).to_have_text(
        say("%(place)s of %(count)s", place=2, count=3)
    )
    go(page, way, is_on=True)
    expect(page).to_have_url(f"{paper.url}{DAY}b-2/")
    expect(page.locator(".news-place")).to_have_text(
        say("%(place)s of %(count)s", place=3, count=3)
    )
    go(page, way, is_on=False)
    expect(page).to_have_url(f"{paper.url}{DAY}b-1/")


def test_feeds_follow_one_another_to_the_left(paper: Host, page: Page) -> None:
    """The feeds of a page stand in their order from right to left, as all else on it."""
    open_page(page, f"{paper.url}{DAY}b-0/")
    starts = page.locator(".news-feeds a").evaluate_all(
        """all => all.map(it => it.getBoundingClientRect())
            .map(({top, right}) => Math.round(top) * 10000 - Math.round(right))"""
    )
    assert len(starts) > 1
    assert starts == sorted(starts)


def test_find_a_country(paper: Host, page: Page) -> None:
    """The dialog of the search finds a country by its Arabic name, with keys alone."""
    open_page(page, f"{paper.url}{DAY}b-0/")
    page.keyboard.press("/")
    dialog = named(page, "dialog", "Search")
    box = dialog.get_by_role("combobox", name=say("Search the briefings"))
    expect(box).to_be_focused()
    box.press_sequentially(EGYPT)
    expect(dialog.get_by_role("option").first).to_contain_text(EGYPT)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{paper.url}countries/eg/")


def test_pick_a_country_on_the_globe(paper: Host, page: Page) -> None:
    """The globe's box knows countries by their Arabic names and says what is shown of them."""
    open_page(page, paper.url)
    page.locator(".news-globe").scroll_into_view_if_needed()
    expect(page.locator(".news-globe.is-live")).to_be_visible()
    page.locator("[data-part='search']").fill(EGYPT)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{paper.url}#eg")
    panel = page.locator("[data-part='panel']")
    expect(panel.get_by_role("link", name=TITLES[0])).to_be_visible()
    expect(panel).to_contain_text(say("All news from %(country)s", country=EGYPT))


def test_follow_a_country(paper: Host, page: Page) -> None:
    """A followed country has its row on the front page."""
    open_page(page, f"{paper.url}countries/eg/")
    named(page, "button", "Follow").click()
    expect(page.get_by_role("status")).to_have_text(
        say("Followed. Its news are on the front page and on My countries")
    )
    open_page(page, paper.url)
    row = page.get_by_role("region", name=say("My countries"))
    row.scroll_into_view_if_needed()
    expect(row.get_by_role("link", name=TITLES[0])).to_be_visible()


def test_find_a_day_in_the_archive(paper: Host, page: Page) -> None:
    """From the archive a day of its year leads to what there was on it."""
    open_page(page, f"{paper.url}archive/")
    page.locator("ol a[href$='2026/03/20/']").click()
    page.wait_for_url(f"{paper.url}{DAY}")
    expect(page.locator("h1")).to_have_text(full_day(page, "2026-03-20"))
    expect(page.get_by_role("link", name=TITLES[2])).to_be_visible()


def test_the_keys(paper: Host, page: Page) -> None:
    """The dialog of keys explains each of them in Arabic."""
    open_page(page, f"{paper.url}{DAY}b-0/")
    page.keyboard.press("?")
    dialog = named(page, "dialog", "Keyboard shortcuts")
    expect(dialog).to_be_visible()
    for told in dialog.locator("dd").all_text_contents():
        assert re.search("[\u0600-\u06ff]", told)
    named(page, "button", "Close").click()
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_run_from_right_to_left(width: int, paper: Host, page: Page) -> None:
    """Nothing hangs over an edge, headlines begin at the right, and English ones at the left."""
    page.set_viewport_size({"width": width, "height": 900})
    for url in PAGES:
        open_page(page, paper.url + url)
        assert page.evaluate(OVERHANG) == 0, url
    open_page(page, paper.url)
    masthead = page.locator(".news-masthead, header").first
    name = masthead.get_by_role("link", name="Overview").first.bounding_box()
    assert name is not None
    assert name["x"] + name["width"] / 2 > width / 2
    foreign = page.get_by_role("link", name="Dam reopens").first
    assert foreign.evaluate("link => getComputedStyle(link).direction") == "ltr"


def test_accessible(paper: Host, browser: Browser) -> None:
    """Whoever listens, and whoever sees little, reads Arabic pages as well."""
    with empty_page(browser, locale="ar") as page:
        for url in PAGES:
            open_page(page, paper.url + url)
            assert faults(page) == [], url
