"""How long an editor waits in the review, on a day of 500 drafts: `python -m bench.wire.review`.

The real command serves the drafts, and a real Chromium decides on some of them by keyboard. What
counts is the time from a key to the frame in which the next draft is painted.
"""

from __future__ import annotations

import os
import shutil
import time
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.bars import Bar
from mkdocs_briefings.wire.records import FindingKind
from tests.wire.review.newsdesk import Newsdesk
from tests.wire.review.serving import reviewing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

DRAFTS = 500
DECIDED = 120
TIMES = 10
"""So often the text of a report is repeated, for the length of real ones: about 30 sentences."""

WAIT = 60.0
"""The bar, in milliseconds."""

FINDING = (FindingKind.NUMBER, 2, "The original has 30, the draft has 13.")

_WATCH = """
window.waits = []
document.addEventListener("keydown", event => {
  const heading = document.querySelector("main h1")?.textContent
  const begun = event.timeStamp
  // After the frame that follows the key has been painted, the next task runs.
  requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      const isNext = document.querySelector("main .review-title h1")?.textContent !== heading
      window.waits.push([performance.now() - begun, isNext])
    }
    channel.port2.postMessage(null)
  })
}, {capture: true})
"""


def measure(work: Path) -> tuple[Bar, ...]:
    """Decide on drafts, and give how long the next one takes, beside its bar."""
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if browser_path is None:
        raise SystemExit("review: Chromium is missing. Install it, or name one in CHROMIUM.")
    desk = Newsdesk(work)
    for number in range(DRAFTS):
        findings = (FINDING,) if number % 5 == 0 else ()
        desk.write(number, times=TIMES, others=number % 3, findings=findings)
    begun = time.perf_counter()
    with reviewing(work) as url, sync_playwright() as playwright:
        started = time.perf_counter() - begun
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(_WATCH)
        page.goto(url)
        page.locator("main .review-title h1").wait_for()
        shown = time.perf_counter() - begun
        waits = list(islice(_waits(page), DECIDED))
        browser.close()
    slowest = quantiles(waits, n=20)[-1]
    print(
        f"{DECIDED} of {DRAFTS} drafts were decided on; one in 20 took more than {slowest:.0f} ms. "
        f"The server was there after {started:.1f} s, the first draft after {shown:.1f} s."
    )
    return (Bar("from a key to the next draft, median", median(waits), WAIT, "{:.0f} ms"),)


def _waits(page: Page) -> Iterator[float]:
    """Accept drafts, and give how many milliseconds each next one took."""
    while True:
        page.locator("main .review-title h1").wait_for()
        before = page.evaluate("window.waits.length")
        page.keyboard.press("a")
        page.wait_for_function("count => window.waits.length > count", arg=before)
        took, is_next = page.evaluate("window.waits.at(-1)")
        if is_next:  # and not a finding, which wants the key twice
            yield float(took)


def main() -> None:
    """Measure, and end with code 1 where the bar is missed."""
    with TemporaryDirectory() as work:
        bars = measure(Path(work))
    for bar in bars:
        print(f"{bar.name}: {bar.told} ({bar.wanted})")
    raise SystemExit(not all(bar.is_held for bar in bars))


if __name__ == "__main__":
    main()
