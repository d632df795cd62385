"""What is searched for is found however its letters and signs are written."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.pages import empty_page
from tests.browser.server import Host
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

FOUND = {
    "Kharkiv\u2013Dnipro line opens": ("Kharkiv-Dnipro", "kharkiv dnipro", "Kharkiv\u2013Dnipro"),
    "Alma\u2014Ata talks": ("alma-ata talks",),
    "Non\u2010proliferation pact": ("non-proliferation", "nonproliferation"),
    "\uff2b\uff59\uff49\uff56 reports \uff2e\uff4f\uff0e\uff17": (
        "kyiv",
        "\uff2b\uff39\uff29\uff36",
    ),
    "O\ufb03ce of \ufb02ood": ("office flood", "O\ufb03ce"),
    "CO\u2082 over 5 km\u00b2": ("co2", "km2", "CO\u2082"),
    "\u039f\u03b4\u03c5\u03c3\u03c3\u03ad\u03b1\u03c2": (
        "\u039f\u0394\u03a5\u03a3\u03a3\u0395\u0391\u03a3",
        "\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03b1\u03c2",
    ),
    "I\u011fd\u0131r\u2019\u0131n k\u0131y\u0131s\u0131": (
        "igdir",
        "IGDIR",
        "k\u0131y\u0131s\u0131",
    ),
    "Donau\u00addampf\u00adschiff": ("donaudampfschiff",),
    "Zero\u200bwidth": ("zerowidth",),
    "C\u00f4te d\u2019Ivoire": ("d'ivoire", "cote d\u2019ivoire"),
}
"""Titles, and what finds each: of dashes, wide and joined letters, sigmas, and what nobody sees."""


@pytest.fixture(scope="module", params=["full", "titles"])
def host(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """Give the host of a site with these titles, whose texts are searched or not."""
    site = Site(tmp_path_factory.mktemp("spelling") / "project")
    site.configure(briefings={"search": request.param})
    for number, title in enumerate(FOUND):
        site.briefing(f"2026/03/01/title-{number}", f"{title}\n", title=title)
    site.build()
    host = Host(site.out)
    yield host
    host.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a browser that knows nothing."""
    with empty_page(browser, service_workers="block") as page:
        yield page


def hits(page: Page, number: int) -> Locator:
    """Give the results that lead to a briefing."""
    return page.locator(f"[data-news='list'] a[href$='/title-{number}/']")


def in_turn() -> list[tuple[int, str]]:
    """Give what is searched for with the number of its title, each time another one's."""
    rounds = zip_longest(*FOUND.values())
    return [(number, words) for each in rounds for number, words in enumerate(each) if words]


def test_page(host: Host, page: Page) -> None:
    """The page of search finds each title, and shows it as it is written."""
    (first, words), *others = in_turn()
    titles = list(FOUND)
    page.goto(f"{host.url}search/?q={quote(words)}&in=all")
    expect(hits(page, first)).to_have_text(titles[first])
    for number, words in others:
        page.get_by_role("searchbox").fill(words)
        expect(hits(page, number)).to_have_text(titles[number])


def test_dialog(host: Host, page: Page) -> None:
    """The dialog over any page finds them, too."""
    page.goto(f"{host.url}2026/03/01/title-0/")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    titles = list(FOUND)
    for number, words in in_turn():
        page.get_by_role("combobox").fill(words)
        first = page.get_by_role("option").first.locator(".news-finder__title")
        expect(first).to_have_text(titles[number])
