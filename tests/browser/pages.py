"""Pages that have to do without an error of a script."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Error, Page, Request, Response

with_worker = pytest.mark.parametrize("page", [{"service_workers": "allow"}], indirect=True)
"""For what is about the worker that keeps pages and fetches others ahead."""

FADELESS = "Transition was aborted because of invalid state"
"""What Chromium reports where it was too busy to fade: the page is there, but came at once."""

_REST = """new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
  requestIdleCallback(() => done(true)))))"""
"""Waits until what is in sight has been noticed, and what was left for an idle moment is begun."""


@contextmanager
def empty_page(browser: Browser, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - a context's
    """Give an empty page of a browser that knows nothing; in the end no script of it has failed.

    What is read without a network is a subject of its own: elsewhere no worker fetches ahead.
    """
    context = browser.new_context(**{"service_workers": "block", **options})
    try:
        page = context.new_page()
        failed = watch(page)
        yield page
        assert failed == [], failed
    finally:
        context.close()


def watch(page: Page) -> list[str]:
    """Give a list to which each error of a page's scripts is added from now on."""
    failed: list[str] = []

    def add(error: Error) -> None:
        if FADELESS not in str(error):
            failed.append(str(error))

    page.on("pageerror", add)
    return failed


def open_page(page: Page, url: str) -> None:
    """Open a page of the news, and wait until it listens to keys."""
    page.goto(url)
    wait_for_keys(page)


def open_whole(page: Page, url: str) -> Response | None:
    """Open a page, wait until all that it has asked for is there, and give the server's answer."""
    under_way = follow_requests(page)
    response = page.goto(url)
    wait_until(lambda: page.evaluate("true") and not under_way, f"{url} waits for {under_way}")
    return response


def follow_requests(page: Page) -> set[Request]:
    """Give a set that holds the requests of a page that are under way, from now on."""
    under_way: set[Request] = set()

    def begin(request: Request) -> None:
        under_way.add(request)

    def end(request: Request) -> None:
        under_way.discard(request)

    page.on("request", begin)
    page.on("requestfinished", end)
    page.on("requestfailed", end)
    return under_way


def wait_for_quiet(page: Page, under_way: set[Request]) -> None:
    """Wait until a page is drawn, has nothing to do, and was given all that it has asked for."""
    wait_until(lambda: page.evaluate(_REST) and not under_way, f"{page.url} does not rest")


def wait_for_keys(page: Page) -> None:
    """Wait until a page listens to keys: its scripts have their words, which are fetched."""
    wait_for_script(page, "window.briefingsKeys === true")


def wait_for_end_of_fade(page: Page) -> None:
    """Wait until a page is no longer behind its transition, which takes all that the mouse does."""
    wait_for_script(page, "!document.documentElement.matches(':active-view-transition')")


def wait_for_script(page: Page, expression: str) -> None:
    """Wait until an expression holds; a page's policy stops Playwright's own way between frames."""
    wait_until(lambda: page.evaluate(expression), expression)
