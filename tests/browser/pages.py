"""Pages that have to do without an error of a script."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Error, Page

FADELESS = "Transition was aborted because of invalid state"
"""What Chromium reports where it was too busy to fade: the page is there, but came at once."""


@contextmanager
def empty_page(browser: Browser, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - a context's
    """Give an empty page of a browser that knows nothing; in the end no script of it has failed."""
    context = browser.new_context(**options)
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
    """Open a page, and wait until its scripts know their words, which come from a catalog."""
    page.goto(url)
    page.wait_for_load_state("networkidle")


def wait_for_end_of_fade(page: Page) -> None:
    """Wait until a page is no longer behind its transition, which takes all that the mouse does."""
    wait_for_script(page, "!document.documentElement.matches(':active-view-transition')")


def wait_for_script(page: Page, expression: str) -> None:
    """Wait until an expression holds; a page's policy stops Playwright's own way between frames."""
    wait_until(lambda: page.evaluate(expression), expression)
