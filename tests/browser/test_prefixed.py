"""A site whose languages all stand below their tags, the default one as well."""

from __future__ import annotations

import shutil
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.pages import open_page, with_worker
from tests.browser.said import country, say
from tests.browser.server import Host
from tests.browser.test_offline import kept
from tests.once import make_once
from tests.patience import wait_until
from tests.site import Site, with_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ARTICLE = "2026/03/20/dam/"

SCOPES = """async () => (await navigator.serviceWorker.getRegistrations()).map(it => it.scope)"""

SETTLE = """async () => {
  for (const { active, scope } of await navigator.serviceWorker.getRegistrations())
    active?.postMessage({ type: "settled", url: scope })
}"""


class Papers(NamedTuple):
    """A published site before and after its default language moved below its tag."""

    before: Path
    after: Path


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Give a site in English and Arabic, with a translation, a page of docs and names."""
    root = make_once(tmp_path_factory, "prefixed", _build)
    return Papers(root / "before", Site(root).out)


def _build(folder: Path) -> None:
    site = Site(folder)
    site.source("kyiv-daily", country="UA", language="uk")
    site.briefing(ARTICLE.rstrip("/"), title="The dam reopens", source="kyiv-daily", tags=["Water"])
    translated = {"title": "السد يفتح أبوابه", "summary": "ملخص."}
    site.write("briefings/2026/03/20/dam.ar.md", with_front_matter(translated, "نص الخبر.\n"))
    standing = {"template": "briefings/standing.html"}
    site.write("docs/about.md", with_front_matter(standing, "# About\n"))
    site.write("docs/about.ar.md", with_front_matter(standing, "# من نحن\n"))
    site.write("names/ar.yml", "sources: {kyiv-daily: كييف ديلي}\ntopics: {Water: مياه}\n")
    arabic = {"tag": "ar", "site_name": "نظرة", "description": "أخبار العالم."}
    options = {"languages": ["en", arabic], "search": "full"}
    nav = [{"About": "about.md"}]
    site.configure(briefings=options, nav=nav)
    site.build()
    shutil.copytree(site.out, site.root / "before")
    site.configure(briefings={**options, "prefix_all_languages": True}, nav=nav)
    site.build()


@pytest.fixture(scope="module")
def host(papers: Papers) -> Iterator[Host]:
    """Give the host of the site as it is now."""
    host = Host(papers.after)
    yield host
    host.stop()


@pytest.mark.parametrize("page", [{"viewport": {"width": 320, "height": 640}}], indirect=True)
def test_choice(host: Host, page: Page) -> None:
    """Whoever listens and whoever sees little can choose, on a small phone as well."""
    page.goto(host.url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert faults(page) == []
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url(f"{host.url}ar/")


@pytest.mark.parametrize(
    ("tag", "words", "title"),
    [("en", "reopens", "The dam reopens"), ("ar", "السد", "السد يفتح أبوابه")],
)
def test_search(tag: str, words: str, title: str, host: Host, page: Page) -> None:
    """The search page and the dialog find what there is in the language, and lead to it."""
    open_page(page, f"{host.url}{tag}/about/")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name=say(page, "Search"))
    box = dialog.get_by_role("combobox")
    expect(box).to_be_focused()
    box.fill(country(page, "UA")[:4])
    expect(dialog.get_by_role("option").first).to_contain_text(country(page, "UA"))
    box.fill(words)
    expect(dialog.get_by_role("option").first).to_contain_text(title)
    box.press("Enter")
    page.wait_for_url(f"{host.url}{tag}/search/?q=*")
    page.locator("[data-news='list']").get_by_role("link", name=title).click()
    page.wait_for_url(f"{host.url}{tag}/{ARTICLE}")


def test_lost(host: Host, page: Page) -> None:
    """Who asks for an address from before the move is led to the page below the tag."""
    page.goto(f"{host.url}{ARTICLE.replace('dam', 'flood')}")
    page.get_by_role("link", name="March 20, 2026").click()
    page.wait_for_url(f"{host.url}en/2026/03/20/")


@with_worker
@pytest.mark.parametrize("is_back", [False, True])
def test_worker_from_before_goes(
    papers: Papers, tmp_path: Path, page: Page, *, is_back: bool
) -> None:
    """What a browser kept of where a language stood goes with its worker, on the way back too."""
    served = tmp_path / "served"
    old, new = (papers.after, papers.before) if is_back else (papers.before, papers.after)
    was, is_now = ("en/", "") if is_back else ("", "en/")
    shutil.copytree(old, served)
    host = Host(served)
    try:
        page.goto(f"{host.url}{was}")
        wait_until(lambda: was in kept(page, "edition"), "the front page is not kept")
        shutil.rmtree(served)
        shutil.copytree(new, served)
        # Who comes by an old address has left it when the worker goes.
        for url in (f"{host.url}en/", f"{host.url}{is_now}"):
            page.goto(url)
        wait_until(lambda: is_now in kept(page, "edition"), "the new front page is not kept")
        # The old worker waits a minute for a page to settle that has led here at once.
        page.evaluate(SETTLE)
        here = [f"{host.url}{is_now}"]
        wait_until(lambda: page.evaluate(SCOPES) == here, "the old worker is there")
        names = page.evaluate("caches.keys()")
        assert names
        assert [*{name.split(" ")[1] for name in names}] == here
        host.stop()
        page.goto(f"{host.url}{is_now}")
        expect(page.locator("h1, h2").filter(has_text="The dam reopens").first).to_be_visible()
    finally:
        host.stop()


@with_worker
def test_worker_of_a_language_that_is_removed_goes(
    papers: Papers, tmp_path: Path, page: Page
) -> None:
    """It takes away what it kept as well, unless all of the site is gone for a while."""
    served = tmp_path / "served"
    shutil.copytree(papers.after, served)
    host = Host(served)
    arabic = f"{host.url}ar/"
    try:
        page.goto(arabic)
        wait_until(lambda: "ar/" in kept(page, "edition"), "the front page is not kept")
        host.failing[""] = HTTPStatus.NOT_FOUND
        # That the second time is asked for shows that the worker has stayed after the first.
        for _ in range(2):
            host.asked.clear()
            page.goto(arabic)
            wait_until(lambda: {"", "ar/sw.js"} <= {*host.asked}, "the worker does not ask")
        host.failing.clear()
        shutil.rmtree(served / "ar")
        page.goto(arabic)
        page.goto(f"{host.url}en/about/")
        wait_until(lambda: arabic not in page.evaluate(SCOPES), "the worker is there")
        names = page.evaluate("caches.keys()")
        assert not [name for name in names if name.split(" ")[1] == arabic]
    finally:
        host.stop()
