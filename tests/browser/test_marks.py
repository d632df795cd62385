"""What was saved shows as saved wherever it stands, and its tools have room for fingers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.said import country, say
from tests.browser.server import served
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

FIRST = "2026/03/20/first/"

FINGER = 44
"""How wide and high in pixels what is touched has to be."""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory, language: str) -> Iterator[str]:
    """Give the address of a site with two briefings."""
    site = Site(tmp_path_factory.mktemp("marks")).configure(briefings={"language": language})
    for slug in ("first", "second"):
        site.briefing(f"2026/03/20/{slug}", "Text.\n", title=f"The {slug}")
    site.build("--strict")
    with served(site) as address:
        yield address


def test_what_was_saved_is_marked(paper: str, page: Page) -> None:
    """Cards say that their briefing was saved, here and in another window, as long as it is."""
    other = page.context.new_page()
    other.goto(paper)
    page.goto(paper + FIRST)
    page.get_by_role("button", name=say(page, "Save")).click()
    expect(page.locator("[data-news='save']")).to_have_attribute("aria-pressed", "true")
    expect(
        other.get_by_role("link", name=re.compile(f"The first.* {re.escape(say(page, '(saved)'))}"))
    ).to_be_visible()
    expect(other.locator(".news-saved")).to_have_count(1)
    page.goto(f"{paper}countries/ua/")
    expect(page.locator(".news-saved")).to_be_visible()
    page.goto(f"{paper}saved/")
    page.get_by_role("button", name=say(page, "Remove: %(title)s", title="The first")).first.click()
    expect(other.locator(".news-saved")).to_have_count(0)
    expect(other.get_by_role("link", name=say(page, "(saved)"))).to_have_count(0)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, language: str) -> Iterator[str]:
    """Give the address of a site with a story that two countries' outlets tell."""
    site = Site(tmp_path_factory.mktemp("told")).configure(briefings={"language": language})
    for slug, code in (("kyiv-day", "UA"), ("oslo-post", "NO")):
        site.source(slug, country=code)
        keys = {"story": "dam", "source": slug, "countries": code}
        site.briefing(f"2026/03/20/{slug}", "Text.\n", title=f"The dam in {slug}", **keys)
    site.briefing("2026/03/19/before", title="The dam of old", story="dam", source="oslo-post")
    site.story("dam", title="The dam")
    site.build("--strict")
    with served(site) as address:
        yield address


KEPT = "kyiv-day/"

REMEMBER = """
const url = "/paper/2026/03/20/kyiv-day/";
const kept = {url, title: "The dam", source: "", country: "", day: "2026-03-20", dayInWords: ""};
const here = {url: "/paper/countries/ua/", title: "Ukraine"};
for (const name of ["read", "saved"]) localStorage[`briefings.${name}`] = JSON.stringify([kept]);
localStorage["briefings.countries"] = JSON.stringify([here]);
"""
"""A reader who has read and saved it, and follows its country."""


@pytest.mark.parametrize(
    ("url", "lists"),
    [
        ("", ("article", ".news-newest li")),
        ("stories/dam/", (".news-tellings article", ".news-timeline li")),
        ("2026/03/20/oslo-post/", (".news-timeline li",)),
        ("2026/03/", (".news-days li",)),
        ("my-countries/", (".news-following li",)),
        ("search/?q=dam", (".news-search__results li",)),
        ("countries/", (".news-globe__headlines li",)),
        ("saved/", ("[data-news='read'] li", "[data-news='saved'] li")),
    ],
)
def test_wherever_headlines_stand(url: str, lists: tuple[str, ...], told: str, page: Page) -> None:
    """Each list marks what was read and saved, whether a script made it or not."""
    page.add_init_script(REMEMBER)
    page.goto(told + url)
    if url == "countries/":
        page.locator("[data-part='most']").get_by_role("button", name=country(page, "UA")).click()
    for found in lists:
        line = page.locator(found, has=page.locator(f"a[href$='{KEPT}']"))
        marks = {
            "read": (say(page, "Read", "mark"), say(page, "(read)", "mark")),
            "saved": (say(page, "Saved"), say(page, "(saved)")),
        }
        for name, (seen, heard) in marks.items():
            # A list of all that was saved need not say it of each.
            count = 0 if found.startswith(f"[data-news='{name}']") else 1
            expect(line.get_by_text(seen, exact=True)).to_have_count(count)
            expect(line.get_by_role("link", name=heard)).to_have_count(count)


@pytest.mark.parametrize("width", [320, 390])
def test_room_for_fingers(width: int, paper: str, browser: Browser) -> None:
    """On a touch screen tools are 44 pixels wide and high, those of a briefing in one line."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(paper + FIRST)
    page.get_by_role("button", name=say(page, "Save")).click()
    tools = page.locator("[data-news='tools'] button:visible")
    assert tools.count() >= 5
    boxes = [tool.bounding_box() or {"width": 0, "height": 0, "y": 0} for tool in tools.all()]
    assert len({box["y"] for box in boxes}) == 1
    for url, found in (
        ("saved/", "[data-news='saved'] button"),
        ("my-countries/", "[data-news='pick']"),
        ("countries/ua/", "[data-news='follow']"),
    ):
        page.goto(paper + url)
        button = page.get_by_role("main").locator(found).first
        boxes.append(button.bounding_box() or {})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert min(min(box["width"], box["height"]) for box in boxes) >= FINGER
