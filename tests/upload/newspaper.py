"""Small sites whose parts belong together, and a look at whether what is published is whole."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ARTICLES = 4

FILES = 2 * ARTICLES + 5
"""So many does the site of a day have."""

_LINK = re.compile(r'(?:href|src)="/([^"]*)"')


def write_site(site: Path, day: int, articles: int = ARTICLES) -> None:
    """Write the site as it is on a day: one article is new, and the oldest one is gone.

    Each day's style has a name of its own.
    """
    shutil.rmtree(site, ignore_errors=True)
    files = {f"assets/news.{day:08x}.css": f"p {{ order: {day} }}", "sw.js": f"// {day}"}
    style = f'<link href="/assets/news.{day:08x}.css">'
    links = ""
    for number in range(day, day + articles):
        path = f"2025/10/{number % 28 + 1:02d}/story-{number}/index.html"
        image = f"2025/10/{number % 28 + 1:02d}/story-{number}.png"
        files[image] = f"image {number}"
        files[path] = f'{style}<img src="/{image}"><p>Text {number}</p>'
        links += f'<a href="/{path}">{number}</a>'
    files["countries/ke/index.html"] = style + links
    files["countries/ke/feed.xml"] = links
    files["index.html"] = f'{style}<a href="/countries/ke/index.html">Kenya</a>{links}'
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)


def read_site(site: Path) -> dict[str, bytes]:
    """Give the bytes of a site's files."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def missing_parts(published: Mapping[str, bytes]) -> list[str]:
    """Give what pages and feeds lead to that is not there."""
    return [
        f"{path} -> {target}"
        for path, data in published.items()
        if path.endswith((".html", ".xml"))
        for target in _LINK.findall(data.decode())
        if target not in published
    ]
