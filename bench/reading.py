"""What a page costs its reader: bytes over the line, and Lighthouse's scores on a slow phone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import BrowserContext

    from bench.serving import Host, Sent

HERE = Path(__file__).parent
LIGHTHOUSE = HERE / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"

PAGES = {
    "home": "",
    "article": "2025/08/07/amazon-deforestation-alerts-rise/",
    "country": "countries/ua/",
    "story": "stories/syria-russian-bases/",
    "about": "about/",
    "search": "search/",
}
"""The pages that are measured, by what they are called."""

NOW = "2025-11-01T08:00Z"

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip

_PICTURES_AND_FONTS = frozenset({"image", "font"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page costs."""

    page: str
    first: int
    """Bytes of a first visit, scrolled to the end, without pictures and fonts."""

    whole: int
    """The same with pictures and fonts."""

    again: int
    """Bytes of a second visit, without what the browser has kept."""

    html: int
    """Bytes of the page alone, not compressed."""

    scores: Mapping[str, int]
    """Lighthouse's, of 100, by category; a phone on a slow line."""

    lcp: float
    """Seconds until the largest part of the page is there."""

    cls: float
    """How much it moves meanwhile: the share of the window."""

    tbt: float
    """Milliseconds for which scripts keep the reader waiting."""


@contextmanager
def demonstration(root: Path) -> Iterator[Path]:
    """Build the site of the repository as it was on the day after its newest briefing."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        for name in ("briefings", "docs", "names", "overrides"):
            shutil.copytree(root / name, project / name)
        shutil.copy(root / "mkdocs.yml", project)
        command = [sys.executable, "-m", "mkdocs_briefings", "build", "--now", NOW]
        subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
        yield project / "site"


def measure(site: Path, chromium: str, node: str) -> Iterator[Reading]:
    """Measure the pages of a built site."""
    with served(site) as host:
        for page, url in PAGES.items():
            first, whole, again = _weigh(host, f"{host.url}{url}", chromium)
            report = _lighthouse(f"{host.url}{url}", chromium, node)
            yield Reading(
                page=page,
                first=first,
                whole=whole,
                again=again,
                html=(site / url / "index.html").stat().st_size,
                scores={
                    str(each["title"]): round(each["score"] * 100)
                    for key, each in report["categories"].items()
                    if key in {"performance", "accessibility", "best-practices", "seo"}
                },
                lcp=round(_value(report, "largest-contentful-paint") / 1000, 2),
                cls=round(_value(report, "cumulative-layout-shift"), 3),
                tbt=round(_value(report, "total-blocking-time")),
            )


def save(readings: list[Reading], machine: Mapping[str, str], folder: Path) -> Path:
    """Keep what was measured as JSON, and give the file's path."""
    date = datetime.now(tz=UTC).date().isoformat()
    path = folder / f"reading-{date}.json"
    content = {"date": date, "machine": machine, "pages": [asdict(each) for each in readings]}
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    return path


def _value(report: Mapping[str, Any], audit: str) -> float:
    return float(report["audits"][audit]["numericValue"])


def _lighthouse(url: str, chromium: str, node: str) -> Any:  # noqa: ANN401 - Lighthouse's report
    with NamedTemporaryFile("rb", suffix=".json") as output:
        command = [
            node, str(LIGHTHOUSE), url, "--quiet", "--output=json",
            f"--output-path={output.name}", f"--chrome-flags={' '.join(FLAGS)}",
        ]  # fmt: skip
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium})
        return json.load(output)


def _weigh(host: Host, url: str, chromium: str) -> tuple[int, int, int]:
    """Give the bytes of a first visit without and with pictures, and those of a second one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 390, "height": 844})
        first = _visit(host, context, url)
        again = _visit(host, context, url)
        browser.close()
    light = sum(each.size for each in first if each.kind not in _PICTURES_AND_FONTS)
    return light, sum(each.size for each in first), sum(each.size for each in again)


def _visit(host: Host, context: BrowserContext, url: str) -> list[Sent]:
    """Read a page to its end; give what the server sent meanwhile, to its worker too."""
    host.sent.clear()
    page = context.new_page()
    page.goto(url, wait_until="load")
    height = page.evaluate("document.documentElement.scrollHeight")
    for position in range(0, height, 400):
        page.evaluate("y => scrollTo(0, y)", position)
        page.wait_for_timeout(30)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    page.close()
    return list(host.sent)
