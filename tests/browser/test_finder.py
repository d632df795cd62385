"""The dialog in which one searches from everywhere, by keyboard alone, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.pages import empty_page, open_page, wait_for_end_of_fade, wait_for_keys
from tests.browser.said import country, say, say_many, short_day
from tests.browser.searched import HOSTILE
from tests.browser.server import Host
from tests.browser.test_every_page import BREACHES
from tests.browser.test_xss import INSPECT, WATCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Route

    from tests.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions."""

DAY = "2026/03/20/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a browser that knows nothing."""
    with empty_page(browser, viewport={"width": 390, "height": 700}) as page:
        page.add_init_script(BREACHES)
        yield page


def dialog(page: Page) -> Locator:
    """Give the dialog."""
    return page.get_by_role("dialog", name=say(page, "Search"))


def box(page: Page) -> Locator:
    """Give the box that one types in."""
    return dialog(page).get_by_role("combobox", name=say(page, "Search the briefings"))


def lines(page: Page) -> Locator:
    """Give the lines of the list."""
    return dialog(page).get_by_role("listbox", name=say(page, "Results")).get_by_role("option")


def briefings(page: Page, count: int) -> str:
    """Say so many briefings."""
    return say_many(page, "%(num)s briefing", "%(num)s briefings", count)


def all_results(page: Page, words: str) -> str:
    """Give what the last line says, which leads to the search page."""
    return say(page, "All results for “%(words)s”", words=words)


def open_dialog(page: Page, host: Host, url: str = DAY) -> None:
    """Open a page, and the dialog on it."""
    open_page(page, host.url + url)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()


def chosen(page: Page) -> str:
    """Give the text of the line that the box says is the active one."""
    found: str = box(page).evaluate(
        "it => document.getElementById(it.getAttribute('aria-activedescendant'))?.innerText ?? ''"
    )
    return found.partition("\n")[0]


def test_open_and_close(host: Host, page: Page) -> None:
    """Keys and the masthead's link open it over any page; Escape gives the focus back."""
    for how in ("/", "Control+k", "Meta+k", "link"):
        open_page(page, f"{host.url}{DAY}bird/")
        before = page.locator("[data-news='save']")
        if how == "link":
            before = page.get_by_role("banner").get_by_role("link", name=say(page, "Search"))
            expect(before).to_have_attribute("aria-haspopup", "dialog")
            before.press("Enter")
        else:
            before.focus()
            page.keyboard.press(how)
        expect(box(page), how).to_be_focused()
        expect(dialog(page)).to_be_visible()
        page.keyboard.press("Control+k")
        page.keyboard.type("quetzal")
        expect(lines(page)).to_have_count(2)
        page.keyboard.press("Escape")
        if dialog(page).is_visible():  # a box of this kind is emptied first
            page.keyboard.press("Escape")
        expect(dialog(page)).to_be_hidden()
        expect(before).to_be_focused()
        assert page.url == f"{host.url}{DAY}bird/"
        page.keyboard.press("Control+k")
        expect(box(page)).to_be_focused()
        dialog(page).get_by_role("button", name=say(page, "Close")).click()
        expect(dialog(page)).to_be_hidden()
        expect(before).to_be_focused()


@in_english
def test_a_page_of_its_own(host: Host, page: Page) -> None:
    """Who wants the search page in a tab of its own gets it."""
    page.goto(host.url)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=say(page, "Search")).click(modifiers=["ControlOrMeta"])
    # A page is there before it has gone anywhere.
    opened.value.wait_for_url(f"{host.url}search/")
    expect(dialog(page)).to_be_hidden()


def test_keyboard_alone(host: Host, page: Page) -> None:
    """Arrows go round the lines while the focus stays; Enter leads to the one that is active."""
    open_dialog(page, host)
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("ibex")
    expect(dialog(page).get_by_role("status")).to_have_text(briefings(page, 3))
    goats = ["Goat of 2026-03-20", "Goat of 2026-03-14", "Goat of 2026-03-13"]
    expect(lines(page)).to_have_text([*map(re.compile, goats), all_results(page, "ibex")])
    expect(lines(page).first).to_contain_text(
        f"{country(page, 'UA')} · {short_day(page, '2026-03-20')}"
    )
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(box(page)).to_have_attribute("aria-autocomplete", "list")
    assert box(page).get_attribute("aria-controls") == lines(page).first.evaluate(
        "it => it.parentElement.id"
    )
    assert chosen(page) == ""
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        walked.append(chosen(page))
        expect(page.get_by_role("option", selected=True)).to_have_count(1)
    assert walked == [*goats[:2], goats[0], all_results(page, "ibex"), *goats[:2]]
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host.url}2026/03/14/goat/")


def test_names_first(host: Host, page: Page) -> None:
    """Countries, sources, topics and stories of that name are offered before briefings."""
    open_dialog(page, host)
    name = country(page, "UA")
    page.keyboard.type(name[:4])
    expect(lines(page).first).to_have_text(re.compile(f"^{name}.*{say(page, 'Country')}$"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host.url}countries/ua/")
    open_dialog(page, host)
    page.keyboard.type("post")
    expect(lines(page)).to_have_text(
        [
            re.compile(f"^Nairobi Post.*{say(page, 'Source')}$"),
            *[re.compile("Nairobi Post · ")] * 7,
            all_results(page, "post"),
        ]
    )
    box(page).fill("rivers")
    expect(lines(page).first).to_have_text(re.compile(f"{say(page, 'Topic')}$"))
    box(page).fill(name[1:])
    expect(lines(page)).to_have_text([all_results(page, name[1:])])


def test_what_is_chosen_stays_so(host: Host, page: Page) -> None:
    """Briefings that are found later come into the list, and take no choice away; words do."""
    held: list[Route] = []
    page.route("**/bundles.json", lambda route: held.append(route))  # noqa: PLW0108 - marked by Playwright
    open_dialog(page, host)
    name = country(page, "UA")
    page.keyboard.type(name[:4])
    expect(lines(page).first).to_have_text(re.compile(f"^{name}.*{say(page, 'Country')}$"))
    page.keyboard.press("ArrowDown")
    found = lines(page).filter(has_text=f"{name} · ")
    expect(found).to_have_count(0)
    for route in held:
        route.continue_()
    expect(found).not_to_have_count(0)
    assert chosen(page) == name
    page.keyboard.type(name[4])
    expect(page.get_by_role("option", selected=True)).to_have_count(0)


@in_english
def test_a_press_is_kept(host: Host, page: Page) -> None:
    """A line that is pressed while others come in leads where it says when it is let go."""
    held: list[Route] = []
    page.route("**/bundles.json", lambda route: held.append(route))  # noqa: PLW0108 - marked by Playwright
    open_dialog(page, host)
    name = country(page, "UA")
    page.keyboard.type(name)
    lines(page).first.hover()
    page.mouse.down()
    for route in held:
        route.continue_()
    expect(lines(page).filter(has_text=f"{name} · ")).not_to_have_count(0)
    page.mouse.up()
    page.wait_for_url("**/countries/ua/")


def test_all_results(host: Host, page: Page) -> None:
    """Enter without a choice leads to the search page, which finds the same."""
    open_dialog(page, host)
    page.keyboard.type("ibex ")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host.url}search/?q=ibex")
    expect(page.get_by_role("status")).to_have_text(
        say_many(
            page,
            "%(num)s briefing found, back to %(day)s.",
            "%(num)s briefings found, back to %(day)s.",
            3,
            day=short_day(page, "2026-03-01"),
        )
    )


def test_pointer(host: Host, page: Page) -> None:
    """A click on a line leads where it says; one beside the dialog closes it."""
    open_dialog(page, host)
    page.keyboard.type("quetzal")
    # The list is made anew while more of it comes in.
    expect(dialog(page).get_by_role("status")).to_have_text(briefings(page, 1))
    lines(page).filter(has_text="A bird").click()
    page.wait_for_url(f"{host.url}{DAY}bird/")
    wait_for_keys(page)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    wait_for_end_of_fade(page)
    page.mouse.click(200, 690)
    expect(dialog(page)).to_be_hidden()


def test_nothing_found(host: Host, page: Page) -> None:
    """It says so, and leads to the page that looks further back."""
    open_dialog(page, host)
    page.keyboard.type("okapi")
    expect(dialog(page).get_by_role("status")).to_have_text(
        say(page, "Nothing found. The search page looks further back.")
    )
    expect(lines(page)).to_have_text([all_results(page, "okapi")])


def test_recent_searches(host: Host, page: Page) -> None:
    """What was searched for lately is offered before one types, and leads to its results."""
    open_dialog(page, host)
    expect(lines(page)).to_have_count(0)
    page.keyboard.type("okapi")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host.url}search/?q=okapi")
    open_dialog(page, host)
    expect(lines(page)).to_have_text(["okapi"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host.url}search/?q=okapi")


def test_shortcuts_switched_off(host: Host, page: Page) -> None:
    """Who has switched the shortcuts of one key off still has the one of two."""
    page.goto(host.url)
    page.evaluate("localStorage.setItem('briefings.shortcuts', 'off')")
    open_page(page, host.url)
    page.evaluate("addEventListener('keydown', key => (self.isTaken = key.defaultPrevented))")
    page.keyboard.press("/")
    assert page.evaluate("isTaken") is False
    expect(dialog(page)).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_focused()


def test_on_the_search_page(host: Host, page: Page) -> None:
    """There the keys go to the page's own box, and select what stands in it."""
    page.goto(f"{host.url}search/?q=ibex")
    expect(page.locator("[data-news='results']")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("[data-news='found']")).not_to_be_empty()
    for key in ("/", "Control+k"):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        expect(page.get_by_role("searchbox")).to_be_focused()
        selected = "it => [it.selectionStart, it.selectionEnd]"
        assert page.get_by_role("searchbox").evaluate(selected) == [0, len("ibex")]
    expect(dialog(page)).to_have_count(0)


@in_english
def test_hostile_words(host: Host, page: Page) -> None:
    """Markup in titles is shown as text, and runs nothing."""
    ran: list[str] = []
    page.expose_function("ran", lambda name: ran.append(name))  # noqa: PLW0108 - marked by Playwright
    page.add_init_script(WATCH)
    open_dialog(page, host)
    page.keyboard.type("zebu")
    expect(lines(page).first).to_contain_text(HOSTILE)
    page.keyboard.type(" <img src=x onerror=alert(1)>")
    expect(lines(page).last).to_contain_text("<img src=x onerror=alert(1)>")
    assert dialog(page).locator("img, mark, b").count() == 0
    assert page.evaluate(INSPECT) == []
    assert ran == []


@in_english
def test_no_connection(archive: Site, page: Page) -> None:
    """Without a connection it says what it needs; it searches as soon as there is one."""
    host = Host(archive.out)
    try:
        open_dialog(page, host)
        page.keyboard.type("quetzal")
        expect(lines(page)).to_have_count(2)
        host.stop()
        page.context.set_offline(True)
        box(page).fill("ibe")
        expect(dialog(page).get_by_role("status")).to_have_text(
            say(page, "A search needs a connection.")
        )
        host.start()
        page.context.set_offline(False)
        page.keyboard.type("x")
        expect(lines(page)).to_have_count(4)
    finally:
        host.stop()


@in_english
@pytest.mark.parametrize("width", [320, 390])
def test_accessible(width: int, host: Host, page: Page) -> None:
    """The axe rules find nothing in it, it fits, and breaks no rule of the page's policy."""
    page.set_viewport_size({"width": width, "height": 700})
    open_dialog(page, host)
    page.keyboard.type("council")
    expect(lines(page)).to_have_count(8)
    page.keyboard.press("ArrowDown")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = dialog(page).bounding_box()
    assert frame
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= width
    assert page.evaluate("window.breaches") == []


def test_pages_of_docs(host: Host, page: Page) -> None:
    """Below the news is a group of pages of docs/; one leads to the heading above its words."""
    open_dialog(page, host)
    page.keyboard.type("pangolin")
    group = dialog(page).get_by_role("group", name=say(page, "Pages"))
    found = group.get_by_role("option", name=re.compile("Our mistakes"))
    expect(found).to_contain_text("Whom to tell")
    expect(lines(page)).to_have_count(2)
    pages = say_many(page, "%(num)s page found.", "%(num)s pages found.", 1)
    expect(dialog(page).get_by_role("status")).to_contain_text(pages)
    assert faults(page) == []
    page.keyboard.press("ArrowDown")
    assert chosen(page).startswith("Our mistakes")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host.url}mistakes/#whom-to-tell")
