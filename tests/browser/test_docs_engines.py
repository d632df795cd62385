"""Pages of `docs/` that Zensical makes, with Overview's own templates and styles."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.browser.axe import faults
from tests.browser.pages import open_page
from tests.browser.server import served
from tests.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a small paper that looks as Overview does."""
    site = Site(tmp_path_factory.mktemp("zensical"))
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    site.configure(
        briefings={"docs_engine": "zensical"},
        extensions=tuple(ours["markdown_extensions"]),
        theme={**ours["theme"], "custom_dir": str(ROOT / "overrides")},
        extra_css=["assets/overview.css"],
        nav=[{"Handbook": ["handbook/index.md", "handbook/feeds.md"]}],
    )
    for name in ("index.md", "feeds.md"):
        (site.root / "docs/handbook").mkdir(exist_ok=True)
        shutil.copy(ROOT / "docs/handbook" / name, site.root / "docs/handbook")
    site.briefing("2026/03/01/one")
    site.build(program="mkdocs_briefings")
    with served(site) as address:
        yield address


def test_page_of_docs(page: Page, paper: str) -> None:
    """Scripts run under the page's policy, tools of the masthead work, and axe finds nothing."""
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if told.type == "error" else None)
    open_page(page, f"{paper}handbook/feeds/")
    page.locator("[data-news=scheme]").click()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    page.locator("[data-news=scheme]").click()
    assert page.locator(".ov-siblings [aria-current=page]").inner_text() == "Feeds"
    assert page.locator(".md-sidebar--secondary a").first.is_visible()
    assert page.locator(".news-footer a").first.is_visible()
    assert refused == []
    page.evaluate("localStorage.clear()")
    page.reload()
    assert faults(page) == []


def test_on_a_phone(page: Page, paper: str) -> None:
    """Nothing is wider than the window but what scrolls by itself, and all pages can be reached."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{paper}handbook/feeds/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".ov-siblings a", has_text="Handbook").first.click()
    page.wait_for_url(f"{paper}handbook/")
    page.locator("[data-news=home]").click()
    page.wait_for_url(paper)
