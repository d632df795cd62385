"""Drafts for the review in a browser, and what its tests look at."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from mkdocs_briefings.wire.records import FindingKind

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from mkdocs_briefings.wire.store.drafts import DraftState
    from tests.wire.review.newsdesk import Newsdesk

FINDING = (FindingKind.NUMBER, 1, "The original has 12, the draft has 13.")

DOUBTFUL = {"findings": (FINDING,)}

_NUMBERS = count(step=100)


class Drafts:
    """A test's own drafts, with numbers that no other test's have."""

    def __init__(self, desk: Newsdesk) -> None:
        self.desk, self._first = desk, next(_NUMBERS)

    def write(self, number: int = 0, **options: object) -> str:
        """Write a draft, and give its path."""
        return self.desk.write(self._first + number, **options)

    def text(self, path: str) -> str:
        """Give what stands in a file."""
        return self.desk.text(path)

    def state(self, path: str) -> DraftState:
        """Give what the store knows of a draft."""
        with self.desk.store() as store:
            return next(draft.state for draft in store.drafts.of() if draft.path == path)


def open_review(page: Page, address: str) -> None:
    """Open the page, and wait until a draft is on the desk."""
    page.goto(address)
    expect(page.locator("main .review-title h1")).to_be_visible()


def heading(page: Page) -> str:
    """Give the headline that is on the desk."""
    return page.locator("main h1").inner_text()


def said(page: Page, words: str) -> None:
    """Wait until the page has said this, as screen readers hear it."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_attached()
