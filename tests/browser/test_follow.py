"""The countries that a reader follows: chosen, shown, new since last time, carried elsewhere."""

from __future__ import annotations

import json
import re
import shutil
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.pages import open_whole, with_worker
from tests.browser.said import country, say, say_many
from tests.browser.server import Host
from tests.browser.shifts import MOST, moved
from tests.patience import wait_until
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, FilePayload, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions."""

MINE = "my-countries/"

NONE = "You follow no country yet. Choose some below, or on a country’s page."  # noqa: RUF001

LATER = "2026-03-22T12:00:00Z"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, language: str) -> Site:
    """Give a site with news from three countries."""
    site = Site(tmp_path_factory.mktemp("follow")).configure(briefings={"language": language})
    for day in (18, 19, 20):
        for code in ("ua", "jp", "cl"):
            write(site, code, day)
    site.build("--strict")
    return site


def write(site: Site, code: str, day: int) -> str:
    """Write a briefing, and give its address."""
    path = f"2026/03/{day}/{code}"
    site.briefing(path, "Text.\n", title=f"From {code} on {day}", countries=[code.upper()])
    return f"{path}/"


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    """Give a copy of the built site, which a test may change."""
    return Site(shutil.copytree(built.root, tmp_path / "copy"))


@pytest.fixture
def host(site: Site) -> Iterator[Host]:
    """Give the host that serves it."""
    host = Host(site.out)
    yield host
    host.stop()


def follow(page: Page, host: Host, *codes: str) -> None:
    """Follow countries on their own pages."""
    for code in codes:
        page.goto(f"{host.url}countries/{code}/")
        button = page.get_by_role("button", name=say(page, "Follow"))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        wait_until(partial(known, page, code), "its latest are not known")


def known(page: Page, code: str) -> bool:
    """Whether the browser knows what is latest of a country."""
    found: bool = page.evaluate(
        """code => JSON.parse(localStorage.getItem("briefings.countries") ?? "[]")
          .some(it => it.url.endsWith(`/${code}/`) && it.before)""",
        code,
    )
    return found


def new_since(page: Page, count: int) -> str:
    """Say how many briefings are new."""
    message = "%(num)s new since your last visit"
    return say_many(page, message, message, count)


def followed(page: Page, now: int = 0, others: int = 0) -> str:
    """Say how many countries of a file are followed now, and how many are no countries."""
    known = say(page, "Followed now: %(now)s. Followed before: %(before)s", now=now, before=0)
    if not others:
        return known
    return say(page, "%(known)s. No countries of this site: %(others)s", known=known, others=others)


def in_order(page: Page, *names: str) -> list[str]:
    """Give names in the order of the page's language."""
    order = "names => names.toSorted(new Intl.Collator(document.documentElement.lang).compare)"
    found: list[str] = page.evaluate(order, [*names])
    return found


def row(page: Page) -> Locator:
    """Give the front page's row."""
    return page.locator("[data-news='newest']")


def test_who_follows_nothing_sees_and_loads_nothing(page: Page, host: Host) -> None:
    """The front page has no row then, and asks for none of its files."""
    open_whole(page, host.url)
    expect(row(page)).to_be_hidden()
    assert not [path for path in host.asked if "newest" in path or "latest.json" in path]


def test_follow_and_let_go(page: Page, host: Host) -> None:
    """What is followed stands on the front page and on its own; the button lets go again."""
    follow(page, host, "ua", "jp")
    expect(page.get_by_role("status")).to_have_text(
        say(page, "Followed. Its news are on the front page and on My countries")
    )
    page.goto(host.url)
    row(page).scroll_into_view_if_needed()
    links = row(page).locator("li > a")
    expect(links).to_have_count(6)
    expect(links.first).to_have_text(re.compile("From (ua|jp) on 20"))
    expect(row(page)).not_to_contain_text("From cl")
    row(page).get_by_role("link", name=say(page, "My countries")).click()
    names = page.get_by_role("heading", level=2).locator("a")
    japan, ukraine = country(page, "JP"), country(page, "UA")
    expect(names).to_have_text(in_order(page, japan, ukraine))
    page.get_by_role("button", name=say(page, "Let go of %(country)s", country=japan)).click()
    expect(names).to_have_text([ukraine])
    letting_go = say(page, "Let go of %(country)s", country=ukraine)
    expect(page.get_by_role("button", name=letting_go)).to_be_focused()
    page.get_by_role("link", name=country(page, "UA"), exact=True).click()
    page.get_by_role("button", name=say(page, "Follow")).click()
    page.goto(host.url + MINE)
    expect(page.get_by_text(say(page, NONE))).to_be_visible()


def test_follow_from_the_globe(page: Page, host: Host) -> None:
    """The country that the globe shows can be followed there, and the row comes in at once."""
    page.goto(host.url)
    globe = page.locator("[data-news='globe']")
    globe.scroll_into_view_if_needed()
    for name in (country(page, "JP"), country(page, "CL")):
        globe.get_by_role("combobox").fill(name)
        globe.get_by_role("option", name=name).click()
        button = globe.get_by_role("button", name=say(page, "Follow"))
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    row(page).scroll_into_view_if_needed()
    expect(row(page)).to_contain_text("From jp on 20")
    expect(row(page)).to_contain_text("From cl on 20")


def test_choose_by_name(page: Page, host: Host) -> None:
    """The list of all countries is narrowed down by a name, and one of them is chosen."""
    page.goto(host.url + MINE)
    page.get_by_label(say(page, "Find a country by its name")).fill(country(page, "JP")[:4])
    choice = page.locator(".news-picks button:visible")
    expect(choice).to_have_text([country(page, "JP")])
    choice.click()
    expect(page.get_by_role("heading", name=country(page, "JP"))).to_be_visible()


def test_new_since_the_last_visit(page: Page, host: Host, site: Site) -> None:
    """What came since is counted and marked until the next visit; what was read is not new."""
    page.clock.set_fixed_time("2026-03-20T12:00:00Z")
    follow(page, host, "ua", "jp")
    page.goto(host.url)
    row(page).scroll_into_view_if_needed()
    expect(row(page).get_by_role("status")).to_have_text(
        say(page, "Nothing new since your last visit")
    )
    write(site, "ua", 21)
    first = write(site, "jp", 21)
    site.build("--strict", env={"BRIEFINGS_NOW": "2026-03-21T23:00Z"})
    page.clock.set_fixed_time(LATER)
    page.goto(host.url)
    row(page).scroll_into_view_if_needed()
    expect(row(page).get_by_role("status")).to_have_text(new_since(page, 2))
    expect(row(page).locator("strong")).to_have_text([say(page, "New")] * 2)
    page.goto(host.url + MINE)
    expect(page.get_by_role("heading", name=country(page, "JP"))).to_contain_text(
        say_many(page, "%(num)s new", "%(num)s new", 1)
    )
    page.goto(host.url + first)
    page.locator(".news-main").evaluate("it => it.scrollIntoView(false)")
    wait_until(lambda: page.evaluate("localStorage.getItem('briefings.read')"), "it is not read")
    page.goto(host.url)
    row(page).scroll_into_view_if_needed()
    expect(row(page).get_by_role("status")).to_have_text(new_since(page, 1))
    page.goto(f"{host.url}countries/ua/")
    expect(page.get_by_role("button", name=say(page, "Follow"))).to_have_attribute(
        "aria-pressed", "true"
    )
    page.goto(host.url)
    row(page).scroll_into_view_if_needed()
    expect(row(page).get_by_role("status")).to_have_text(
        say(page, "Nothing new since your last visit")
    )


def test_files_carry_it_elsewhere(page: Page, host: Host, browser: Browser, tmp_path: Path) -> None:
    """Either file brings the countries into another browser; OPML names their feeds."""
    follow(page, host, "ua", "jp")
    page.goto(host.url + MINE)
    for kind in ("OPML", "JSON"):
        with page.expect_download() as saved:
            page.get_by_role("button", name=say(page, f"Save as {kind}")).click()
        path = tmp_path / saved.value.suggested_filename
        saved.value.save_as(path)
        text = path.read_text(encoding="utf-8")
        for code in ("ua", "jp"):
            assert f"{host.url}countries/{code}/feed.xml" in text
        other = browser.new_page()
        other.goto(host.url + MINE)
        other.get_by_label(say(other, "Open a file")).set_input_files(path)
        expect(other.get_by_role("heading", level=2).locator("a")).to_have_text(
            in_order(other, country(other, "JP"), country(other, "UA"))
        )
        expect(other.get_by_role("status")).to_have_text(followed(other, now=2))
        other.close()


def is_no_list(page: Page) -> str:
    """Say that a file is no list of countries."""
    return say(page, "This file is neither OPML nor JSON with countries")


NO_LISTS: tuple[tuple[str, Callable[[Page], str]], ...] = (
    ("nothing", is_no_list),
    ("x" * 1_000_001, lambda page: say(page, "This file is too long to be a list of countries")),
    ("{", is_no_list),
    (
        json.dumps({"countries": [None, {"url": "https://evil.example/countries/ua/"}]}),
        lambda page: followed(page, others=2),
    ),
    ('{"countries": 1}', is_no_list),
    (
        "<opml><body><outline xmlUrl='javascript:alert(1)'/></body></opml>",
        lambda page: followed(page, others=1),
    ),
    ("<rss/>", is_no_list),
)
"""Files, and what the page says of each: another thing than of the one before."""


def test_file_that_is_none(page: Page, host: Host) -> None:
    """A file that is no list, or of another site, follows nothing, and the page says why."""
    page.goto(host.url + MINE)
    for text, said in NO_LISTS:
        file: FilePayload = {"name": "list.opml", "mimeType": "text/plain", "buffer": text.encode()}
        page.get_by_label(say(page, "Open a file")).set_input_files(file)
        expect(page.get_by_role("status")).to_have_text(said(page))
        expect(page.get_by_text(say(page, NONE))).to_be_visible()


@in_english
@with_worker
def test_without_a_network(page: Page, host: Host) -> None:
    """What was latest when it was looked at last is there without a connection."""
    page.goto(host.url)
    wait_until(lambda: page.evaluate("!!navigator.serviceWorker.controller"), "no worker")
    follow(page, host, "ua")
    page.goto(host.url + MINE)
    expect(page.get_by_text("From ua on 20")).to_be_visible()
    wait_until(
        lambda: page.evaluate("path => caches.match(path).then(Boolean)", host.url + MINE),
        "the page is not kept",
    )
    host.stop()
    page.goto(host.url + MINE)
    expect(page.get_by_text("From ua on 20")).to_be_visible()


@in_english
@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 800}}], indirect=True)
def test_accessible(page: Page, host: Host) -> None:
    """The axe rules find nothing in the row and in the list."""
    follow(page, host, "ua", "jp", "cl")
    for url, place in (("", row(page)), (MINE, page.locator("[data-news='following']"))):
        page.goto(host.url + url)
        place.scroll_into_view_if_needed()
        expect(place).to_contain_text("From ua on 20")
        assert faults(page) == []


def test_nothing_moves(page: Page, host: Host) -> None:
    """The row and the list come in without moving the page, and fit it."""
    follow(page, host, "ua", "jp", "cl")
    places = (("", row(page)), (MINE, page.locator("[data-news='following']")))
    for width, (url, place) in product((320, 390, 1280), places):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(host.url + url)
        place.scroll_into_view_if_needed()
        expect(place).to_contain_text("From ua on 20")
        assert moved(page) <= MOST, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript(page: Page, host: Host) -> None:
    """No button and no row is there that does nothing, and the page says what it needs."""
    for url in ("", "countries/ua/"):
        page.goto(host.url + url)
        for name in ("follow", "newest"):
            expect(page.locator(f"[data-news='{name}']:visible")).to_have_count(0)
    page.goto(host.url + MINE)
    expect(page.locator(".news-scriptless")).to_be_visible()
    expect(page.locator("[data-news='countries']")).to_be_hidden()
