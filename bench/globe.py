"""Measure the globe in a real Chromium with its processor throttled: first picture, frame rate.

Usage: python -m bench.globe [site] [--throttle 4], with the folder of a built site.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

SCREENS: dict[str, Any] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3},
    "desktop": {"viewport": {"width": 1280, "height": 900}, "device_scale_factor": 1},
    "sharp desktop": {"viewport": {"width": 1280, "height": 900}, "device_scale_factor": 2},
}

STEPS = 120
"""How many movements of the mouse one drag has."""

COUNT = """() => {
  window.frames_ = []
  const next = now => { window.frames_.push(now); requestAnimationFrame(next) }
  requestAnimationFrame(next)
}"""

FIRST = """() => {
  const [found] = performance.getEntriesByName("news-globe", "measure")
  return found ? found.duration : null
}"""


def main() -> None:
    """Measure, and print a line for each screen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="site")
    parser.add_argument("--throttle", type=float, default=4)
    chosen = parser.parse_args()
    print(f"{'screen':<14} {'first picture':>14} {'frames/s':>9} {'95th':>8} {'longest':>8}")
    with _served(chosen.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        for name, screen in SCREENS.items():
            first, frames = _measure(browser, address, screen, chosen.throttle)
            times = sorted(later - one for one, later in pairwise(frames))
            rate = 1000 * len(times) / sum(times)
            print(
                f"{name:<14} {first:>11.0f} ms {rate:>9.1f} "
                f"{times[int(0.95 * len(times))]:>5.0f} ms {times[-1]:>5.0f} ms"
            )
        browser.close()


def _measure(
    browser: Browser, address: str, screen: dict[str, Any], throttle: float
) -> tuple[float, list[float]]:
    """Give when the first picture was drawn after the script began, and the times of frames."""
    context = browser.new_context(**screen)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    page.goto(f"{address}countries/")
    page.locator("[data-news=globe]").scroll_into_view_if_needed()
    first: float = page.wait_for_function(FIRST).json_value()
    page.evaluate(COUNT)
    _drag(page, tools)
    frames: list[float] = page.evaluate("window.frames_")
    context.close()
    return first, frames


def _drag(page: Page, tools: CDPSession) -> None:
    box = page.locator("canvas").bounding_box()
    if box is None:
        raise SystemExit("The globe is not there.")
    x, y, radius = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, box["width"] / 4

    def mouse(kind: str, turn: float) -> None:
        place = {"x": x + radius * math.sin(turn), "y": y + radius * math.sin(turn * 0.7) / 2}
        tools.send(
            "Input.dispatchMouseEvent",
            {"type": kind, **place, "button": "left", "buttons": 1, "clickCount": 1},
        )

    mouse("mousePressed", 0)
    page.evaluate("window.frames_.length = 0")
    for step in range(STEPS):
        mouse("mouseMoved", step / 8)
    mouse("mouseReleased", STEPS / 8)


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the base class's
        """Say nothing."""


@contextmanager
def _served(folder: str) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
