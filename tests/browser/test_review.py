"""Deciding on drafts in a real browser, by keyboard."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mkdocs_briefings.wire.store.drafts import DraftState
from tests.browser.pages import wait_for_quiet
from tests.browser.reviewed import DOUBTFUL, FINDING, heading, open_review, said
from tests.patience import wait_until
from tests.wire.review.newsdesk import NOW

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.browser.reviewed import Drafts

pytestmark = pytest.mark.browser


def test_forty_drafts_by_keyboard(drafts: Drafts, review_url: str, page: Page) -> None:
    """Forty drafts take at most three keys each, and each next one is there without a request."""
    paths = [drafts.write(number, **(DOUBTFUL if number % 4 == 0 else {})) for number in range(40)]
    open_review(page, review_url)
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


def test_the_next_draft_does_not_wait(drafts: Drafts, review_url: str, page: Page) -> None:
    """A key shows the next draft before the server has answered anything."""
    for number in (0, 4, 8, 12):
        drafts.write(number)
    open_review(page, review_url)
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


def test_findings_ask_for_a_second_key(drafts: Drafts, review_url: str, page: Page) -> None:
    """A draft with findings is accepted by the second key, and not if another came between."""
    path = drafts.write(0, **DOUBTFUL)
    drafts.write(4, at=NOW - timedelta(hours=1))
    open_review(page, review_url)
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


def test_a_file_that_was_changed(drafts: Drafts, review_url: str, page: Page) -> None:
    """What was changed on disk is not written; the editor is told, and gets the new text next."""
    drafts.write(0)
    path = drafts.write(1)
    open_review(page, review_url)
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


def test_editing_by_keyboard(drafts: Drafts, review_url: str, page: Page) -> None:
    """What was typed is saved, and accepted, with no other line of the file changed.

    An answer that comes late takes nothing away that is being typed.
    """
    path = drafts.write(0)
    before = drafts.text(path).splitlines()
    open_review(page, review_url)
    page.keyboard.press("e")
    expect(page.get_by_label("Headline")).to_be_focused()
    page.get_by_label("Headline").fill("Storm: no power")
    page.get_by_label("Key points").fill("One point\nAnother point")
    late: list[Route] = []
    page.route("**/api/cases*", lambda route: route.continue_() if late else late.append(route))
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
    with page.expect_request_finished():
        late[0].continue_()
    wait_for_quiet(page, set())
    page.keyboard.press("Control+Shift+Enter")
    said(page, "Accepted: Storm")
    assert "changed: [title, key_points, body]" in drafts.text(path)
    assert drafts.text(path).endswith("---\n\nAll new.\n")


def test_editing_what_somebody_changes(drafts: Drafts, review_url: str, page: Page) -> None:
    """Nothing that was typed is lost when the file was changed, and theirs is kept where it can."""
    path = drafts.write(0)
    open_review(page, review_url)
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


def test_an_edit_that_is_refused_or_given_up(drafts: Drafts, review_url: str, page: Page) -> None:
    """An edit with an error is told with its line and stays; Esc asks before it gives up."""
    path = drafts.write(0)
    before = drafts.text(path)
    open_review(page, review_url)
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


def test_rejecting_and_undoing(drafts: Drafts, review_url: str, page: Page) -> None:
    """A draft is rejected with two keys, or with words, and brought back with one."""
    path = drafts.write(0)
    before = drafts.text(path)
    open_review(page, review_url)
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


def test_merging_and_splitting(drafts: Drafts, review_url: str, page: Page) -> None:
    """An event is merged with another by a number, and reports are split out by theirs."""
    one, other = drafts.write(0, others=2), drafts.write(4, at=NOW - timedelta(hours=1))
    words = drafts.text(other).partition("title: ")[2].partition("\n")[0]
    open_review(page, review_url)
    page.keyboard.press("s")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    said(page, "Split out: 1 of 3 reports")
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Merge")
    dialog.get_by_label("Words of its headline").fill(words)
    expect(dialog.get_by_role("status")).to_have_text("1 event")
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


def test_an_answer_takes_no_focus(drafts: Drafts, review_url: str, page: Page) -> None:
    """Who has gone on to an event before the answer to its words came can still choose it."""
    one, other = drafts.write(0, others=2), drafts.write(4, at=NOW - timedelta(hours=1))
    words = drafts.text(other).partition("title: ")[2].partition("\n")[0]
    open_review(page, review_url)
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Merge")
    event = dialog.get_by_role("button", name=words)
    expect(event).to_be_visible()
    held: list[Route] = []
    page.route("**/candidates?*", lambda route: held.append(route))  # noqa: PLW0108 - marked by Playwright
    with page.expect_request("**/candidates?*"):
        dialog.get_by_label("Words of its headline").fill(words)
    event.focus()
    before = event.element_handle()
    assert before is not None
    with page.expect_response("**/candidates?*"):
        held.pop().continue_()
    page.wait_for_function("before => !before.isConnected", arg=before)
    expect(event).to_be_focused()
    page.keyboard.press("1")
    said(page, "the same event as")
    assert drafts.state(one) is DraftState.REJECTED


def test_filters(drafts: Drafts, review_url: str, page: Page) -> None:
    """The queue is narrowed by country, outlet, language and finding, and what is shown follows."""
    for number in range(4):
        drafts.write(number, **(DOUBTFUL if number == 3 else {}))
    open_review(page, review_url)
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


def test_progress_of_the_day(drafts: Drafts, review_url: str, page: Page) -> None:
    """What is accepted counts for its country at once."""
    drafts.write(2)
    open_review(page, review_url)
    summary = page.locator(".review-progress summary")
    expect(summary).to_contain_text(" of 5 countries")
    page.keyboard.press("a")
    summary.click()
    expect(page.locator(".review-done").filter(has_text="Japan")).to_be_visible()


def test_a_draft_that_is_gone(drafts: Drafts, review_url: str, page: Page) -> None:
    """A draft that somebody removes, or breaks, leaves the queue when its turn comes."""
    for number in (0, 4, 8):
        drafts.write(number)
    page.goto(review_url)
    held: list[Route] = []
    is_held = True
    page.route("**/api/cases*", lambda route: held.append(route) if is_held else route.continue_())
    page.reload()
    lines = page.get_by_role("navigation").locator("li button")
    expect(lines).to_have_count(3)
    files = sorted((drafts.desk.root / "briefings").rglob("*.md"))
    files[0].unlink()
    files[1].write_text("---\ntitle: [\n---\n", encoding="utf-8")
    is_held = False
    for route in held:
        route.continue_()
    expect(lines).to_have_count(1)
    expect(page.locator(".review-title h1")).to_be_visible()
