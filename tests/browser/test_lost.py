"""The page for addresses that lead nowhere is whole and of use wherever it is sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.pages import open_whole
from tests.browser.said import country, long_day, month, say
from tests.browser.server import Host
from tests.site import Site, png

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Locator, Page, Request

pytestmark = [pytest.mark.browser, pytest.mark.languages("en", "ar")]

in_english = pytest.mark.languages("en")
"""For what does not depend on words and directions, and asks for a site at each place."""

RED = "rgb(180, 0, 0)"

MONTH = ("2026/03/",)
DAY = ("2026/03/20/", *MONTH)
UKRAINE = ("countries/ua/",)


BELOW_A_PATH = ("/paper/", "news/")


class Paper(NamedTuple):
    """A site as its host serves it."""

    root: str
    """Address of its root."""

    home: str
    """Address of its front page."""


@pytest.fixture(
    scope="module",
    params=[("/paper/", ""), BELOW_A_PATH, ("/", "")],
    ids=["below a folder", "news below a path", "at the host's root"],
)
def paper(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, language: str
) -> Iterator[Paper]:
    """Give a site with an edition, a style sheet, a script and pictures of its own."""
    folder, path = request.param
    site = Site(tmp_path_factory.mktemp("lost")).configure(
        site_url=f"https://example.org{folder}",
        nav=[{"About": "about.md"}],
        theme={"name": "material", "font": False, "logo": "logo.png", "favicon": "logo.png"},
        extra_css=["own/own.css"],
        extra_javascript=["own/own.js"],
        briefings={"path": path, "icon": "icon.png", "language": language},
    )
    site.write("icon.png", png(512, 512))
    site.write("docs/logo.png", png(40, 40))
    site.write("docs/about.md", "# About\n")
    site.write("docs/own/own.css", f".news h1 {{ color: {RED}; }}\n")
    site.write("docs/own/own.js", "window.isOwn = true\n")
    site.briefing("2026/03/20/first")
    site.build("--strict")
    host = Host(site.out, folder)
    yield Paper(host.url, f"{host.url}{path}")
    host.stop()


def lose(page: Page, url: str) -> None:
    """Open an address that leads nowhere, and wait until the page has asked for all it wants."""
    response = open_whole(page, url)
    assert response is not None
    assert response.status == 404
    expect(page.locator("h1")).to_have_text(say(page, "This page is not here"))


def guesses(page: Page) -> dict[str, str]:
    """Give the names of what may have been meant, with the addresses that they lead to."""
    links = page.locator("[data-news='guesses'] a")
    return dict(links.evaluate_all("all => all.map(it => [it.textContent, it.href])"))


def name_of(page: Page, url: str) -> str:
    """Give what a page of the site that may have been meant is called."""
    names = {
        "2026/03/": month(page, "2026-03-01"),
        "2026/03/20/": long_day(page, "2026-03-20"),
        "countries/ua/": country(page, "UA"),
    }
    return names[url]


def box(page: Page) -> Locator:
    """Give the page's search box."""
    return page.get_by_role("searchbox")


def search(page: Page) -> None:
    """Send what is in the search box."""
    page.get_by_role("button", name=say(page, "Search", "button")).click()


AT_ANY_DEPTH = ("nowhere", "2026/03/20/nowhere/", "a/b/c/d/e/f.html?from=mail")

below_a_path = pytest.mark.parametrize("paper", [BELOW_A_PATH], indirect=True, ids=["news"])
"""For what depends on the address alone: one site suffices, the one that is hardest to find."""


@in_english
def test_it_is_whole(paper: Paper, page: Page) -> None:
    """Styles, scripts and pictures are there, ours and the site's own, and nothing is missing."""
    failed: list[str] = []

    # Guesses are asked for with HEAD, and a wrong one is no fault.
    def note(request: Request) -> None:
        if request.method == "GET" and not request.is_navigation_request():
            failed.append(request.url)

    page.on("requestfailed", note)
    page.on("response", lambda response: None if response.ok else note(response.request))
    named: set[str] = set()
    for address in AT_ANY_DEPTH:
        lose(page, paper.home + address)
        assert failed == [], address
        assert page.locator("h1").evaluate("it => getComputedStyle(it).color") == RED, address
        assert page.evaluate("document.fonts.check('1rem Newsreader')"), address
        assert page.evaluate("window.isOwn"), address
        assert page.locator(".news-brand img").evaluate("it => it.naturalWidth") == 40, address
        # A script of ours.
        expect(page.get_by_role("button", name="Dark colours")).to_be_visible()
        named |= addresses_of(page, paper)
    assert {url for url in named if page.request.get(url).status != 200} == set()


def addresses_of(page: Page, paper: Paper) -> set[str]:
    """Give what the page names or links to, and hold that it is of this site, and all of it."""
    named = page.locator("[href]:not([href^='#']), [src], form")
    found = set(named.evaluate_all("all => all.map(it => it.href ?? it.src ?? it.action)"))
    ours = {f"{paper.home}{each}" for each in ("", "countries/", "archive/", "saved/", "search/")}
    sites_own = {f"{paper.root}{each}" for each in ("about/", "logo.png", "manifest.webmanifest")}
    assert ours | sites_own <= found, page.url
    assert {url for url in found if not url.startswith(paper.root)} == set(), page.url
    return found


GUESSES: Mapping[str, tuple[str, ...]] = {
    "2026/03/20/nowhere/": DAY,
    "2026-03-20-first.html": DAY,
    "old/20260320/first": DAY,
    "2026/03/21/nowhere": MONTH,
    "2026/03/nowhere/": MONTH,
    "2026/13/20/nowhere/": (),
    "countries/UA": UKRAINE,
    "ua/2026/03/20/a/b/c": (*DAY, *UKRAINE),
    "fr/nowhere/": (),
    "nowhere/": (),
}


@below_a_path
def test_guesses(paper: Paper, page: Page) -> None:
    """The day, the month and the country of an address are offered where they have a page."""
    for address, expected in GUESSES.items():
        lose(page, paper.home + address)
        urls = {name_of(page, url): paper.home + url for url in expected}
        assert guesses(page) == urls, address
        offer = page.get_by_role("heading", name=say(page, "Did you mean?"))
        expect(offer).to_be_visible(visible=bool(expected))


@in_english
def test_guesses_lead_to_their_pages(paper: Paper, page: Page) -> None:
    """Wherever a site stands, whoever follows a guess is where it says."""
    for url in (*DAY, *UKRAINE):
        lose(page, f"{paper.home}ua/2026/03/20/nowhere")
        name = name_of(page, url)
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(paper.home + url)
        expect(page.locator("h1")).to_contain_text(name)


@below_a_path
def test_addresses_beside_the_news(paper: Paper, page: Page) -> None:
    """Where the news stand below a path, addresses without it are understood as well."""
    lose(page, f"{paper.root}2026/03/20/first/")
    assert guesses(page) == {name_of(page, url): paper.home + url for url in DAY}
    lose(page, f"{paper.root}ukraine")
    expect(box(page)).to_have_value("ukraine")


WORDS: Mapping[str, str] = {
    "2026/03/20/the-first_one.html": "the first one",
    "tags/%D0%BA%D0%B8%D1%97%D0%B2%20today/": "київ today",
    "broken-%E0%A4%A": "broken %E0%A4%A",
    "2026/03/99/": "",
    "x/": "",
}


@below_a_path
def test_search_box_has_the_words(paper: Paper, page: Page) -> None:
    """The last words of an address stand in the search box, and go to the search page."""
    for address, words in WORDS.items():
        lose(page, paper.home + address)
        expect(box(page)).to_have_value(words)
        search(page)
        asked = re.escape(f"?{urlencode({'q': words})}")
        # The search page takes a question without words out of its address, sooner or later.
        page.wait_for_url(re.compile(f"{re.escape(paper.home)}search/{asked if words else '.*'}$"))
        expect(box(page)).to_have_value(words)


@in_english
def test_search_finds(paper: Paper, page: Page) -> None:
    """Who mistypes a country's address finds the country."""
    lose(page, f"{paper.home}nations/ukraine")
    search(page)
    # What is found is written anew while more of it comes in.
    expect(page.locator("[data-news='found']")).to_have_text(re.compile("[^…]+[.]$"))
    page.locator("[data-news='named']").get_by_role("link", name="Ukraine").click()
    page.wait_for_url(f"{paper.home}countries/ua/")


@below_a_path
@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript(paper: Paper, page: Page) -> None:
    """Where no script runs nothing is offered, and the box searches for what one types."""
    lose(page, f"{paper.home}2026/03/20/nowhere/")
    expect(page.get_by_role("heading", name=say(page, "Did you mean?"))).to_be_hidden()
    box(page).fill("ukraine")
    search(page)
    page.wait_for_url(f"{paper.home}search/?q=ukraine")
