"""A real Chromium."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol
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
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

_SHELL = "chromium-headless-shell"
"""Chromium without its windows: the same engine, a quarter quicker."""

_CRASHED = re.compile("(?:Page|Target) crashed")
"""What Playwright says of a page whose process has ended."""

_WHOLE = ("chromium", "chromium-browser", "google-chrome")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test in each of the languages that its mark names, and others in English."""
    if "language" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("languages")
        languages = mark.args if mark else ("en",)
        metafunc.parametrize("language", languages, indirect=True, scope="module")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test once more whose browser has crashed.

    Chromium's process ends by a segmentation fault in the code that it makes of scripts, in one of
    some hundred searches on a busy machine, whether or not tests run them. A page of ours that
    ends it fails both times.
    """
    if not isinstance(item, pytest.Function) or item.get_closest_marker("browser") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if any(report.failed and _CRASHED.search(report.longreprtext) for report in reports):
        item._initrequest()  # noqa: SLF001 - so do plugins that run tests again
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run a test of several cases in each of them in its first language, and once in others."""
    again = set(_cases_again(items))
    config.hook.pytest_deselected(items=[item for item in items if item in again])
    items[:] = [item for item in items if item not in again]


def _cases_again(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    tried: set[tuple[object, ...]] = set()
    for item in items:
        # Here come the tests of all folders, of which some have languages of another kind.
        if item.get_closest_marker("languages") is None or not hasattr(item, "callspec"):
            continue
        # The indices of other parameters count on from one language to the next.
        language = item.callspec.indices.get("language")
        test = (item.parent, item.originalname, language)  # type: ignore[attr-defined]
        if language and test in tried:
            yield item
        tried.add(test)


@pytest.fixture(scope="module")
def language(request: pytest.FixtureRequest) -> str:
    """Give the language of the site that a test looks at; one from right to left mirrors it."""
    return str(request.param)


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


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, language: str) -> Site:
    """Give a large archive, built with an index of its texts."""

    def build(folder: Path) -> None:
        write_archive(folder, language=language).build("--strict")

    return Site(make_once(tmp_path_factory, f"archive-{language}", build))


@pytest.fixture(scope="module")
def host(archive: Site) -> Iterator[Host]:
    """Give the host of the archive."""
    host = Host(archive.out)
    yield host
    host.stop()


@pytest.fixture(scope="module")
def demo(overview: Site, language: str) -> Iterator[tuple[Site, str]]:
    """Give the demonstration site and where its edition in the test's language is served."""
    with served(overview) as address:
        yield overview, address if language == "en" else f"{address}{language}/"


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
