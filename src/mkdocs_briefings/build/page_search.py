"""Write what is searched of the pages of `docs/`, once they are in the stage."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs_briefings.archive.urls import site_urls
from mkdocs_briefings.build.files import write
from mkdocs_briefings.drawing.cache_file import read_cached, write_cached
from mkdocs_briefings.outputs.search import pagefind
from mkdocs_briefings.outputs.search.pages import PageBundle, standing_page
from mkdocs_briefings.rendering.page.standing import address
from mkdocs_briefings.rendering.page.translated_pages import tag_of_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_briefings.build.steps import PlanStep
    from mkdocs_briefings.outputs.search.pages import StandingPage
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings

_KEPT = "searched-pages"
"""Where bundles are kept, in what a build keeps: to index a page takes longer than to make it."""

_NOINDEX = re.compile(
    r"<meta\b(?=[^>]*\bname=[\"']?robots\b)[^>]*\bcontent=(?:\"[^\"]*|'[^']*|[^\s>]*)\bnoindex",
    re.IGNORECASE,
)


def write_page_search(planned: PlanStep, stage: Path, cache: Path) -> None:
    """Write the bundle of each language, and the list of it. Raises `PagefindError` and `OSError`.

    A bundle whose pages are what they were is taken from the last build.
    """
    for each in planned.all_sites:
        settings = each.before.settings
        if settings.search == "off":
            continue
        pages = sorted(_pages(planned.before.standing, settings, stage))
        program = pagefind.version() if settings.search == "full" else ""
        bundle = PageBundle(pages, settings.language, program)
        urls = site_urls(settings)
        files = _files(bundle, cache / _KEPT / (settings.tag or "site")) if pages else {}
        for path, data in files.items():
            write(stage / unquote(urls.page_bundle()) / path, data)
        write(stage / unquote(urls.page_bundles()), bundle.listed(urls, files))


def _pages(standing: StandingFiles, settings: Settings, stage: Path) -> Iterator[StandingPage]:
    """Give the pages in the language of a site that readers are to find."""
    for file in standing.files.documentation_pages():
        place, page = stage / file.dest_uri, file.page
        if tag_of_page(file.src_uri, settings) != settings.tag or page is None:
            continue
        if _is_kept_out(page.meta) or not place.is_file():
            continue
        html = place.read_text("utf-8")
        # Of a site that is kept out as a whole every page says so.
        if settings.noindex or not _NOINDEX.search(html):
            title, description = unescape(str(page.title or "")), page.meta.get("description")
            yield standing_page(address(file), html, title, str(description or ""))


def _is_kept_out(told: Mapping[str, Any]) -> bool:
    search = told.get("search")
    is_excluded = isinstance(search, dict) and search.get("exclude") is True
    return is_excluded or told.get("noindex") is True or told.get("draft") is True


def _files(bundle: PageBundle, place: Path) -> Mapping[str, bytes]:
    key = bundle.key
    kept = read_cached(place)
    if kept is not None:
        told = json.loads(kept)
        if told["key"] == key:
            return {path: b64decode(data) for path, data in told["files"].items()}
    files = bundle.files()
    packed = {path: b64encode(data).decode() for path, data in files.items()}
    write_cached(place, json.dumps({"key": key, "files": packed}).encode())
    return files
