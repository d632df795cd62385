"""What a reader sees first: the lead and the globe, on a phone as on a large screen."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page
from tests.browser.said import country, is_from_right, say
from tests.browser.shifts import MOST, moved
from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FloatRect, Locator, Page, Route

    from tests.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions."""

PHONE, DESKTOP, LARGE = (390, 844), (1280, 800), (1920, 1080)
SIZES = (PHONE, DESKTOP, LARGE)

SCRIPT = re.compile(r"/globe[.]\w+[.]js")

TIMES = """() => {
  const [page] = performance.getEntriesByType("navigation")
  const loads = performance.getEntriesByType("resource")
  const globe = loads.find(({ name }) => /globe[.][^/]+[.]js/.test(name))
  return [page.loadEventStart, globe.startTime]
}"""

COLOURS = """() => {
  const one = document.createElement("canvas").getContext("2d")
  const told = colour => {
    one.fillStyle = colour
    one.fillRect(0, 0, 1, 1)
    return [...one.getImageData(0, 0, 1, 1).data.slice(0, 3)]
  }
  const globe = document.querySelector(".news-globe canvas")
  const pixels = globe.getContext("2d").getImageData(0, 0, globe.width, globe.height).data
  const drawn = new Map()
  for (let at = 0; at < pixels.length; at += 4)
    if (pixels[at + 3] === 255) {
      const colour = pixels.slice(at, at + 3).join()
      drawn.set(colour, (drawn.get(colour) ?? 0) + 1)
    }
  return {
    land: told(getComputedStyle(globe).getPropertyValue("--news-land")),
    steps: [...document.querySelectorAll(".news-globe__swatch")]
      .map(swatch => told(getComputedStyle(swatch).backgroundColor)),
    drawn: [...drawn].filter(([, many]) => many > 50)
      .map(([colour]) => colour.split(",").map(Number)),
  }
}"""
"""The colours of land, of the legend's steps, and of all that covers some pixels of the globe."""

HEIGHT = "document.documentElement.scrollHeight"

LEAP = """place => new Promise(done => {
  scrollTo(0, place)
  requestAnimationFrame(() => requestAnimationFrame(done))
})"""

BOXES = "list => [list, ...list.children].map(each => each.getBoundingClientRect().toJSON())"

LAY_ALL_OUT = """() => {
  const all = new CSSStyleSheet()
  all.replaceSync("* { content-visibility: visible !important }")
  document.adoptedStyleSheets = [all]
}"""

Colour = tuple[int, int, int]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give an empty page on a phone, a desktop and a large screen."""
    width, height = request.param
    with empty_page(browser, viewport={"width": width, "height": height}) as page:
        yield page


def _box(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def _size(page: Page) -> tuple[int, int]:
    size = page.viewport_size
    assert size
    return size["width"], size["height"]


def _live(page: Page) -> Locator:
    globe = page.locator(".news-globe.is-live")
    expect(globe).to_be_visible()
    return globe


def test_the_first_screen(demo: tuple[Site, str], page: Page) -> None:
    """Lead, promise and globe are in the first screen, no region is cut, and nothing moves."""
    page.goto(demo[1])
    _live(page)
    width, height = _size(page)
    lead = _box(page.locator(".news-card--front .news-card__title"))
    globe = _box(page.locator(".news-globe__ball"))
    promise = page.get_by_role(
        "heading", name=say(page, "Scroll the globe, pick a country, see their news")
    )
    for box in (lead, globe, _box(promise), _box(page.locator(".news-promise"))):
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
    if (width, height) == PHONE:
        assert globe["width"] > 0.85 * width
        assert globe["y"] > lead["y"] + lead["height"]
    else:
        assert globe["width"] > 400
        first, second = (globe, lead) if is_from_right(page) else (lead, globe)
        assert second["x"] > first["x"] + first["width"]
        assert globe["y"] < lead["y"] < globe["y"] + globe["height"]
    for region in page.locator(".news-globe__regions button").all():
        box = _box(region)
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert moved(page) <= MOST


@in_english
def test_the_globe_comes_after_the_page(demo: tuple[Site, str], page: Page) -> None:
    """No script of the globe is asked for before all that the page shows at first is there."""
    page.goto(demo[1])
    _live(page)
    loaded, asked = page.evaluate(TIMES)
    assert asked >= loaded


def test_the_keyboard_reaches_the_globe(demo: tuple[Site, str], page: Page) -> None:
    """The globe and its box are in their turn from the first Tab on, before the script is there."""
    held: list[Route] = []
    page.route(SCRIPT, lambda route: held.append(route))  # noqa: PLW0108 - marked by Playwright
    page.goto(demo[1], wait_until="commit")
    page.wait_for_selector(".news-globe__zoom")
    seen: list[str] = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.dataset.part ?? document.activeElement.tagName")
        )
        if seen[-1] == "search":
            break
    assert seen.index("canvas") < seen.index("search")
    assert seen.index("A") < seen.index("canvas")
    name = country(page, "EG")
    page.keyboard.type(name[:3])
    page.wait_for_function("() => document.readyState === 'complete'")
    wait_until(lambda: page.evaluate("true") and held, "the globe's script is not asked for")
    for route in held:
        route.continue_()
    # What was typed meanwhile is not lost.
    expect(page.get_by_role("option")).to_have_text([re.compile(name)])
    page.keyboard.press("Enter")
    expect(page.locator(".news-globe__panel h3")).to_have_text(name)


def test_a_globe_that_cannot_be_had(demo: tuple[Site, str], page: Page) -> None:
    """Where its script cannot be loaded that is said, and the picture's countries are links."""
    page.route(SCRIPT, lambda route: route.abort())
    page.goto(demo[1])
    expect(page.locator(".news-globe__out")).to_be_visible()
    expect(page.locator(".news-globe__search")).to_be_hidden()
    link = page.locator(".news-globe__still").get_by_role("link", name=country(page, "EG"))
    expect(link).to_be_visible()  # once its shape is there
    box = _box(link)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/countries/eg/")


def test_without_javascript(browser: Browser, demo: tuple[Site, str]) -> None:
    """Without scripts the globe's countries are links, and the flat map leaves nothing blank."""
    with empty_page(
        browser, java_script_enabled=False, viewport={"width": 1280, "height": 800}
    ) as page:
        page.goto(demo[1])
        still = page.locator(".news-globe__still")
        egypt = still.get_by_role("link", name=country(page, "EG"))
        expect(egypt).to_have_attribute("href", "countries/eg/")
        box = _box(still)
        assert box["y"] + box["height"] <= 800
        page.get_by_role("link", name=say(page, "The map of the whole world")).click()
        expect(page.locator(".news-globe__still")).to_be_hidden()
        flat, after = _box(page.locator(".news-world").first), _box(page.locator(".news-globe"))
        assert after["y"] - flat["y"] - flat["height"] < 40
        regions = _box(page.locator(".news-part").first)
        assert regions["y"] - after["y"] - after["height"] < 60


@in_english
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_news_is_seen(
    scheme: Literal["light", "dark"], demo: tuple[Site, str], browser: Browser
) -> None:
    """Every step differs from land without news by 3:1 at least, more news by more."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(demo[1])
    _live(page)
    assert len(_contrasts(page)) == 4
    # The palette of the package, which is another one.
    page.evaluate("document.querySelector('link[rel=stylesheet][href*=overview]').remove()")
    page.evaluate("scheme => (document.documentElement.dataset.scheme = scheme)", scheme)
    page.wait_for_function(
        "land => getComputedStyle(document.body).getPropertyValue('--news-land') !== land",
        arg="#cfc7b4" if scheme == "light" else "#34496a",
    )
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    assert len(_contrasts(page)) == 4
    context.close()


@in_english
def test_news_is_seen_in_the_systems_colours(demo: tuple[Site, str], browser: Browser) -> None:
    """It differs from land without news where the reader's system has chosen the colours, too."""
    with empty_page(
        browser, forced_colors="active", viewport={"width": 1280, "height": 800}
    ) as page:
        page.goto(demo[1])
        _live(page)
        found = page.evaluate(COLOURS)
    assert any(_is_near(found["land"], drawn) for drawn in found["drawn"])
    # Of these colours the highlight alone has a hue. It lets through what is below it.
    of_news = [drawn for drawn in found["drawn"] if max(drawn) - min(drawn) > 20]
    assert len(of_news) > 1
    assert min(_contrast(colour, found["land"]) for colour in of_news) >= 3


@in_english
def test_what_is_far_below_is_laid_out_when_it_comes_near(
    demo: tuple[Site, str], page: Page
) -> None:
    """The page has nearly its height before, and a link leads to its place all the same.

    No script lays it out before.
    """
    page.route(re.compile(r"/news[.]\w+[.]js"), lambda route: route.abort())
    page.goto(demo[1])
    last = page.locator(".news-part .news-card__title").last
    assert not last.evaluate("it => it.checkVisibility({ contentVisibilityAuto: true })")
    before = page.evaluate(HEIGHT)
    page.goto(f"{demo[1]}#__countries")
    atlas = page.locator("#__countries")
    expect(atlas).to_be_in_viewport()
    assert abs(_box(atlas)["y"]) < 2
    page.evaluate(LAY_ALL_OUT)
    assert page.evaluate(HEIGHT) == pytest.approx(before, rel=0.15)


@in_english
def test_nothing_moves_after_a_leap(demo: tuple[Site, str], browser: Browser) -> None:
    """What is far below has been laid out by then, though it was not when the page came."""
    with empty_page(browser, viewport={"width": PHONE[0], "height": PHONE[1]}) as page:
        page.goto(demo[1])
        expect(page.locator(".news-part.is-laid-out")).to_have_count(
            page.locator(".news-part").count()
        )
        height = page.evaluate(HEIGHT)
        for tenths in (9, 4, 7, 2):
            page.evaluate(LEAP, height * tenths / 10)
        assert page.evaluate(HEIGHT) == height
        assert moved(page) <= MOST


def test_no_top_story_leaves_a_gap_beside_it(demo: tuple[Site, str], browser: Browser) -> None:
    """One that would be alone in its row has all of it, whatever the width."""
    with empty_page(browser) as page:
        page.goto(demo[1])
        top = page.locator(".news-list--top").first
        seen = set()
        for width in (390, 500, 768, 1000, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            # All at once: what is far below is being laid out.
            whole, *boxes = top.evaluate(BOXES)
            rows = [[box for box in boxes if box["y"] == y] for y in {box["y"] for box in boxes}]
            seen.add(max(map(len, rows)))
            for row in rows:
                assert len(row) > 1 or row[0]["width"] > 0.95 * whole["width"], width
        assert len(seen) > 2


def _contrasts(page: Page) -> list[float]:
    """Give the contrast of each step with land, and hold that the globe has these colours."""
    found = page.evaluate(COLOURS)
    contrasts = [_contrast(step, found["land"]) for step in found["steps"]]
    assert min(contrasts) >= 3
    for fainter, stronger in pairwise(contrasts):
        assert stronger > 1.1 * fainter
    for colour in (found["land"], *found["steps"]):
        assert any(_is_near(colour, drawn) for drawn in found["drawn"]), colour
    return contrasts


def _is_near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def _contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
