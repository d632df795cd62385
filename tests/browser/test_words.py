"""What scripts show and say is in the language of the site."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.pages import with_worker
from tests.browser.server import Host
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CATALOG = r"""
msgid ""
msgstr ""
"Language: uk\n"
"Content-Type: text/plain; charset=utf-8\n"

msgid "Save"
msgstr "Зберегти"

msgid "Saved"
msgstr "Збережено"

msgid "Saved in this browser"
msgstr "Збережено в цьому браузері"

msgctxt "briefing"
msgid "Previous"
msgstr "Попереднє зведення"

msgid "%(place)s of %(count)s"
msgstr "%(place)s з %(count)s"

msgid "%(num)s country"
msgid_plural "%(num)s countries"
msgstr[0] "%(num)s країна"
msgstr[1] "%(num)s країни"
msgstr[2] "%(num)s країн"

msgid "%(num)s briefing"
msgid_plural "%(num)s briefings"
msgstr[0] "%(num)s зведення (одне)"
msgstr[1] "%(num)s зведення"
msgstr[2] "%(num)s зведень"
"""

ARTICLE = "2026/03/20/last/"
COUNTRIES = {"UA": 1, "PL": 2, "RO": 5}
WORDS = "assets/briefings/words."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a site in Ukrainian with a catalog of its own."""
    site = Site(tmp_path_factory.mktemp("words"))
    site.configure(briefings={"language": "uk", "words_dir": "words"})
    site.write("words/uk.po", CATALOG)
    for country, many in COUNTRIES.items():
        for number in range(many):
            path = f"2026/03/20/{country.lower()}-{number}"
            site.briefing(path, countries=[country], date="2026-03-20T08:00Z")
    site.briefing("2026/03/20/last", countries=["PL"], date="2026-03-20T01:00Z")
    site.build()
    return site


@pytest.fixture
def paper(built: Site) -> Iterator[Host]:
    """Give its host."""
    host = Host(built.out)
    yield host
    host.stop()


def test_tools_and_announcements(paper: Host, page: Page) -> None:
    """Buttons are named, and what is done is said, with what is fetched once for all scripts."""
    page.goto(f"{paper.url}{ARTICLE}")
    save = page.locator("[data-news='save']")
    expect(save).to_have_text("Зберегти")
    save.click()
    expect(save).to_have_text("Збережено")
    expect(page.locator("[data-news='said']")).to_have_text("Збережено в цьому браузері")
    page.locator("footer").last.scroll_into_view_if_needed()
    expect(page.locator(".news-route .news-place")).to_have_text("9 з 9")
    expect(page.locator(".news-route a[rel='prev'] span")).to_have_text("Попереднє зведення")
    assert sum(asked.startswith(WORDS) for asked in paper.asked) == 1


def test_numbers(paper: Host, page: Page) -> None:
    """A number has the form that Ukrainian has for it, and countries stand in its order."""
    page.goto(paper.url)
    page.locator(".news-globe").scroll_into_view_if_needed()
    expect(page.locator(".news-globe.is-live")).to_be_visible()
    page.locator("[data-part='search']").click()
    found = page.locator("[data-part='found'] li .news-count")
    told = set(found.all_text_contents())
    assert {"1 зведення (одне)", "3 зведення", "5 зведень"} <= told
    page.locator("[data-part='search']").fill("укр")
    expect(page.locator("[data-part='status']")).to_have_text("1 країна")


def test_without_the_catalog(paper: Host, page: Page) -> None:
    """Where the words cannot be had, scripts do all that they do, and say it in English."""
    paper.failing[WORDS] = HTTPStatus.NOT_FOUND
    page.goto(f"{paper.url}{ARTICLE}")
    save = page.locator("[data-news='save']")
    expect(save).to_have_text("Save")
    save.click()
    expect(page.locator("[data-news='said']")).to_have_text("Saved in this browser")


@with_worker
def test_without_a_network(paper: Host, page: Page) -> None:
    """A page that was kept has its words, too."""
    page.goto(f"{paper.url}{ARTICLE}")
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    expect(page.locator("[data-news='save']")).to_have_text("Зберегти")
    page.wait_for_function(
        """async () => {
            const caches_ = await Promise.all((await caches.keys()).map(each => caches.open(each)))
            const kept = (await Promise.all(caches_.map(each => each.keys()))).flat()
            return kept.some(({ url }) => url.includes("/words."))
                && kept.some(({ url }) => url.endsWith("/last/"))
        }"""
    )
    paper.stop()
    page.reload()
    expect(page.locator("[data-news='save']")).to_have_text("Зберегти")
    paper.start()
