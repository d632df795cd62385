"""What a page costs its reader: bytes over the line, and Lighthouse's scores on a slow phone."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import BrowserContext, Request

HERE = Path(__file__).parent
LIGHTHOUSE = HERE / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"

PAGES = {
    "home": "",
    "article": "2025/08/07/amazon-deforestation-alerts-rise/",
    "country": "countries/ua/",
    "search": "search/",
}
"""The pages that are measured, by what they are called."""

NOW = "2026-03-13T08:00Z"

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest")
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
        for name in ("briefings", "docs", "overrides"):
            shutil.copytree(root / name, project / name)
        shutil.copy(root / "mkdocs.yml", project)
        command = [sys.executable, "-m", "mkdocs_briefings", "build", "--now", NOW]
        subprocess.run(command, cwd=project, check=True, stdout=subprocess.DEVNULL)
        yield project / "site"


def measure(site: Path, chromium: str, node: str) -> Iterator[Reading]:
    """Measure the pages of a built site."""
    with _served(site) as address:
        for page, url in PAGES.items():
            first, whole, again = _weigh(f"{address}{url}", chromium)
            report = _lighthouse(f"{address}{url}", chromium, node)
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


def _weigh(url: str, chromium: str) -> tuple[int, int, int]:
    """Give the bytes of a first visit without and with pictures, and those of a second one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 390, "height": 844})
        first = _visit(context, url)
        again = _visit(context, url)
        browser.close()
    light = sum(size for kind, size in first if kind not in _PICTURES_AND_FONTS)
    return light, sum(size for _, size in first), sum(size for _, size in again)


def _visit(context: BrowserContext, url: str) -> list[tuple[str, int]]:
    page = context.new_page()
    done: list[Request] = []
    page.on("requestfinished", done.append)
    page.goto(url, wait_until="load")
    height = page.evaluate("document.documentElement.scrollHeight")
    for position in range(0, height, 400):
        page.evaluate("y => scrollTo(0, y)", position)
        page.wait_for_timeout(30)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    sizes = [(request.resource_type, request.sizes()["responseBodySize"]) for request in done]
    page.close()
    return sizes


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """Serve a site as a good host does: compressed, and kept where its address tells its bytes."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = path.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _COMPRESSED:
            data = gzip.compress(data, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        is_kept = "/assets/briefings/" in self.path
        self.send_header("Cache-Control", "max-age=31536000" if is_kept else "max-age=600")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the base class's
        """Say nothing."""
