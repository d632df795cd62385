"""Deciding on drafts in a real browser: by keyboard, with a screen reader's eyes, on any screen."""

from __future__ import annotations

import os
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment
from playwright.sync_api import expect

from mkdocs_briefings.wire.records import FindingKind
from mkdocs_briefings.wire.store.drafts import DraftState
from tests.browser.pages import empty_page
from tests.browser.test_every_page import (
    AUDIT,
    AXE,
    BREACHES,
    NARROW_AND_WIDE,
    RULES,
    RULES_OF_COLOURS,
    SCHEMES,
    Scheme,
)
from tests.demo import ROOT, WIDTHS
from tests.patience import wait_until
from tests.wire.review.newsdesk import NOW, Newsdesk
from tests.wire.review.serving import reviewing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

FINDING = (FindingKind.NUMBER, 1, "The original has 12, the draft has 13.")

DOUBTFUL = {"findings": (FINDING,)}

_NUMBERS = count(step=100)


class Drafts:
    """A test's own drafts, with numbers that no other test's have."""

    def __init__(self, desk: Newsdesk) -> None:
        self.desk, self._first = desk, next(_NUMBERS)

    def write(self, number: int = 0, **options: object) -> str:
        """Write a draft, and give its path."""
        return self.desk.write(self._first + number, **options)

    def text(self, path: str) -> str:
        """Give what stands in a file."""
        return self.desk.text(path)

    def state(self, path: str) -> DraftState:
        """Give what the store knows of a draft."""
        with self.desk.store() as store:
            return next(draft.state for draft in store.drafts.of() if draft.path == path)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Newsdesk:
    """Give a project whose wire is followed."""
    return Newsdesk(tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="module")
def address(desk: Newsdesk) -> Iterator[str]:
    """Give the address of its review."""
    with reviewing(desk.root) as url:
        yield url


@pytest.fixture
def drafts(desk: Newsdesk) -> Iterator[Drafts]:
    """Give what writes drafts; those that are left in the end are taken away."""
    yield Drafts(desk)
    for path in (desk.root / "briefings").rglob("*.md"):
        path.unlink()


def open_review(page: Page, address: str) -> None:
    """Open the page, and wait until a draft is on the desk."""
    page.goto(address)
    expect(page.locator("main .review-title h1")).to_be_visible()


def heading(page: Page) -> str:
    """Give the headline that is on the desk."""
    return page.locator("main h1").inner_text()


def said(page: Page, words: str) -> None:
    """Wait until the page has said this, as screen readers hear it."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_attached()


def test_forty_drafts_by_keyboard(drafts: Drafts, address: str, page: Page) -> None:
    """Forty drafts take at most three keys each, and each next one is there without a request."""
    paths = [drafts.write(number, **(DOUBTFUL if number % 4 == 0 else {})) for number in range(40)]
    open_review(page, address)
    pressed = 0
    for left in range(39, -1, -1):
        expect(page.locator(".review-title h1")).to_be_visible()
        before = heading(page)
        for _ in range(3):
            page.keyboard.press("a")
            pressed += 1
            if heading(page) != before:
                break
        assert heading(page) != before
        expect(page.locator("[data-news='left']")).to_have_text(
            f"{left} draft{'' if left == 1 else 's'} left"
        )
    assert pressed <= 60
    wait_until(lambda: {drafts.state(path) for path in paths} == {DraftState.ACCEPTED}, "Too few.")
    assert "draft: true" not in "".join(map(drafts.text, paths))


def test_the_next_draft_does_not_wait(drafts: Drafts, address: str, page: Page) -> None:
    """A key shows the next draft before the server has answered anything."""
    for number in (0, 4, 8, 12):
        drafts.write(number)
    open_review(page, address)
    page.wait_for_load_state("networkidle")
    held: list[Route] = []
    is_held = True
    page.route("**/api/**", lambda route: held.append(route) if is_held else route.continue_())
    seen = [heading(page)]
    for key in ("a", "j", "a"):
        page.keyboard.press(key)
        seen.append(heading(page))
    assert len({*seen, "Loading …"}) == 5
    assert [route.request.method for route in held][:1] == ["POST"]
    is_held = False
    for route in held:
        route.continue_()
    said(page, "2 drafts left")


def test_findings_ask_for_a_second_key(drafts: Drafts, address: str, page: Page) -> None:
    """A draft with findings is accepted by the second key, and not if another came between."""
    path = drafts.write(0, **DOUBTFUL)
    drafts.write(4, at=NOW - timedelta(hours=1))
    open_review(page, address)
    assert FINDING[2] in page.locator(".review-pair--doubtful").first.inner_text()
    page.keyboard.press("a")
    said(page, "1 finding. Once more accepts it.")
    expect(page.get_by_role("button", name="Accept with 1 finding")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    assert drafts.state(path) is DraftState.WAITING
    page.keyboard.press("a")
    said(page, "Accepted: ")
    assert drafts.state(path) is DraftState.ACCEPTED


def test_a_key_that_is_held_down(drafts: Drafts, address: str, page: Page) -> None:
    """A key that is held down decides once."""
    paths = [drafts.write(number) for number in (0, 4, 8)]
    open_review(page, address)
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.up("a")
    said(page, "2 drafts left")
    assert sorted(drafts.state(path).value for path in paths) == ["accepted", "waiting", "waiting"]


def test_a_file_that_was_changed(drafts: Drafts, address: str, page: Page) -> None:
    """What was changed on disk is not written; the editor is told, and gets the new text next."""
    drafts.write(0)
    path = drafts.write(1)
    open_review(page, address)
    page.get_by_role("navigation").get_by_role("button", name="Nile").click()
    text = drafts.text(path).replace("Nile bridge", "Our bridge")
    (drafts.desk.root / path).write_text(text, encoding="utf-8")
    page.keyboard.press("a")
    page.keyboard.press("a")  # its alarm
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The file was changed meanwhile. “Nile bridge")
    assert drafts.text(path) == text
    alert.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.locator("main h1")).to_contain_text("Our bridge")
    page.keyboard.press("a")
    page.keyboard.press("a")
    said(page, "Accepted: Our bridge")
    assert "  changed: [title]\n" in drafts.text(path)


def test_editing_by_keyboard(drafts: Drafts, address: str, page: Page) -> None:
    """What was typed is saved, and accepted, with no other line of the file changed."""
    path = drafts.write(0)
    before = drafts.text(path).splitlines()
    open_review(page, address)
    page.keyboard.press("e")
    expect(page.get_by_label("Headline")).to_be_focused()
    page.get_by_label("Headline").fill("Storm: no power")
    page.get_by_label("Key points").fill("One point\nAnother point")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main h1")).to_have_text("Storm: no power")
    expect(page.locator("main h1")).to_be_focused()
    said(page, "Saved: ")
    after = drafts.text(path).splitlines()
    assert [line for line in after if line not in before] == [
        'title: "Storm: no power"',
        *[line for line in after if line.startswith("key_points")],
    ]
    page.keyboard.press("e")
    page.get_by_label("Text").fill("All new.")
    page.keyboard.press("Control+Shift+Enter")
    said(page, "Accepted: Storm")
    assert "changed: [title, key_points, body]" in drafts.text(path)
    assert drafts.text(path).endswith("---\n\nAll new.\n")


def test_editing_what_somebody_changes(drafts: Drafts, address: str, page: Page) -> None:
    """Nothing that was typed is lost when the file was changed, and theirs is kept where it can."""
    path = drafts.write(0)
    open_review(page, address)
    page.keyboard.press("e")
    page.get_by_label("Headline").fill("Mine")
    text = drafts.text(path).replace("title: Rain", "title: Hail").replace("calm.\n", "calm!\n")
    (drafts.desk.root / path).write_text(text, encoding="utf-8")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main [role=alert]")).to_contain_text("changed meanwhile")
    expect(page.get_by_text("In the file now: Hail")).to_be_visible()
    expect(page.get_by_label("Summary")).to_have_value(
        "Twelve thousand homes had no power on Thursday. "
        "The city opened four shelters and asked residents of the north to stay calm!"
    )
    assert drafts.text(path) == text
    page.keyboard.press("Control+Enter")
    expect(page.locator("main h1")).to_have_text("Mine")
    assert "calm!" in drafts.text(path)


def test_an_edit_that_is_refused_or_given_up(drafts: Drafts, address: str, page: Page) -> None:
    """An edit with an error is told with its line and stays; Esc asks before it gives up."""
    path = drafts.write(0)
    before = drafts.text(path)
    open_review(page, address)
    page.keyboard.press("e")
    page.get_by_label("Summary").fill("")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main [role=alert]")).to_contain_text(f"{path}:")
    page.keyboard.press("Escape")
    said(page, "Press Esc again")
    expect(page.get_by_label("Summary")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("main h1")).to_be_focused()
    assert drafts.text(path) == before


def test_rejecting_and_undoing(drafts: Drafts, address: str, page: Page) -> None:
    """A draft is rejected with two keys, or with words, and brought back with one."""
    path = drafts.write(0)
    before = drafts.text(path)
    open_review(page, address)
    page.keyboard.press("r")
    page.keyboard.press("3")
    said(page, "Rejected, poor translation")
    assert not (drafts.desk.root / path).exists()
    expect(page.locator("main h1")).to_have_text("Nothing waits for a decision.")
    page.keyboard.press("u")
    expect(page.locator(".review-title h1")).to_be_focused()
    assert drafts.text(path) == before
    page.keyboard.press("r")
    page.get_by_label("Another reason").fill("2 old")
    page.keyboard.press("Enter")
    said(page, "Rejected, 2 old")
    with drafts.desk.store() as store:
        assert [draft.reason for draft in store.drafts.of() if draft.path == path] == ["2 old"]


def test_merging_and_splitting(drafts: Drafts, address: str, page: Page) -> None:
    """An event is merged with another by a number, and reports are split out by theirs."""
    one, other = drafts.write(0, others=2), drafts.write(4, at=NOW - timedelta(hours=1))
    words = drafts.text(other).partition("title: ")[2].partition("\n")[0]
    open_review(page, address)
    page.keyboard.press("s")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    said(page, "Split out: 1 of 3 reports")
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Merge")
    dialog.get_by_label("Words of its headline").fill(words)
    expect(dialog.get_by_role("button", name=words)).to_have_count(1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("1")
    said(page, "the same event as")
    assert drafts.state(one) is DraftState.REJECTED
    assert drafts.state(other) is DraftState.WAITING
    page.keyboard.press("u")
    expect(page.get_by_role("navigation").locator("li button")).to_have_count(2)
    page.keyboard.press("u")
    said(page, "Taken back")
    with drafts.desk.store() as store:
        assert list(store.events.decisions()) == []


def test_filters(drafts: Drafts, address: str, page: Page) -> None:
    """The queue is narrowed by country, outlet, language and finding, and what is shown follows."""
    for number in range(4):
        drafts.write(number, **(DOUBTFUL if number == 3 else {}))
    open_review(page, address)
    page.keyboard.press("f")
    expect(page.get_by_label("Country")).to_be_focused()
    lines = page.get_by_role("navigation").locator("li button")
    for label, choice, title in (
        ("Country", "Japan", "Island school"),
        ("Outlet", "Visnyk", "Night trains"),
        ("Language", "Arabic", "Nile bridge"),
        ("Findings", "number", "Night trains"),
    ):
        page.get_by_role("combobox", name=label).select_option(choice)
        expect(lines).to_have_count(1)
        expect(page.locator("main h1")).to_contain_text(title)
        said(page, "1 of 4 drafts left")
        page.get_by_role("button", name="Clear filters").click()
        expect(lines).to_have_count(4)
    page.get_by_label("Country").focus()
    page.keyboard.press("Escape")
    expect(page.locator("main h1")).to_be_focused()
    page.get_by_label("Country").select_option("Japan")
    page.get_by_role("combobox", name="Findings").select_option("Any")
    expect(page.locator("main h1")).to_have_text("No draft fits the filters.")


def test_progress_of_the_day(drafts: Drafts, address: str, page: Page) -> None:
    """What is accepted counts for its country at once."""
    drafts.write(2)
    open_review(page, address)
    summary = page.locator(".review-progress summary")
    expect(summary).to_contain_text(" of 5 countries")
    page.keyboard.press("a")
    summary.click()
    expect(page.locator(".review-done").filter(has_text="Japan")).to_be_visible()


def test_coverage_is_told_as_on_the_site(drafts: Drafts, address: str, page: Page) -> None:
    """The sentence of an event's coverage is that of the article's page."""
    counts = ((12, 5, 0, 9), (1, 1, 0, 1), (2, 1, 1, 1), (3, 2, 4, 9), (9, 3, 9, 9), (2, 2, 0, 0))
    for number, coverage in enumerate(counts):
        drafts.write(4 * number, coverage=coverage)
    open_review(page, address)
    source = (ROOT / "src/mkdocs_briefings/templates/briefings/partials/front.html").read_text()
    macros = source[source.index("{% macro coverage") : source.index("{% macro licence")]
    sentence = Environment(autoescape=True).from_string(f"{macros}{{{{ coverage(told) }}}}.")
    names = ("families", "countries", "us", "us_polled")
    told = [dict(zip(names, each, strict=True)) for each in counts]
    expected = {sentence.render(told=each).strip().replace("\n", "") for each in told}
    found = set()
    for _ in counts:
        found.add(page.locator(".review-coverage").inner_text())
        page.keyboard.press("j")
    assert found == expected


def test_keys_can_be_switched_off(drafts: Drafts, address: str, page: Page) -> None:
    """The help lists the keys and switches them off, for good; every key has a button."""
    path = drafts.write(0)
    open_review(page, address)
    accept = page.get_by_role("button", name="Accept")
    assert accept.get_attribute("aria-keyshortcuts") == "a"
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert set(dialog.locator("kbd").all_inner_texts()) == set("jkaermsduofc?")
    dialog.get_by_role("switch").uncheck()
    page.keyboard.press("Escape")
    for key in "aer":
        page.keyboard.press(key)
    open_review(page, address)
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


def test_no_key_is_a_trap(drafts: Drafts, address: str, page: Page) -> None:
    """The Tab key leads through the whole page, forwards and back."""
    drafts.write(0)
    open_review(page, address)
    names = "document.activeElement.dataset.news ?? document.activeElement.tagName"
    for key in ("Tab", "Shift+Tab"):
        reached = set()
        for _ in range(60):
            page.keyboard.press(key)
            reached.add(page.evaluate(names))
        assert {"accept", "next", "original", "help"} <= reached


def test_what_strangers_write_is_text(drafts: Drafts, address: str, page: Page) -> None:
    """Markup in a report is shown as text, and an address that runs something is no link."""
    path = drafts.write(0)
    bad = "<img src=x onerror=alert(1)>"
    text = drafts.text(path).replace("Rain leaves", bad).replace("https:", "javascript:")
    (drafts.desk.root / path).write_text(text, encoding="utf-8")
    open_review(page, address)
    assert bad in heading(page)
    expect(page.locator("main img")).to_have_count(0)
    expect(page.locator("[data-news='original']")).to_be_hidden()


def test_nothing_leaves_the_machine(drafts: Drafts, address: str, page: Page) -> None:
    """The page asks nobody but its own server, keeps no cookie, breaks no rule of its policy."""
    for number in range(4):
        drafts.write(number, others=2)
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.add_init_script(BREACHES)
    open_review(page, address)
    for key in ("j", "a", "m", "Escape", "e", "Escape", "?", "Escape", "u"):
        page.keyboard.press(key)
    page.wait_for_load_state("networkidle")
    origin = address.partition("#")[0]
    assert asked
    assert [url for url in asked if not url.startswith(origin)] == []
    assert page.context.cookies() == []
    assert page.evaluate("window.breaches") == []
    assert told == []
    assert "#" not in page.url


def test_without_the_token(drafts: Drafts, address: str, page: Page) -> None:
    """Whoever has not the whole address is told so, and sees nothing of the drafts."""
    drafts.write(0)
    page.goto(address.partition("#")[0])
    expect(page.get_by_role("alert")).to_contain_text("its last part lets you in")
    page.goto("about:blank")
    page.goto(f"{address}x")
    expect(page.get_by_role("alert")).to_contain_text("Open the address")
    assert "Rain" not in page.inner_text("body")


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_accessible(width: str, drafts: Drafts, address: str, browser: Browser) -> None:
    """The axe rules for WCAG 2.2 AA find nothing in the page, its fields and its dialogs."""
    drafts.write(0, others=2, coverage=(12, 5, 0, 9), **DOUBTFUL)
    drafts.write(1)
    viewport = {"width": WIDTHS[width], "height": 900}
    with empty_page(browser, viewport=viewport, reduced_motion="reduce", bypass_csp=True) as page:
        open_review(page, address)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for key, leave in (
            ("j", "k"), ("a", "j"), ("e", "Escape"), ("r", "Escape"), ("m", "Escape"),
            ("k", "k"), ("s", "Escape"), ("?", "Escape"),
        ):  # fmt: skip
            page.keyboard.press(key)
            if key == "m":
                expect(page.get_by_role("dialog").locator("#__found")).not_to_be_empty()
            assert page.evaluate(AUDIT, RULES) == [], key
            page.emulate_media(color_scheme="dark")
            assert page.evaluate(AUDIT, RULES_OF_COLOURS) == [], key
            page.emulate_media(color_scheme="light")
            page.keyboard.press(leave)


def test_fits_any_width(drafts: Drafts, address: str, page: Page) -> None:
    """Nothing is wider than the window, from a small phone to a large screen."""
    drafts.write(0, others=2, **DOUBTFUL)
    drafts.write(1)
    open_review(page, address)
    for width in NARROW_AND_WIDE:
        page.set_viewport_size({"width": width, "height": 900})
        for key in ("j", "e", "Escape", "k"):
            page.keyboard.press(key)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, key)


@pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="SCREENSHOTS names no folder for them")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_screenshots(
    width: str, scheme: Scheme, drafts: Drafts, address: str, browser: Browser
) -> None:
    """Keep a picture of the page for people to look at."""
    folder = Path(os.environ["SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    drafts.write(0, others=2, coverage=(12, 5, 0, 9), **DOUBTFUL)
    for number in range(1, 12):
        drafts.write(number)
    viewport = {"width": WIDTHS[width], "height": 900}
    with empty_page(browser, viewport=viewport, color_scheme=scheme) as page:
        open_review(page, address)
        page.screenshot(path=folder / f"review-{width}-{scheme}.png")
        page.keyboard.press("e")
        page.screenshot(path=folder / f"review-edit-{width}-{scheme}.png")
