"""Write the handbook's page on what a page costs its reader, from results."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "handbook/reading.md"

HEAD = """\
---
title: What a page costs its reader
description: Bytes over the line and Lighthouse's scores of the demonstration's pages.
---
# What a page costs its reader

<!-- `make reading` measures, and writes this page. Do not edit it. -->
"""

METHOD = """\
Pages of the demonstration, in Chromium on a window of 390 by 844 pixels, served by HTTP/1.1 and
compressed with gzip. A first visit knows nothing of the site and scrolls to the end; a second one
follows it. Sizes are those of all bodies that the server sent meanwhile, also of what the service
worker keeps for later: on the front page the latest edition. Lighthouse simulates its
phone on a slow line: 150 ms of latency, 1.6 Mbit/s, a processor four times as slow. Of three runs
the one counts whose score for performance is in the middle.
"""

_COLUMNS = ("Performance", "Accessibility", "Best Practices", "SEO")


def write(results: Path, docs: Path) -> Path:
    """Write the page below the folder of pages, and give its path."""
    page = docs / PAGE
    page.write_text("\n".join(_page(json.loads(results.read_text("utf-8")))), "utf-8")
    return page


def _page(results: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    yield HEAD
    where = results["machine"]
    yield f"Measured on {results['date']}: {where['processor']}, {where['cores']} cores.\n"
    if results["scored"] != results["commit"]:
        yield (
            f"Sizes are of the pages of commit {results['commit']}; "
            f"Lighthouse's part is older, of those of {results['scored']}.\n"
        )
    yield "| page | first visit, without pictures and fonts | with them | second visit | its HTML |"
    yield "|---|---|---|---|---|"
    for each in results["pages"]:
        sizes = (each[name] for name in ("first", "whole", "again", "html"))
        yield f"| {each['page']} | {' | '.join(map(_size, sizes))} |"
    yield f"\n| page | {' | '.join(_COLUMNS)} | LCP | CLS | TBT |"
    yield "|---|---|---|---|---|---|---|---|"
    for each in results["pages"]:
        scores = (str(each["scores"][name]) for name in _COLUMNS)
        speed = f"{each['lcp']:.2f} s | {each['cls']:.3f} | {each['tbt']:.0f} ms"
        yield f"| {each['page']} | {' | '.join(scores)} | {speed} |"
    yield ""
    yield METHOD


def _size(number: int) -> str:
    return f"{number / 1000:.1f} kB"
