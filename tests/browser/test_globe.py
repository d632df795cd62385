"""What readers do with the globe and with the box beside it, in a real browser."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page
from tests.browser.said import country, region, say, say_many
from tests.browser.server import served
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions."""

COUNTRIES = ("BR", "DE", "JP", "KE", "LC", "LU", "MT", "NZ", "SG", "UA")
"""Islands such as Malta are too small for a shape, and Luxembourg nearly is."""

OPPOSITES = {
    "ArrowLeft": "ArrowRight",
    "ArrowRight": "ArrowLeft",
    "ArrowUp": "ArrowDown",
    "ArrowDown": "ArrowUp",
    "+": "-",
}

AFTER_GLOBE = "scrollY + document.querySelector('.news-front').getBoundingClientRect().bottom"
"""Where on the page what has the globe ends."""

PICTURE = """(it => {
  const { data } = it.getContext("2d").getImageData(0, 0, it.width, it.height)
  return new Uint32Array(data.buffer).reduce((sum, pixel) => Math.imul(sum ^ pixel, 16777619))
})(document.querySelector(".news-globe canvas"))"""
"""A number for what is to be seen of the globe: another one for nearly every other picture."""

DISTINCT_PICTURES = (
    """pick => new Promise(done => {
  const seen = new Set()
  let same = 0, last
  const look = () => {
    const picture = PICTURE
    seen.add(picture)
    same = picture === last ? same + 1 : 0
    last = picture
    if (same < 15) requestAnimationFrame(look)
    else done(seen.size)
  }
  look()
  if (pick)
    [...document.querySelectorAll(".news-globe__busiest button")]
      .find(button => button.textContent.startsWith(pick)).click()
})"""
).replace("PICTURE", PICTURE)
"""Picks a country, if it is told one, and looks at every frame until fifteen are the same.

Gives how many different pictures there were, the one before among them.
"""


FRAMES_OF_THE_START = """
window.framesOfTheStart = new Set()
const look = () => {
  const canvas = document.querySelector(".news-globe:not(.is-live) canvas")
  if (canvas) framesOfTheStart.add(canvas.toDataURL())
  if (!document.querySelector(".news-globe.is-live")) requestAnimationFrame(look)
}
look()
"""
"""Keeps the different pictures that are seen of the globe before it lives."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, language: str) -> Iterator[str]:
    """Give where a small newsroom is served."""
    site = Site(tmp_path_factory.mktemp("globe")).configure(briefings={"language": language})
    for code in COUNTRIES:
        site.briefing(f"2026/03/18/from-{code.lower()}", countries=[code])
    for number in range(1, 11):
        site.briefing(f"2026/03/19/dam-{number}", countries=["UA"], title=f"The dam, part {number}")
    site.briefing("2026/03/20/words", countries=["JP"], language="ar", title="مصر")
    # So that the page goes on below the globe.
    for number in range(40):
        site.briefing(f"2026/03/20/long-{number}", countries=["BR"])
    site.build("--strict")
    with served(site) as address:
        yield address


@contextmanager
def _page(browser: Browser, url: str, **context: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's
    with empty_page(browser, **context) as page:
        errors: list[str] = []
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.goto(url)
        yield page
        assert errors == []


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Give the page of countries with its globe, for a reader who wants less motion."""
    with _page(browser, f"{address}countries/", reduced_motion="reduce") as page:
        _await_globe(page)
        yield page


def _await_globe(page: Page) -> None:
    page.locator(".news-globe").scroll_into_view_if_needed()
    expect(page.locator(".news-globe.is-live")).to_be_visible()
    expect(_canvas(page)).to_be_visible()
    # What is drawn next is drawn.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def _canvas(page: Page) -> Locator:
    return page.locator(".news-globe canvas")


def _search(page: Page) -> Locator:
    return page.get_by_role("combobox", name=say(page, "Find a country"))


def _heading(page: Page) -> Locator:
    return page.locator(".news-globe__panel h3")


def _briefings(page: Page, count: int) -> str:
    return say_many(page, "%(num)s briefing", "%(num)s briefings", count)


def _counted(page: Page, code: str, count: int) -> str:
    message = "%(country)s: %(briefings)s"
    return say(page, message, country=country(page, code), briefings=_briefings(page, count))


def _without_news(page: Page, code: str) -> str:
    return say(page, "%(country)s: no briefing", country=country(page, code))


def _status(page: Page) -> Locator:
    return page.locator(".news-globe").get_by_role("status")


def _middle(page: Page) -> tuple[float, float]:
    _canvas(page).scroll_into_view_if_needed()
    box = _canvas(page).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _turn_to(page: Page, name: str) -> None:
    """Turn the globe to a country, and leave nothing open."""
    _search(page).fill(name)
    _search(page).press("Enter")
    expect(_heading(page)).to_have_text(name)
    page.keyboard.press("Escape")
    expect(_heading(page)).to_be_hidden()


def test_drag(page: Page) -> None:
    """Dragging turns the globe: what was in the middle goes with the pointer."""
    _turn_to(page, country(page, "KE"))
    x, y = _middle(page)
    before = page.evaluate(PICTURE)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.move(x + 120, y + 20, steps=4)
    page.mouse.up()
    expect(_heading(page)).to_be_hidden()  # a drag is no click
    assert page.evaluate(PICTURE) != before
    page.mouse.click(x + 120, y + 20)
    expect(_heading(page)).to_have_text(country(page, "KE"))


def test_keys_turn_and_zoom(page: Page) -> None:
    """Arrow keys turn the globe and plus brings it nearer, and their opposites undo it."""
    # Near the equator, so that no pole is in the way.
    _aim_at(page, country(page, "KE"))
    before = page.evaluate(PICTURE)
    for key, opposite in OPPOSITES.items():
        page.keyboard.press(key)
        _settle(page)
        assert page.evaluate(PICTURE) != before, key
        page.keyboard.press(opposite)
        _aim_at(page, country(page, "KE"))
        assert page.evaluate(PICTURE) == before, opposite


def _aim_at(page: Page, name: str) -> None:
    """Turn the globe to a country, and leave the focus on it."""
    _turn_to(page, name)
    _canvas(page).focus()
    _settle(page)


def _settle(page: Page) -> None:
    page.evaluate(DISTINCT_PICTURES)


def test_buttons_zoom(page: Page) -> None:
    """The globe is whole at first; buttons bring it nearer and farther, up to their ends."""
    nearer, farther = (
        page.get_by_role("button", name=say(page, f"Zoom {way}")) for way in ("in", "out")
    )
    expect(farther).to_be_disabled()
    before = page.evaluate(PICTURE)
    nearer.click()
    expect(farther).to_be_enabled()
    assert page.evaluate(PICTURE) != before
    while nearer.is_enabled():
        nearer.click()
        _settle(page)
    farther.click()
    expect(nearer).to_be_enabled()


def test_pick_by_pointer(page: Page) -> None:
    """A click on a country opens its latest headlines beside the globe, with a link to its page."""
    _turn_to(page, country(page, "UA"))
    page.mouse.click(*_middle(page))
    expect(_heading(page)).to_have_text(country(page, "UA"))
    panel = page.locator(".news-globe__panel")
    expect(panel).to_contain_text(
        say_many(
            page,
            "%(briefings)s, %(recent)s in the last %(num)s day",
            "%(briefings)s, %(recent)s in the last %(num)s days",
            7,
            briefings=_briefings(page, 11),
            recent=11,
        )
    )
    expect(panel.locator("li")).to_have_count(8)
    first = panel.locator("li a").first
    assert re.search(r"/paper/2026/03/19/dam-\d+/$", str(first.evaluate("link => link.href")))
    expect(_status(page)).to_have_text(
        say_many(
            page,
            "%(country)s: the latest %(shown)s of %(num)s briefing.",
            "%(country)s: the latest %(shown)s of %(num)s briefings.",
            11,
            country=country(page, "UA"),
            shown=8,
        )
    )
    page.get_by_role(
        "link", name=say(page, "All news from %(country)s", country=country(page, "UA"))
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(country(page, "UA"))


def test_pick_by_keyboard(page: Page) -> None:
    """The focus names the country in the middle, Enter picks it, Escape goes back."""
    _turn_to(page, country(page, "JP"))
    page.keyboard.press("Tab")  # keyboard focus shows what is aimed at
    _canvas(page).focus()
    expect(_status(page)).to_have_text(_counted(page, "JP", 2))
    expect(page.locator(".news-globe__label")).to_have_text(_counted(page, "JP", 2))
    page.keyboard.press("Enter")
    expect(_heading(page)).to_be_focused()
    expect(_heading(page)).to_have_text(country(page, "JP"))
    page.keyboard.press("Escape")
    expect(_heading(page)).to_be_hidden()
    expect(_canvas(page)).to_be_focused()


def test_keys_name_what_comes_to_the_middle(page: Page) -> None:
    """Turning by key says in the live region what is there now."""
    _turn_to(page, country(page, "NZ"))
    page.keyboard.press("Tab")
    _canvas(page).focus()
    expect(_status(page)).to_have_text(_counted(page, "NZ", 1))
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(_status(page)).to_have_text(say(page, "Sea"))


def test_hover_names(page: Page) -> None:
    """The pointer names the country that it is over, with and without briefings."""
    _turn_to(page, country(page, "KE"))
    x, y = _middle(page)
    page.mouse.move(x, y)
    label = page.locator(".news-globe__label")
    expect(label).to_have_text(_counted(page, "KE", 1))
    page.mouse.move(x - 10, y + 45)
    expect(label).to_have_text(_without_news(page, "TZ"))
    page.mouse.move(x - 4, 4)
    expect(label).to_be_hidden()


@in_english
def test_small_countries_are_easy_to_hit(browser: Browser, address: str) -> None:
    """A finger that comes within twelve pixels of a small country with news picks it."""
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    url = f"{address}countries/"
    with _page(browser, url, reduced_motion="reduce", **phone) as page:
        _await_globe(page)
        for code, (across, down) in product(("SG", "MT", "LU"), ((11, 0), (0, -11), (-8, 8))):
            _turn_to(page, country(page, code))
            x, y = _middle(page)
            page.touchscreen.tap(x + across, y + down)
            expect(_heading(page)).to_have_text(country(page, code))
            page.get_by_role("button", name=say(page, "Close")).click()


def test_close(page: Page) -> None:
    """The button closes the headlines, and what is busiest comes back."""
    busiest = page.locator(".news-globe__busiest")
    expect(busiest.locator("button").first).to_contain_text(country(page, "BR"))
    busiest.get_by_role("button", name=country(page, "UA")).click()
    expect(_heading(page)).to_be_focused()
    expect(busiest).to_be_hidden()
    page.get_by_role("button", name=say(page, "Close")).click()
    expect(busiest).to_be_visible()
    expect(busiest.get_by_role("button", name=country(page, "UA"))).to_be_focused()


@in_english
def test_combobox_by_keyboard(page: Page) -> None:
    """One types, hears how many countries there are, chooses, and reads."""
    search = _search(page)
    search.focus()
    page.keyboard.type("l")
    expect(search).to_have_attribute("aria-expanded", "true")
    expect(_status(page)).to_have_text("2 countries")
    # What begins so stands before what has a word that does.
    options = page.get_by_role("option")
    expect(options).to_have_text([re.compile("Luxembourg"), re.compile("St. Lucia")])
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert search.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(search).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(_heading(page)).to_have_text(country(page, "LC"))
    expect(_heading(page)).to_be_focused()
    expect(search).to_have_value(country(page, "LC"))
    page.keyboard.press("Escape")
    expect(search).to_be_focused()


def test_combobox_without_a_match(page: Page) -> None:
    """What nobody is called finds nothing, and says so."""
    # The last one is within a word only: whoever types it does not mean Kenya.
    for name in ("Atlantis", "&", "eny", "rwa"):
        _search(page).fill(name)
        expect(_status(page)).to_have_text(say(page, "No country with news has this name."))
        expect(page.get_by_role("option")).to_have_count(0)
        _search(page).press("ArrowDown")
        _search(page).press("Enter")
        expect(_heading(page)).to_be_hidden()


@in_english
def test_combobox_by_another_name(page: Page) -> None:
    """A country is found as people write it, by former and common names too."""
    for typed, name in (("saint lu", "St. Lucia"), ("aotearoa", "New Zealand")):
        _search(page).fill(typed)
        expect(page.get_by_role("option")).to_have_count(1)
        _search(page).press("Enter")
        expect(_heading(page)).to_have_text(name)


def test_combobox_by_pointer(page: Page) -> None:
    """A click into the empty box lists every country, and a click on one picks it."""
    _search(page).click()
    expect(page.get_by_role("option")).to_have_count(len(COUNTRIES))
    page.get_by_role("option", name=country(page, "SG")).click()
    expect(_heading(page)).to_have_text(country(page, "SG"))


@in_english
def test_foreign_headline(page: Page) -> None:
    """A headline in another language says so, and runs as that language does."""
    _turn_to(page, country(page, "JP"))
    page.mouse.click(*_middle(page))
    headline = page.locator(".news-globe__headlines p[lang='ar']")
    expect(headline).to_have_text("مصر")
    expect(headline).to_have_attribute("dir", "rtl")


@in_english
def test_motion(browser: Browser, address: str, page: Page) -> None:
    """A picked country is turned to; who wants less motion sees the end at once."""
    _canvas(page).scroll_into_view_if_needed()
    assert page.evaluate(DISTINCT_PICTURES, country(page, "UA")) == 2  # before and after
    with _page(browser, f"{address}countries/", reduced_motion="no-preference") as moving:
        _await_globe(moving)
        assert moving.evaluate(DISTINCT_PICTURES, country(moving, "UA")) > 2


@in_english
def test_starts_in_many_frames(browser: Browser, address: str) -> None:
    """The first picture is drawn over several frames, so that no reader waits for all of it."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(FRAMES_OF_THE_START)
    page.goto(f"{address}countries/")
    _await_globe(page)
    assert page.evaluate("framesOfTheStart.size") > 5
    context.close()


@in_english
def test_typing_does_not_wait_for_the_globe(browser: Browser, address: str) -> None:
    """A country is found and opened before the globe is there, which then turns to it."""
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    # No frame, no picture: the globe is kept from starting as in a page that nobody looks at.
    page.add_init_script(
        "window.goOn = requestAnimationFrame; window.kept = [];"
        "window.requestAnimationFrame = it => kept.push(it)"
    )
    page.goto(f"{address}countries/")
    _search(page).fill(country(page, "KE"))
    expect(page.get_by_role("option", name=country(page, "KE"))).to_be_visible()
    _search(page).press("Enter")
    expect(_heading(page)).to_have_text(country(page, "KE"))
    expect(page.locator(".news-globe.is-live")).to_have_count(0)
    page.evaluate("() => { window.requestAnimationFrame = goOn; kept.forEach(it => goOn(it)) }")
    _await_globe(page)
    expect(_heading(page)).to_have_text(country(page, "KE"))
    expect(page.locator(".news-globe__pins li")).to_have_count(0)
    context.close()


@in_english
def test_never_turns_by_itself(browser: Browser, address: str) -> None:
    """Nothing moves while nobody does anything."""
    with _page(browser, f"{address}countries/", reduced_motion="no-preference") as page:
        _await_globe(page)
        assert page.evaluate(DISTINCT_PICTURES) == 1


@in_english
def test_address(page: Page, address: str) -> None:
    """What is open is in the address: it can be shared, and is there after a reload and by Back."""
    page.goto(f"{address}countries/#lu")
    expect(_heading(page)).to_have_text(country(page, "LU"))
    page.goto(f"{address}countries/#ua")
    expect(_heading(page)).to_have_text(country(page, "UA"))
    page.reload()
    expect(_heading(page)).to_have_text(country(page, "UA"))
    page.locator(".news-globe__headlines a").first.click()
    page.wait_for_url("**/dam-*/")
    page.go_back()
    expect(_heading(page)).to_have_text(country(page, "UA"))
    page.get_by_role("button", name=say(page, "Close")).click()
    expect(_heading(page)).to_be_hidden()
    assert page.url == f"{address}countries/"


@in_english
def test_back_closes(page: Page, address: str) -> None:
    """Back closes what was opened, however many countries were looked at meanwhile."""
    page.goto(f"{address}countries/")
    for code in ("ke", "jp"):
        name = country(page, code.upper())
        _search(page).fill(name)
        _search(page).press("Enter")
        expect(_heading(page)).to_have_text(name)
        assert page.url == f"{address}countries/#{code}"
    page.go_back()
    expect(_heading(page)).to_be_hidden()
    assert page.url == f"{address}countries/"


def test_address_of_a_country_without_news(page: Page, address: str) -> None:
    """An address of a country without news turns to it, and says that there is none."""
    page.goto(f"{address}countries/#so")
    expect(page.locator(".news-globe__label")).to_have_text(_without_news(page, "SO"))
    expect(_heading(page)).to_be_hidden()


def test_touch_without_news(browser: Browser, address: str) -> None:
    """A finger on a country without news is told so in sight, until it does something else."""
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    with _page(browser, f"{address}countries/#so", reduced_motion="reduce", **phone) as page:
        _await_globe(page)
        label = page.locator(".news-globe__label")
        for elsewhere in ("", say(page, "Zoom in"), region(page, "002")):
            page.goto(f"{address}countries/#cd")
            page.goto(f"{address}countries/#so")
            expect(label).to_have_text(_without_news(page, "SO"))
            x, y = _middle(page)
            page.touchscreen.tap(x, y)
            expect(label).to_have_text(_without_news(page, "SO"))
            expect(_status(page)).to_have_text(_without_news(page, "SO"))
            if elsewhere:
                page.get_by_role("button", name=elsewhere).tap()
            else:
                page.touchscreen.tap(x + 60, y)  # the sea
            expect(label).to_be_hidden()


def test_wheel_with_shift_turns(page: Page) -> None:
    """With Shift the wheel turns the globe though it has not the focus, as the hint says."""
    expect(page.locator(".news-globe__help")).to_contain_text("Shift")
    page.mouse.move(*_middle(page))
    before, start = page.evaluate(PICTURE), page.evaluate("scrollY")
    page.keyboard.down("Shift")
    page.mouse.wheel(0, 60)
    page.keyboard.up("Shift")
    page.wait_for_function(f"before => {PICTURE} !== before", arg=before)
    assert page.evaluate("scrollY") == start


def test_regions(page: Page) -> None:
    """A region's button turns to its news and lists its countries; once more, and all are there."""
    button = page.get_by_role("button", name=region(page, "009"))
    expect(button).to_have_attribute("aria-pressed", "false")
    before = page.evaluate(PICTURE)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    countries = page.locator(".news-globe__busiest li")
    expect(countries).to_have_text([re.compile(country(page, "NZ"))])
    expect(page.locator(".news-globe__busiest h3")).to_have_text(region(page, "009"))
    _settle(page)
    assert page.evaluate(PICTURE) != before
    page.get_by_role("button", name=region(page, "150")).click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(countries).to_have_count(4)
    page.get_by_role("button", name=region(page, "150")).click()
    expect(countries).to_have_count(8)
    expect(page.locator(".news-globe__busiest h3")).to_contain_text(say(page, "Most briefings"))


def test_surprise(page: Page) -> None:
    """A country with news that chance picks is opened, and never the same one twice in a row."""
    button = page.get_by_role("button", name=say(page, "Surprise me"))
    seen = [""]
    for _ in range(6):
        button.click()
        expect(_heading(page)).not_to_have_text(seen[-1])
        expect(_heading(page)).to_be_focused()
        seen.append(_heading(page).inner_text())
        expect(page.locator(".news-globe__panel .news-meta").first).to_have_text(re.compile(r"\d"))


@in_english
def test_pins(page: Page) -> None:
    """The newest headlines stand where the globe is turned to, are links, and cover no other."""
    _turn_to(page, country(page, "JP"))
    pins = page.locator(".news-globe__pins li")
    pin = pins.filter(has_text="مصر").locator("a")
    expect(pin).to_be_visible()
    expect(pin).to_have_attribute("dir", "rtl")
    _turn_to(page, country(page, "MT"))
    expect(pin).to_be_hidden()
    expect(pins).not_to_have_count(0)
    boxes = [box for box in (each.bounding_box() for each in pins.all()) if box]
    for one, other in combinations(boxes, 2):
        assert (
            one["x"] + one["width"] <= other["x"]
            or other["x"] + other["width"] <= one["x"]
            or one["y"] + one["height"] <= other["y"]
            or other["y"] + other["height"] <= one["y"]
        )
    # Beside a country's headlines none are needed, nor while it turns.
    page.locator(".news-globe__busiest").get_by_role("button", name=country(page, "UA")).click()
    expect(pins.first).to_be_hidden()
    page.keyboard.press("Escape")
    pins.first.locator("a").click()
    page.wait_for_url("**/paper/2026/03/**")


@in_english
def test_page_scrolls_on(page: Page) -> None:
    """The wheel over the globe scrolls the page, until the globe has the focus."""
    page.set_viewport_size({"width": 1000, "height": 400})
    page.mouse.move(*_middle(page))
    start, before = page.evaluate("scrollY"), page.evaluate(PICTURE)
    page.mouse.wheel(0, 40)
    page.wait_for_function("start => scrollY > start", arg=start)
    assert page.evaluate(PICTURE) == before
    page.mouse.move(*_middle(page))
    _canvas(page).focus()
    start, before = page.evaluate("scrollY"), page.evaluate(PICTURE)
    page.mouse.wheel(0, 40)
    page.wait_for_function(f"before => {PICTURE} !== before", arg=before)
    assert page.evaluate("scrollY") == start


@in_english
def test_pinch_of_a_trackpad_zooms(page: Page) -> None:
    """With the control key, as a trackpad's pinch comes, the wheel zooms the globe."""
    farther = page.get_by_role("button", name=say(page, "Zoom out"))
    expect(farther).to_be_disabled()
    page.mouse.move(*_middle(page))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(farther).to_be_enabled()


@in_english
def test_two_fingers_zoom(browser: Browser, address: str) -> None:
    """Two fingers that part bring the globe nearer, and pick nothing."""
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    with _page(browser, f"{address}countries/", reduced_motion="reduce", **phone) as page:
        _await_globe(page)
        x, y = _middle(page)
        tools = page.context.new_cdp_session(page)

        def touch(kind: str, apart: float | None) -> None:
            sides = () if apart is None else ((0, x - apart), (1, x + apart))
            points = [{"x": across, "y": y, "id": number} for number, across in sides]
            tools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        touch("touchStart", 30)
        for apart in (40, 60, 80, 100):
            touch("touchMove", apart)
        touch("touchEnd", None)
        expect(page.get_by_role("button", name=say(page, "Zoom out"))).to_be_enabled()
        expect(_heading(page)).to_be_hidden()


@in_english
def test_colours_follow_the_scheme(page: Page) -> None:
    """The switch between light and dark draws the globe anew."""
    before = page.evaluate(PICTURE)
    page.get_by_role("button", name=say(page, "Dark colours")).click()
    page.wait_for_function(f"before => {PICTURE} !== before", arg=before)
    page.get_by_role("button", name=say(page, "Dark colours")).click()
    page.wait_for_function(f"before => {PICTURE} === before", arg=before)


@in_english
def test_sharp(browser: Browser, address: str) -> None:
    """On a screen of high density the globe has a point for each of its pixels."""
    with _page(browser, f"{address}countries/", device_scale_factor=2) as page:
        _await_globe(page)
        found = page.evaluate(
            "() => { const it = document.querySelector('.news-globe canvas');"
            " return [it.width, it.clientWidth] }"
        )
        assert found[0] == 2 * found[1]


@in_english
def test_few_files(browser: Browser, address: str) -> None:
    """The script and its data are three files of the site, none from elsewhere; nothing moves."""
    context = browser.new_context(viewport={"width": 390, "height": 600}, service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".news-footer")
    before = page.evaluate(AFTER_GLOBE)
    _await_globe(page)
    expect(page.locator(".news-globe__busiest li").first).to_be_visible()
    loaded = [url for url in asked if re.search(r"globe\.\w+\.js|world|index\.json", url)]
    assert len(loaded) == 3
    assert page.evaluate(AFTER_GLOBE) == before
    _search(page).fill(country(page, "UA"))
    _search(page).press("Enter")
    expect(page.locator(".news-globe__headlines a").first).to_be_visible()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    context.close()


@in_english
def test_no_globe_on_other_pages(page: Page, address: str) -> None:
    """Only the front page and that of the countries have a globe, and load its look."""
    expect(page.locator(".news-globe")).to_have_count(1)
    for url in ("2026/03/19/", "countries/ua/", "sources/", "tags/"):
        page.goto(f"{address}{url}")
        expect(page.locator(".news-globe, link[href*='/globe.']")).to_have_count(0)


def test_without_javascript(browser: Browser, address: str) -> None:
    """Without JavaScript no control is shown that needs it, and every country is reachable."""
    with _page(browser, f"{address}countries/", java_script_enabled=False) as page:
        for control in (_canvas(page), _search(page), page.locator(".news-globe__legend")):
            expect(control).to_be_hidden()
        for code in COUNTRIES:
            link = page.locator(f"main .news-entries a[href='{code.lower()}/']")
            expect(link).to_be_visible()


def test_headlines_that_cannot_be_had(browser: Browser, address: str) -> None:
    """Where the headlines cannot be loaded it is said, and the country's page is a link away."""
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    page.goto(f"{address}countries/")
    _await_globe(page)
    context.set_offline(offline=True)
    page.get_by_role("button", name=country(page, "UA")).click()
    expect(page.locator(".news-globe__headlines")).to_have_text(
        say(page, "The headlines could not be loaded.")
    )
    expect(
        page.get_by_role(
            "link", name=say(page, "All news from %(country)s", country=country(page, "UA"))
        )
    ).to_be_visible()
    context.close()
