"""How much of a page moves while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 0.02
"""What a page may move (CLS)."""

_MOVED = """isAll => new Promise(done => {
  let moved = 0
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (isAll || !shift.hadRecentInput) moved += shift.value
  }).observe({type: "layout-shift", buffered: true})
  requestAnimationFrame(() => requestAnimationFrame(() => done(moved)))
})"""


def moved(page: Page) -> float:
    """Give how much a page has moved by itself so far: CLS, without its windows of time."""
    shifts: float = page.evaluate(_MOVED, False)  # noqa: FBT003 - Playwright's
    return shifts


def moved_at_all(page: Page) -> float:
    """Give how much a page has moved so far, also where a reader has just pressed something."""
    shifts: float = page.evaluate(_MOVED, True)  # noqa: FBT003 - as above
    return shifts
