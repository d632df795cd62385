"""How much a page moves by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 0.02
"""What a page may move (CLS)."""

_MOVED = """() => new Promise(done => {
  let moved = 0
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) moved += shift.value
  }).observe({type: "layout-shift", buffered: true})
  requestAnimationFrame(() => requestAnimationFrame(() => done(moved)))
})"""


def moved(page: Page) -> float:
    """Give how much a page has moved by itself so far: CLS, without its windows of time."""
    shifts: float = page.evaluate(_MOVED)
    return shifts
