"""Links of pages of `docs/` to what their engine knows nothing of: briefings, and what is moved.

In the copy that the engine reads each leads to an address of no host there is, which an engine
leaves as it is. Where the news stand is known later, and is put in its place in what was made.
So an engine need not run again for a change of the news.

MkDocs is asked by the plugin, and finds what links of Markdown lead to; those of HTML it leaves.
"""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from mkdocs_briefings.reading.file_names import path_on_disk
from mkdocs_briefings.reading.links import find_links, local_path
from mkdocs_briefings.rendering.page.docs_text import without_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_HOST = "https://briefings.invalid/"
"""A name that no host will ever have (RFC 6761)."""

_LINK = re.compile(
    rf"(?P<start><a\b[^>]*?)\shref=[\"']?{re.escape(_HOST)}(?P<place>[^\s\"'<>]*)[\"']?"
)
_ANY = re.compile(rf"{re.escape(_HOST)}(?P<place>[^\s\"'<>]*)")


def with_marks(
    text: str,
    path: str,
    root: Path,
    is_foreign: Callable[[str], bool],
    *,
    of_html: bool = False,
) -> str:
    """Give the text of a page in which each link that is foreign to its engine is marked.

    `path` is the page's, and what `is_foreign` is asked for a file's, relative to the project. With
    `of_html` those that are written in Markdown are left as they are.
    """
    body = without_front_matter(text)
    first = text.count("\n") - body.count("\n")
    lines = text.split("\n")
    for link in find_links(body):
        if of_html and not link.tag:
            continue
        file = local_path(link.target, posixpath.dirname(path))
        if file is None or not is_foreign(path_on_disk(file, root)):
            continue
        parts = urlsplit(link.target)
        rest = parts._replace(scheme="", netloc="", path="").geturl()
        number = first + link.line - 1
        lines[number] = _replaced(lines[number], link.target, f"{_HOST}{quote(file)}{rest}")
    return "\n".join(lines)


def _replaced(line: str, target: str, marked: str) -> str:
    written = rf"(\]\(\s*<?|\]:\s*<?|=\s*[\"']?|,\s*){re.escape(target)}(?=[\s)>\"',]|$)"
    return re.sub(written, lambda found: f"{found[1]}{marked}", line)


def without_marks(html: str, folder: str, address: Callable[[str], str | None]) -> str:
    """Give what was made of a page, with links that lead where `address` says.

    It is asked for links relative to `folder`, that of the page's file; None of it takes the link
    away, and leaves its text.
    """
    if _HOST not in html:
        return html

    def told(found: re.Match[str]) -> str | None:
        parts = urlsplit(unescape(found["place"]))
        path = posixpath.relpath(unquote(parts.path), folder)
        return address(parts._replace(path=quote(path)).geturl())

    def link(found: re.Match[str]) -> str:
        url = told(found)
        return found["start"] if url is None else f'{found["start"]} href="{escape(url)}"'

    return _ANY.sub(lambda found: escape(told(found) or ""), _LINK.sub(link, html))
