"""What a page costs its reader: bytes over the line, and Lighthouse's scores on a slow phone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright

from bench.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    "numbers": "numbers/",
    "search": "search/",
}
"""The pages that are measured, by what they are called."""

RUNS = 3
"""How often Lighthouse looks at each page."""

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


class _Sizes(NamedTuple):
    """Those of a page, as a `Reading` has them."""

    first: int
    whole: int
    again: int
    html: int


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
            report = typical(_lighthouse(f"{host.url}{url}", chromium, node) for _ in range(RUNS))
            yield Reading(
                page=page,
                **_weigh(host, site, url, chromium)._asdict(),
                scores={
                    str(each["title"]): round(each["score"] * 100)
                    for key, each in report["categories"].items()
                    if key in {"performance", "accessibility", "best-practices", "seo"}
                },
                lcp=round(_value(report, "largest-contentful-paint") / 1000, 2),
                cls=round(_value(report, "cumulative-layout-shift"), 3),
                tbt=round(_value(report, "total-blocking-time")),
            )


def weigh(site: Path, chromium: str, known: Iterable[Reading]) -> Iterator[Reading]:
    """Measure the sizes of the pages of a built site alone; Lighthouse's part stays as it was."""
    with served(site) as host:
        for each in known:
            sizes = _weigh(host, site, PAGES[each.page], chromium)
            yield replace(each, **sizes._asdict())


def save(
    readings: list[Reading], machine: Mapping[str, str], folder: Path, scored: str | None = None
) -> Path:
    """Keep what was measured as JSON, and give the file's path.

    `scored` is the commit whose pages Lighthouse saw; the present one, where none is told.
    """
    date = datetime.now(tz=UTC).date().isoformat()
    command = ["git", "rev-parse", "--short=8", "HEAD"]
    commit = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    path = folder / f"reading-{date}.json"
    pages = [asdict(each) for each in readings]
    content = {"date": date, "commit": commit, "scored": scored or commit, "machine": machine}
    path.write_text(json.dumps({**content, "pages": pages}, indent=2) + "\n", "utf-8")
    return path


def load(path: Path) -> tuple[list[Reading], str]:
    """Give what was measured, and the commit whose pages Lighthouse saw."""
    content = json.loads(path.read_text("utf-8"))
    return [Reading(**each) for each in content["pages"]], content["scored"]


def typical(reports: Iterable[Any]) -> Any:  # noqa: ANN401 - Lighthouse's reports
    """Give the report whose score for performance is the median: one run may be six points off."""
    ordered = sorted(reports, key=_performance)
    return ordered[len(ordered) // 2]


def _performance(report: Mapping[str, Any]) -> float:
    return float(report["categories"]["performance"]["score"])


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


def _weigh(host: Host, site: Path, url: str, chromium: str) -> _Sizes:
    """Read a page twice, and give what that took."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 390, "height": 844})
        first = _visit(host, context, f"{host.url}{url}")
        again = _visit(host, context, f"{host.url}{url}")
        browser.close()
    return _Sizes(
        first=sum(each.size for each in first if each.kind not in _PICTURES_AND_FONTS),
        whole=sum(each.size for each in first),
        again=sum(each.size for each in again),
        html=(site / url / "index.html").stat().st_size,
    )


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
