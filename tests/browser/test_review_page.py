"""What holds for the page of the review: keys, strangers, screen readers, screens."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment
from playwright.sync_api import expect

from mkdocs_briefings.rendering.page.words import speak
from mkdocs_briefings.wire.store.drafts import DraftState
from mkdocs_briefings.words.words import Words
from tests.browser.axe import faults
from tests.browser.pages import empty_page
from tests.browser.reviewed import DOUBTFUL, heading, open_review, said
from tests.browser.test_every_page import (
    BREACHES,
    NARROW_AND_WIDE,
    SCHEMES,
    Scheme,
)
from tests.demo import ROOT, WIDTHS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.reviewed import Drafts

pytestmark = pytest.mark.browser


def test_a_key_that_is_held_down(drafts: Drafts, review_url: str, page: Page) -> None:
    """A key that is held down decides once."""
    paths = [drafts.write(number) for number in (0, 4, 8)]
    open_review(page, review_url)
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.up("a")
    said(page, "2 drafts left")
    assert sorted(drafts.state(path).value for path in paths) == ["accepted", "waiting", "waiting"]


def test_coverage_is_told_as_on_the_site(drafts: Drafts, review_url: str, page: Page) -> None:
    """The sentence of an event's coverage is that of the article's page."""
    counts = ((12, 5, 0, 9), (1, 1, 0, 1), (2, 1, 1, 1), (3, 2, 4, 9), (9, 3, 9, 9), (2, 2, 0, 0))
    for number, coverage in enumerate(counts):
        drafts.write(4 * number, coverage=coverage)
    open_review(page, review_url)
    source = (ROOT / "src/mkdocs_briefings/templates/briefings/partials/front.html").read_text()
    macros = source[source.index("{% macro coverage") : source.index("{% macro licence")]
    environment = Environment(autoescape=True)
    speak(environment, Words())
    sentence = environment.from_string(f"{macros}{{{{ coverage(told) }}}}")
    names = ("families", "countries", "us", "us_polled")
    told = [dict(zip(names, each, strict=True)) for each in counts]
    expected = {sentence.render(told=each).strip().replace("\n", "") for each in told}
    found = set()
    for _ in counts:
        found.add(page.locator(".review-coverage").inner_text())
        page.keyboard.press("j")
    assert found == expected


def test_keys_can_be_switched_off(drafts: Drafts, review_url: str, page: Page) -> None:
    """The help lists the keys and switches them off, for good; every key has a button."""
    path = drafts.write(0)
    open_review(page, review_url)
    accept = page.get_by_role("button", name="Accept")
    assert accept.get_attribute("aria-keyshortcuts") == "a"
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert set(dialog.locator("kbd").all_inner_texts()) == set("jkaermsduofc?")
    dialog.get_by_role("switch").uncheck()
    page.keyboard.press("Escape")
    for key in "aer":
        page.keyboard.press(key)
    open_review(page, review_url)
    page.keyboard.press("a")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert drafts.state(path) is DraftState.WAITING
    assert accept.get_attribute("aria-keyshortcuts") is None
    page.get_by_role("button", name="Reject").click()
    page.keyboard.press("1")
    expect(page.get_by_role("dialog", name="Reject")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Reject")).to_be_focused()
    accept.click()
    said(page, "Accepted")


def test_no_key_is_a_trap(drafts: Drafts, review_url: str, page: Page) -> None:
    """The Tab key leads through the whole page, forwards and back."""
    drafts.write(0)
    open_review(page, review_url)
    names = "document.activeElement.dataset.news ?? document.activeElement.tagName"
    for key in ("Tab", "Shift+Tab"):
        reached = set()
        for _ in range(60):
            page.keyboard.press(key)
            reached.add(page.evaluate(names))
        assert {"accept", "next", "original", "help"} <= reached


def test_what_strangers_write_is_text(drafts: Drafts, review_url: str, page: Page) -> None:
    """Markup in a report is shown as text, and an address that runs something is no link."""
    path = drafts.write(0)
    bad = "<img src=x onerror=alert(1)>"
    text = drafts.text(path).replace("Rain leaves", bad).replace("https:", "javascript:")
    (drafts.desk.root / path).write_text(text, encoding="utf-8")
    open_review(page, review_url)
    assert bad in heading(page)
    expect(page.locator("main img")).to_have_count(0)
    expect(page.locator("[data-news='original']")).to_be_hidden()


def test_nothing_leaves_the_machine(drafts: Drafts, review_url: str, page: Page) -> None:
    """The page asks nobody but its own server, keeps no cookie, breaks no rule of its policy."""
    for number in range(4):
        drafts.write(number, others=2)
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.add_init_script(BREACHES)
    open_review(page, review_url)
    for key in ("j", "a", "m", "Escape", "e", "Escape", "?", "Escape", "u"):
        page.keyboard.press(key)
    page.wait_for_load_state("networkidle")
    origin = review_url.partition("#")[0]
    assert asked
    assert [url for url in asked if not url.startswith(origin)] == []
    assert page.context.cookies() == []
    assert page.evaluate("window.breaches") == []
    assert told == []
    assert "#" not in page.url


def test_without_the_token(drafts: Drafts, review_url: str, page: Page) -> None:
    """Whoever has not the whole address is told so, and sees nothing of the drafts."""
    drafts.write(0)
    page.goto(review_url.partition("#")[0])
    expect(page.get_by_role("alert")).to_contain_text("its last part lets you in")
    page.goto("about:blank")
    page.goto(f"{review_url}x")
    expect(page.get_by_role("alert")).to_contain_text("Open the address")
    assert "Rain" not in page.inner_text("body")


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_accessible(width: str, drafts: Drafts, review_url: str, browser: Browser) -> None:
    """The axe rules for WCAG 2.2 AA find nothing in the page, its fields and its dialogs."""
    drafts.write(0, others=2, coverage=(12, 5, 0, 9), **DOUBTFUL)
    drafts.write(1)
    viewport = {"width": WIDTHS[width], "height": 900}
    with empty_page(browser, viewport=viewport, reduced_motion="reduce", bypass_csp=True) as page:
        open_review(page, review_url)
        for key, leave in (
            ("j", "k"), ("a", "j"), ("e", "Escape"), ("r", "Escape"), ("m", "Escape"),
            ("k", "k"), ("s", "Escape"), ("?", "Escape"),
        ):  # fmt: skip
            page.keyboard.press(key)
            if key == "m":
                expect(page.get_by_role("dialog").locator("#__found")).not_to_be_empty()
            assert faults(page) == [], key
            page.keyboard.press(leave)


def test_fits_any_width(drafts: Drafts, review_url: str, page: Page) -> None:
    """Nothing is wider than the window, from a small phone to a large screen."""
    drafts.write(0, others=2, **DOUBTFUL)
    drafts.write(1)
    open_review(page, review_url)
    for width in NARROW_AND_WIDE:
        page.set_viewport_size({"width": width, "height": 900})
        for key in ("j", "e", "Escape", "k"):
            page.keyboard.press(key)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, key)


@pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="SCREENSHOTS names no folder for them")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_screenshots(
    width: str, scheme: Scheme, drafts: Drafts, review_url: str, browser: Browser
) -> None:
    """Keep a picture of the page for people to look at."""
    folder = Path(os.environ["SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    drafts.write(0, others=2, coverage=(12, 5, 0, 9), **DOUBTFUL)
    for number in range(1, 12):
        drafts.write(number)
    viewport = {"width": WIDTHS[width], "height": 900}
    with empty_page(browser, viewport=viewport, color_scheme=scheme) as page:
        open_review(page, review_url)
        page.screenshot(path=folder / f"review-{width}-{scheme}.png")
        page.keyboard.press("e")
        page.screenshot(path=folder / f"review-edit-{width}-{scheme}.png")
