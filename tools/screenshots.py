"""Take pictures of the pages that differ between two previews of a site, before and after.

    python -m tools.screenshots before/ preview/ screenshots/

Each page is shown on a phone and on a desktop. `index.html` beside the pictures sets them side by
side. Pages of briefings come first; with more than `--limit` pages the rest is counted, not shown.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from html import escape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = {"phone": (390, 2400), "desktop": (1280, 2400)}
"""Width and height of the windows, in pixels."""

_BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable")

_BRIEFING = re.compile(r"(?:[a-z][\w-]*/)?(\d{4}/\d\d/\d\d/[^/]+)/index\.html")

_DEADLINE = 120
"""In seconds: a browser that takes longer for a page hangs."""


_TOP = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>Changed pages</title>
<style>body{font:1rem system-ui;margin:2rem}figure{display:inline-block;margin:0 1rem 0 0;
vertical-align:top}img{border:1px solid;max-width:45vw}</style>"""


class Shot(NamedTuple):
    """A picture of a page."""

    page: str
    size: str
    time: str
    """`before` or `after`."""

    file: str
    """Name of the picture; empty where there was no such page then."""


def changed_pages(before: Path, after: Path) -> list[str]:
    """Give the pages of a site that are new or others than before: the newest briefings first."""
    pages = (path.relative_to(after).as_posix() for path in after.rglob("index.html"))
    found = (page for page in pages if _bytes_of(before / page) != (after / page).read_bytes())
    return sorted(sorted(found), key=_of_briefing, reverse=True)


def _of_briefing(page: str) -> str:
    """Give the day and the name of the briefing that a page shows; empty where it shows none."""
    found = _BRIEFING.fullmatch(page)
    return found[1] if found else ""


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def take(sites: dict[str, Path], pages: Sequence[str], out: Path, browser: str) -> Iterator[Shot]:
    """Take pictures of pages of the sites `before` and `after`, as far as they have them.

    Raises `subprocess.SubprocessError` and `OSError` where the browser takes none.
    """
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        homes = {time: stack.enter_context(served(site)).url for time, site in sites.items()}
        for page in pages:
            for size, window in SIZES.items():
                for time, site in sites.items():
                    url = page.removesuffix("index.html")
                    file = f"{url.strip('/').replace('/', '-') or 'home'}.{size}.{time}.png"
                    if (site / page).is_file():
                        _shoot(browser, f"{homes[time]}{url}", window, out / file)
                    else:
                        file = ""
                    yield Shot(page, size, time, file)


def _shoot(browser: str, url: str, window: tuple[int, int], file: Path) -> None:
    width, height = window
    options = (
        "--headless",
        "--no-sandbox",
        "--hide-scrollbars",
        "--force-prefers-reduced-motion",
        f"--window-size={width},{height}",
        "--virtual-time-budget=5000",  # of the page's own clock: all that it waits for is there
        f"--screenshot={file.absolute()}",
    )
    told = subprocess.run(
        [browser, *options, url], capture_output=True, timeout=_DEADLINE, check=True
    )
    if not file.is_file():
        raise OSError(told.stderr.decode(errors="replace"))


def sheet(shots: Sequence[Shot], left: int) -> str:
    """Give a page that shows the pictures, those of before beside those of after."""
    lines = [_TOP]
    page = ""
    for shot in shots:
        if shot.page != page:
            page = shot.page
            lines.append(f"<h2>/{escape(page.removesuffix('index.html'))}</h2>")
        told = f"{shot.size}, {shot.time}"
        picture = f'<img src="{escape(shot.file)}" alt="{told}">' if shot.file else "(no page)"
        lines.append(f"<figure><figcaption>{told}</figcaption>{picture}</figure>")
    if left:
        lines.append(f"<p>Other pages that have changed: {left}.</p>")
    return "\n".join(lines)


def main() -> int:
    """Take the pictures, and say how many pages are shown and how many are not."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=20, help="show so many pages at most")
    parser.add_argument("--browser", default=os.environ.get("CHROMIUM"))
    asked = parser.parse_args()
    found = filter(None, map(shutil.which, filter(None, (asked.browser, *_BROWSERS))))
    browser = next(found, None)
    if browser is None:
        sys.exit("There is no browser. Name one with --browser or in CHROMIUM.")
    pages = changed_pages(asked.before, asked.after)
    shown = list(islice(pages, asked.limit))
    sites = {"before": asked.before, "after": asked.after}
    try:
        shots = list(take(sites, shown, asked.out, browser))
    except (subprocess.SubprocessError, OSError) as error:
        sys.exit(f"{browser}: It took no picture: {error}")
    left = len(pages) - len(shown)
    (asked.out / "index.html").write_text(sheet(shots, left), encoding="utf-8")
    print(f"Changed pages: {len(pages)}, of which {len(shown)} are shown in {asked.out}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
