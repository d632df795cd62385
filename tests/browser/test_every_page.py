"""What holds for every page of the site, in a real browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.pages import watch
from tests.browser.shifts import MOST, moved_at_all
from tests.demo import PAGES, ROOT, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from tests.site import Site

pytestmark = pytest.mark.browser

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"

RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

RULES_OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All that may come out otherwise in the other palette, which changes nothing but colours."""

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

AUDIT = """async rules => {
  const found = await axe.run(document, {runOnly: rules})
  return found.violations.map(each =>
    `${each.id}: ${each.nodes.map(node => node.target.join(" ")).slice(0, 3).join(", ")}`)
}"""

BACKGROUND = "getComputedStyle(document.body).backgroundColor"

ADDRESSES = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"

SCROLL = """y => new Promise(done => {
  scrollTo(0, y)
  requestAnimationFrame(() => requestAnimationFrame(done))
})"""
"""Scrolls, and waits until what came into sight has been drawn."""

NARROW_AND_WIDE = (320, 390, 600, 820, 1280, 1920, 2560)

BREACHES = """
window.breaches = []
document.addEventListener("securitypolicyviolation", event =>
  window.breaches.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
"""


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give an empty page of a browser that knows nothing; parameters are those of a context."""
    context = browser.new_context(**getattr(request, "param", {}))
    try:
        yield context.new_page()
    finally:
        context.close()


def settle(page: Page) -> None:
    """Scroll through a page, so that all that waits for its turn is there, and back."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for position in range(0, height, 600):
        page.evaluate(SCROLL, position)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_leaves_the_site(name: str, demo: tuple[Site, str], page: Page) -> None:
    """A page asks nobody but its own site, sets no cookie, and breaks no rule of its policy."""
    address = demo[1]
    origin = address.removesuffix("paper/")
    asked: list[str] = []
    said = watch(page)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(BREACHES)
    page.goto(f"{address}{PAGES[name]}", wait_until="load")
    settle(page)
    assert asked
    assert [url for url in asked if not url.startswith((origin, "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate("window.breaches") == []
    assert said == []


@pytest.mark.parametrize("width", ["phone", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_accessible(name: str, width: str, demo: tuple[Site, str], browser: Browser) -> None:
    """The axe rules for WCAG 2.2 AA find nothing, in either palette."""
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 900},
        color_scheme="light",
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        page.goto(f"{demo[1]}{PAGES[name]}", wait_until="load")
        settle(page)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(AUDIT, RULES) == []
        paper = page.evaluate(BACKGROUND)
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(f"paper => {BACKGROUND} !== paper", arg=paper)
        assert page.evaluate(AUDIT, RULES_OF_COLOURS) == []
    finally:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_fits_any_width(name: str, demo: tuple[Site, str], page: Page) -> None:
    """Nothing is wider than the window, from a small phone to a large screen."""
    page.goto(f"{demo[1]}{PAGES[name]}", wait_until="load")
    for width in NARROW_AND_WIDE:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


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
            settle(page)
            picture = folder / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=picture, full_page=True)
            assert picture.stat().st_size > 1000
    finally:
        context.close()


@pytest.mark.parametrize("width", [390, 800, 980, 1200, 1300])
def test_text_of_the_handbook_has_room(
    width: int, demo: tuple[Site, str], browser: Browser
) -> None:
    """Whatever stands beside it, a page of the handbook has its text across most of its width."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{demo[1]}handbook/writing/")
    box = page.get_by_role("article").bounding_box()
    page.close()
    assert box is not None
    assert box["width"] > min(0.8 * width, 550)


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
    shifts = {}
    for name in ("home", "article-story", "edition", "month", "country", "tag", "story", "feeds"):
        page = context.new_page()
        _load_with_late_fonts(page, f"{demo[1]}{PAGES[name]}")
        shifts[name] = moved_at_all(page)
        page.close()
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
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
