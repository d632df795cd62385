"""What holds for every page of the site, in a real browser."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.axe import faults
from tests.browser.pages import follow_requests, wait_for_quiet, watch
from tests.browser.shifts import MOST, moved_at_all
from tests.demo import PAGES, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from tests.site import Site

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

ADDRESSES = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"

SCROLL_THROUGH = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y)
    // What has come into sight is drawn, and has asked for what it needs.
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  }
  scrollTo(0, 0)
}"""

NARROW_AND_WIDE = (320, 390, 600, 820, 1280, 1920, 2560)

SEEN_AT_A_START = """() => [...document.querySelectorAll(".news-also > i")].filter(dot => {
  const item = dot.parentElement.getBoundingClientRect()
  const line = dot.parentElement.parentElement.getBoundingClientRect()
  const side = getComputedStyle(dot).direction === "rtl" ? "right" : "left"
  if (!item.width || Math.abs(item[side] - line[side]) > 1) return false
  const range = document.createRange()
  range.setStart(dot.firstChild, 0)
  range.setEnd(dot.firstChild, 1)
  const ink = range.getBoundingClientRect()
  return ink.right > line.left + 1 && ink.left < line.right - 1
}).map(dot => dot.parentElement.parentElement.textContent)"""
"""Lines of facts that begin with a dot which can be seen."""

BREACHES = """
window.breaches = []
document.addEventListener("securitypolicyviolation", event =>
  window.breaches.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
"""


@dataclass(frozen=True)
class Visit:
    """A page of the site that is open, and was scrolled through to its end."""

    page: Page
    origin: str
    asked: list[str] = field(default_factory=list)
    """Whom it has asked for something."""

    said: list[str] = field(default_factory=list)
    """What its scripts, or the browser of them, have said on the console."""

    def resize(self, width: int) -> None:
        """Give the page a window of another width."""
        self.page.set_viewport_size({"width": width, "height": 900})


@pytest.fixture(scope="module", params=PAGES)
def visit(
    request: pytest.FixtureRequest, demo: tuple[Site, str], browser: Browser
) -> Iterator[Visit]:
    """Give a page of a template, which is opened once for all that is to be seen of it."""
    address = demo[1]
    context = browser.new_context(viewport={"width": WIDTHS["desktop"], "height": 900})
    page = context.new_page()
    visit = Visit(page, address.removesuffix("paper/"), said=watch(page))
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on("console", lambda message: visit.said.append(message.text))
    page.add_init_script(BREACHES)
    under_way = follow_requests(page)
    page.goto(f"{address}{PAGES[request.param]}")
    page.evaluate(SCROLL_THROUGH)
    wait_for_quiet(page, under_way)
    yield visit
    context.close()


def test_nothing_leaves_the_site(visit: Visit) -> None:
    """A page asks nobody but its own site, sets no cookie, and breaks no rule of its policy."""
    assert visit.asked
    assert [url for url in visit.asked if not url.startswith((visit.origin, "data:"))] == []
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate("window.breaches") == []
    assert visit.said == []


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_accessible(width: str, visit: Visit) -> None:
    """The axe rules for WCAG 2.2 AA find nothing, in either palette."""
    visit.resize(WIDTHS[width])
    assert faults(visit.page) == []


def test_fits_any_width(visit: Visit) -> None:
    """Nothing is wider than the window, from a small phone to a large screen."""
    for width in NARROW_AND_WIDE:
        visit.resize(width)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_no_line_begins_with_a_dot(visit: Visit) -> None:
    """Where facts with dots between them need a second line, the dot before it is not seen."""
    for width in (320, 390, 1280):
        visit.resize(width)
        assert visit.page.evaluate(SEEN_AT_A_START) == [], width


def test_reasons_have_the_width_of_their_card(demo: tuple[Site, str], browser: Browser) -> None:
    """On a phone the reason of a pick runs below its image, as its summary does."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{demo[1]}overlooked/")
    widths = page.locator(".news-card:has(img)").evaluate_all(
        """all => all.map(card => ["summary", "why"].map(
            name => card.querySelector(`.news-card__${name}`).getBoundingClientRect().width))"""
    )
    context.close()
    assert widths
    assert all(summary == why for summary, why in widths)


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript(demo: tuple[Site, str], page: Page) -> None:
    """Every page can be read, and every country reached, where no script runs."""
    site, address = demo
    for name, url in PAGES.items():
        page.goto(f"{address}{url}")
        assert len(page.inner_text("main")) > 40, name
        assert page.locator("main h1").first.is_visible(), name
        assert page.locator(".news-js:visible").count() == 0, name
    page.goto(f"{address}countries/")
    wanted = {url for url in site.urls() if url.startswith("countries/") and url.count("/") == 2}
    hrefs = page.locator("main a:visible").evaluate_all(ADDRESSES)
    assert {f"{address}{url}" for url in wanted} <= set(hrefs)


@pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="SCREENSHOTS names no folder for them")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_screenshots(width: str, scheme: Scheme, demo: tuple[Site, str], browser: Browser) -> None:
    """Keep a picture of every template for people to look at."""
    folder = Path(os.environ["SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 900}, color_scheme=scheme
    )
    try:
        page = context.new_page()
        for name, url in PAGES.items():
            page.goto(f"{demo[1]}{url}", wait_until="load")
            page.evaluate(SCROLL_THROUGH)
            picture = folder / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=picture, full_page=True)
            assert picture.stat().st_size > 1000
    finally:
        context.close()


def test_text_of_the_handbook_has_room(demo: tuple[Site, str], page: Page) -> None:
    """Whatever stands beside it, a page of the handbook has its text across most of its width."""
    page.goto(f"{demo[1]}handbook/writing/")
    for width in (390, 800, 980, 1200, 1300):
        page.set_viewport_size({"width": width, "height": 800})
        box = page.get_by_role("article").bounding_box()
        assert box is not None
        assert box["width"] > min(0.8 * width, 550), width


@pytest.mark.parametrize("chosen", SCHEMES)
def test_charts_follow_the_palette(
    chosen: Scheme, demo: tuple[Site, str], browser: Browser
) -> None:
    """A drawing with colours for light and for dark has those that a reader has chosen."""
    page = browser.new_page(color_scheme="dark" if chosen == "light" else "light")
    page.add_init_script(f"localStorage.setItem('briefings.scheme', '{chosen}')")
    page.goto(f"{demo[1]}handbook/performance/")
    chart = page.locator("img[src$='performance.svg']")
    scheme = chart.evaluate("it => getComputedStyle(it).colorScheme")
    page.close()
    assert scheme == chosen


FONTS = "**/*.woff2"

DRAWN = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_moves_while_a_page_loads(
    width: int, demo: tuple[Site, str], browser: Browser
) -> None:
    """Fonts that come late, pictures and what scripts add do not move a page that is drawn."""
    context = browser.new_context(viewport={"width": width, "height": 823}, service_workers="block")
    page = context.new_page()
    shifts = {}
    for name in ("home", "article-story", "edition", "month", "country", "tag", "story", "feeds"):
        _load_with_late_fonts(page, f"{demo[1]}{PAGES[name]}")
        shifts[name] = moved_at_all(page)
    context.close()
    assert {name: shift for name, shift in shifts.items() if shift > MOST} == {}


def _load_with_late_fonts(page: Page, url: str) -> None:
    """Load a page whose fonts are on their way until it is drawn."""
    late: list[Route] = []
    page.route(FONTS, lambda route: late.append(route))  # noqa: PLW0108 - Playwright looks at it
    page.goto(url, wait_until="domcontentloaded")
    page.wait_for_function(DRAWN)
    assert late
    for route in late:
        route.continue_()
    page.unroute(FONTS)
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
