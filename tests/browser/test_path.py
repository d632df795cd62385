"""Along the way on which a reader came: from briefing to briefing, to its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.pages import wait_for_script, with_worker
from tests.browser.said import country, full_day, is_from_right, say
from tests.browser.server import Host, served
from tests.outputs.newsroom import LEAD, write_newsroom
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from tests.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions."""

DAY = "2026/03/20/"
EDITION = ["dam-reopens", "top-of-oslo", "in-kenya", "in-egypt", "in-japan", "in-germany"]
"""Its briefings in the order of its page."""

TOUCH_WIDTH = 390

TOUCH = {"has_touch": True, "viewport": {"width": TOUCH_WIDTH, "height": 844}}

MOTIONS: tuple[tuple[Literal["no-preference", "reduce"], bool], ...] = (
    ("no-preference", True),
    ("reduce", False),
)
"""What readers want of motion, and whether pages fade then."""

COUNT_GLIDES = """
const start = Document.prototype.startViewTransition
Document.prototype.startViewTransition = function (...given) {
  window.glides += 1
  return start.apply(this, given)
}"""

SWIPE = """([from, to, down]) => {
  const target = document.querySelector(".news-standfirst")
  const send = (type, x, y) => {
    const touch = new Touch({identifier: 1, target, clientX: x, clientY: y})
    const touches = type === "touchend" ? [] : [touch]
    target.dispatchEvent(new TouchEvent(type, {bubbles: true, touches, changedTouches: [touch]}))
  }
  send("touchstart", from, 300)
  send("touchend", to, 300 + down)
}"""
"""Moves a finger across an article: from here, to there, and down."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, language: str) -> Site:
    """Give a newsroom whose edition has six briefings."""
    site = write_newsroom(tmp_path_factory.mktemp("path"), language=language)
    site.build("--strict")
    return site


@pytest.fixture(scope="module")
def paper(built: Site) -> Iterator[str]:
    """Give the address at which it is served."""
    with served(built) as address:
        yield address


def place(page: Page) -> Locator:
    """Give what says which one of how many a briefing is."""
    return page.locator(".news-place")


def stands(page: Page, number: int, count: int) -> None:
    """Wait until a page says which one of how many it is."""
    expect(place(page)).to_have_text(say(page, "%(place)s of %(count)s", place=number, count=count))


def on(page: Page) -> Locator:
    """Give the link to the next one."""
    return page.get_by_role("link", name=say(page, "Next", "briefing"))


def finish(page: Page) -> Locator:
    """Give what stands where the way ends."""
    return page.locator("[data-news='finish']")


def open_first(page: Page, url: str) -> None:
    """Follow the first headline of a list."""
    page.goto(url)
    page.locator("main :is(.news-card__title, .news-timeline > li) > a").first.click()
    page.wait_for_selector(".news-article")


def swipe(page: Page, start: int, end: int, down: int) -> None:
    """Move a finger across a phone, by distances from where lines of English begin."""
    page.wait_for_load_state()  # by then the script listens
    if is_from_right(page):
        start, end = (TOUCH_WIDTH - each for each in (start, end))
    page.evaluate(SWIPE, [start, end, down])


def read_all(page: Page, *slugs: str) -> None:
    """Let briefings of the edition count as read."""
    page.evaluate(
        """urls => localStorage.setItem(
          "briefings.read", JSON.stringify(urls.map(url => ({url, title: url}))))""",
        [f"/paper/{DAY}{slug}/" for slug in slugs],
    )


def test_along_the_edition(paper: str, page: Page) -> None:
    """From an edition one goes through all of it, forwards and back, and is told where one is."""
    open_first(page, paper + DAY)
    for number, slug in enumerate(EDITION, 1):
        expect(page).to_have_url(f"{paper}{DAY}{slug}/")
        stands(page, number, 6)
        if number < len(EDITION):
            on(page).click()
    expect(on(page)).to_have_count(0)
    page.get_by_role("link", name=say(page, "Previous", "briefing")).click()
    expect(page).to_have_url(f"{paper}{DAY}in-japan/")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_along_the_edition_without_javascript(paper: str, page: Page) -> None:
    """Without a script the links along the edition are the same."""
    page.goto(paper + LEAD)
    for slug in EDITION[1:]:
        on(page).click()
        expect(page).to_have_url(f"{paper}{DAY}{slug}/")
    expect(page.get_by_role("link", name=full_day(page, "2026-03-20"))).to_be_visible()


def test_who_comes_from_elsewhere_is_led_along_the_edition(paper: str, page: Page) -> None:
    """Whoever opens an article by its address is told where in its edition it is."""
    page.goto(f"{paper}{DAY}in-kenya/")
    stands(page, 3, 6)
    link = page.get_by_role("link", name=full_day(page, "2026-03-20"))
    assert link.evaluate("link => link.pathname") == f"/paper/{DAY}"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("countries/ua/", lambda page: country(page, "UA")),
        ("tags/water/", lambda _: "Water"),
        ("sources/kyiv-daily/", lambda _: "Kyiv Daily"),
        ("stories/dam-repair/", lambda _: "The long repair"),
        ("countries/ua/2026/03/20/", lambda page: full_day(page, "2026-03-20")),
        ("search/?q=oslo", lambda page: say(page, "Search: %(words)s", words="oslo")),
    ],
)
def test_along_a_list(url: str, name: Callable[[Page], str], paper: str, page: Page) -> None:
    """From any list one goes along that list by the keys, and back to it by its name."""
    page.goto(paper + url)
    titles = page.locator("main :is(.news-card__title, .news-timeline > li) > a")
    expect(titles.first).to_be_visible()
    urls = titles.evaluate_all("links => links.map(link => link.href)")
    titles.first.click()
    for number, expected in enumerate(urls, 1):
        expect(page).to_have_url(expected)
        stands(page, number, len(urls))
        page.keyboard.press("j")
    expect(finish(page)).to_be_focused()
    for expected in reversed(urls[:-1]):
        page.keyboard.press("k")
        expect(page).to_have_url(expected)
    page.locator(".news-route p").get_by_role("link", name=name(page), exact=True).click()
    expect(page).to_have_url(re.compile(re.escape(paper + url.partition("?")[0])))


def test_the_edition_takes_the_place_of_a_list(paper: str, page: Page) -> None:
    """Whoever goes on from an edition is led along it, though they came from a country before."""
    open_first(page, f"{paper}countries/ua/")
    expect(page.locator(".news-route p a")).to_have_text(country(page, "UA"))
    open_first(page, paper + DAY)
    expect(page.locator(".news-route p a")).to_have_text(full_day(page, "2026-03-20"))


def test_the_end_tells_what_was_passed_over(paper: str, page: Page) -> None:
    """Where the edition ends stands which of it was not read, and nothing else is said."""
    # So that no page counts as read because a busy machine takes its time.
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.goto(paper)
    read_all(page, *EDITION[:3])
    page.goto(f"{paper}{DAY}in-japan/")
    stands(page, 5, 6)
    expect(finish(page)).to_be_hidden()
    page.goto(f"{paper}{DAY}in-germany/")
    expect(finish(page).get_by_role("heading").first).to_have_text(
        say(page, "That was the last one")
    )
    expect(finish(page)).to_contain_text(say(page, "Briefings: %(count)s", count=6))
    expect(finish(page)).to_contain_text(say(page, "Not read yet: %(count)s", count=2))
    links = finish(page).get_by_role("link")
    assert links.evaluate_all("links => links.map(link => link.pathname)") == [
        f"/paper/{DAY}in-egypt/",
        f"/paper/{DAY}in-japan/",
    ]
    assert links.first.evaluate("link => link.closest('[lang]').lang") == "ar"


def test_up_to_date(paper: str, page: Page) -> None:
    """Whoever has read all others is up to date, wherever in the edition that is."""
    page.goto(paper)
    read_all(page, *(slug for slug in EDITION if slug != "in-kenya"))
    page.goto(f"{paper}{DAY}in-kenya/")
    expect(finish(page).get_by_role("heading")).to_have_text(say(page, "You are up to date"))
    expect(finish(page).get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 420}}], indirect=True)
def test_the_time_spent(paper: str, page: Page) -> None:
    """The time that was spent along the way is told at its end, that of all its pages together."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.goto(f"{paper}{DAY}in-japan/")
    stands(page, 5, 6)
    page.clock.run_for(4 * 60_000)
    page.keyboard.press("j")
    expect(page).to_have_url(f"{paper}{DAY}in-germany/")
    stands(page, 6, 6)
    page.clock.run_for(3 * 60_000)
    finish(page).scroll_into_view_if_needed()
    expect(finish(page)).to_contain_text(say(page, "Time spent: %(minutes)s min", minutes=7))


@pytest.mark.parametrize("page", [TOUCH], indirect=True)
def test_swipe(paper: str, page: Page) -> None:
    """A finger that goes against the text's direction goes on, and back along it; others do not."""
    page.goto(f"{paper}{DAY}in-kenya/")
    for gesture in ((300, 250, 0), (300, 100, 150), (385, 100, 0), (5, 200, 0)):
        swipe(page, *gesture)
    stands(page, 3, 6)
    swipe(page, 300, 100, 20)
    expect(page).to_have_url(f"{paper}{DAY}in-egypt/")
    swipe(page, 100, 300, -20)
    expect(page).to_have_url(f"{paper}{DAY}in-kenya/")


@in_english
def test_somebody_elses_keys(paper: str, page: Page) -> None:
    """With a modifier, or in a field, the keys lead nowhere."""
    page.goto(paper + LEAD)
    stands(page, 1, 6)
    for key in ("Control+j", "Alt+j", "Meta+j"):
        page.keyboard.press(key)
    page.evaluate("""() => {
      const field = document.createElement("input")
      document.querySelector("main").append(field)
      field.focus()
    }""")
    page.keyboard.press("j")
    expect(page.locator("main > input")).to_have_value("j")
    assert page.url == paper + LEAD


@in_english
def test_nothing_is_offered_twice(paper: str, page: Page) -> None:
    """Along whichever list one goes, no way on stands there twice."""
    for url in ("countries/ua/", "tags/water/", "stories/dam-repair/", DAY, ""):
        open_first(page, paper + url)
        expect(place(page)).to_be_visible()
        links = page.locator("[data-news='onwards'] a:not(.news-kicker a)")
        found = links.evaluate_all("links => links.map(link => link.href)")
        assert len(found) == len(set(found)) >= 3, url


@in_english
def test_what_others_keep_leads_nowhere(paper: str, page: Page) -> None:
    """A way that somebody else has written into the storage is not followed."""
    page.goto(paper)
    there = f"/paper/{LEAD}"
    bad: tuple[Any, ...] = (
        "{",
        7,
        {"url": "//evil.example/", "name": "a", "stops": [{"url": there, "title": "b"}]},
        {"url": "/", "name": "a", "stops": [{"url": "javascript:x", "title": "b"}]},
    )
    for value in bad:
        page.evaluate("it => sessionStorage.setItem('briefings.route', JSON.stringify(it))", value)
        page.goto(paper + LEAD)
        stands(page, 1, 6)


@in_english
@with_worker
def test_without_a_connection(built: Site, page: Page) -> None:
    """The latest edition can be walked through without a network, and tells where one is."""
    host = Host(built.out)
    try:
        page.goto(host.url)
        wait_until(lambda: _has(page, f"{DAY}briefings.json"), "the edition's list is not kept")
        host.stop()
        page.goto(f"{host.url}{DAY}in-kenya/")
        stands(page, 3, 6)
        page.keyboard.press("j")
        expect(page.locator("h1")).to_have_text("مصر")
        stands(page, 4, 6)
    finally:
        host.start()
        host.stop()


def _has(page: Page, path: str) -> bool:
    return bool(page.evaluate("async path => Boolean(await caches.match(path))", path))


@in_english
@pytest.mark.parametrize("page", [{"reduced_motion": "no-preference"}], indirect=True)
def test_pages_fade_unless_motion_is_reduced(paper: str, page: Page) -> None:
    """From page to page there is a transition, and none for who wants less motion."""
    page.add_init_script(
        "addEventListener('pagereveal', event => (window.fades = Boolean(event.viewTransition)))"
    )
    for motion, fades in MOTIONS:
        page.emulate_media(reduced_motion=motion)
        open_first(page, paper + DAY)
        assert page.evaluate("window.fades") is fades, motion


@in_english
@pytest.mark.parametrize("page", [{"reduced_motion": "no-preference"}], indirect=True)
def test_lists_glide_unless_motion_is_reduced(paper: str, page: Page) -> None:
    """What stays of a list that changes glides to its place, not for who wants less motion."""
    page.add_init_script(COUNT_GLIDES)
    page.goto(f"{paper}my-countries/")
    for count, (motion, glides) in enumerate(MOTIONS, start=1):
        page.emulate_media(reduced_motion=motion)
        page.evaluate("window.glides = 0")
        page.locator("[data-news='pick'][aria-pressed='false']").first.click()
        expect(page.locator("[data-news='following'] section")).to_have_count(count)
        assert page.evaluate("window.glides") == int(glides), motion
        wait_for_script(page, "!document.documentElement.matches('.is-changing')")
