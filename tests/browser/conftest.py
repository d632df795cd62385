"""A real Chromium."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserType, expect, sync_playwright

from tests.browser.pages import empty_page
from tests.browser.reviewed import Drafts
from tests.browser.searched import write_archive
from tests.browser.server import Host, served
from tests.once import make_once
from tests.patience import DEADLINE
from tests.site import Site
from tests.wire.review.newsdesk import Newsdesk
from tests.wire.review.serving import reviewing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

_SHELL = "chromium-headless-shell"
"""Chromium without its windows: the same engine, a quarter quicker."""

_WHOLE = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    """Give what starts a Chromium."""
    expect.set_options(timeout=1000 * DEADLINE)
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """Give the browser that CHROMIUM names, or else the one that is installed."""
    with _started(chromium, _SHELL, *_WHOLE) as browser:
        yield browser


@pytest.fixture(scope="session")
def whole_browser(chromium: BrowserType) -> Iterator[Browser]:
    """Give one that could have windows, and so knows what can be installed."""
    with _started(chromium, *_WHOLE) as browser:
        yield browser


@contextmanager
def _started(chromium: BrowserType, *names: str) -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert found, "Chromium is missing. Run `make test`, or name one in CHROMIUM."
    # The sandbox needs a user other than root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = chromium.launch(executable_path=found, args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give an empty page of a browser that knows nothing; parameters are those of a context."""
    with empty_page(browser, **getattr(request, "param", {})) as page:
        yield page


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a large archive, built with an index of its texts."""
    return Site(make_once(tmp_path_factory, "archive", _build_archive))


def _build_archive(folder: Path) -> None:
    write_archive(folder).build("--strict")


@pytest.fixture(scope="module")
def host(archive: Site) -> Iterator[Host]:
    """Give the host of the archive."""
    host = Host(archive.out)
    yield host
    host.stop()


@pytest.fixture(scope="session")
def demo(overview: Site) -> Iterator[tuple[Site, str]]:
    """Give the demonstration site and where it is served."""
    with served(overview) as address:
        yield overview, address


@pytest.fixture(scope="session")
def newsdesk(tmp_path_factory: pytest.TempPathFactory) -> Newsdesk:
    """Give a project whose wire is followed."""
    return Newsdesk(tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="session")
def review_url(newsdesk: Newsdesk) -> Iterator[str]:
    """Give the address of its review, with the key."""
    with reviewing(newsdesk.root) as url:
        yield url


@pytest.fixture
def drafts(newsdesk: Newsdesk) -> Iterator[Drafts]:
    """Give what writes drafts; those that are left in the end are taken away."""
    yield Drafts(newsdesk)
    for path in (newsdesk.root / "briefings").rglob("*.md"):
        path.unlink()
