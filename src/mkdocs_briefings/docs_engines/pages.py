"""Pages of `docs/` that an engine has made, as far as our templates are told of them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import yaml

from mkdocs_briefings.rendering.page.standing import address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.rendering.page.docs_files import DocsFile

_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)


@dataclass(slots=True)
class DocsPage:
    """A page of `docs/` that an engine has made; templates are told it as MkDocs tells its own."""

    file: DocsFile
    title: str
    """As HTML."""

    meta: Mapping[str, Any]
    site_url: str
    content: str = ""
    """Its text as HTML, where it is one of ours in all else."""

    markdown: str = ""
    toc: list[Any] = field(default_factory=list)
    children: None = None
    parent: None = None
    edit_url: None = None
    active: bool = False

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        return address(self.file)

    @property
    def canonical_url(self) -> str:
        """Its whole address."""
        return urljoin(self.site_url, self.url)

    @property
    def is_homepage(self) -> bool:
        """Whether it is at the site's root."""
        return not self.url


def docs_page(file: DocsFile, html: str, site_url: str, title: str | None) -> DocsPage:
    """Give the page that was made of a file; `title` is what the navigation calls it.

    Without that, it is the title that MkDocs would find.
    """
    meta = _meta(file.content_string)
    title = title or str(meta.get("title") or "") or _heading(html) or _by_name(file)
    return DocsPage(file, title, meta, site_url)


def _meta(text: str) -> Mapping[str, Any]:
    found = _MATTER.match(text)
    try:
        meta = yaml.load(found[1], yaml.CSafeLoader) if found is not None else {}
    except (yaml.YAMLError, ValueError):  # the engine tells it, which reads the same
        return {}
    return meta if isinstance(meta, dict) else {}


def _heading(html: str) -> str:
    reader = _HeadingReader()
    reader.feed(html)
    return " ".join("".join(reader.words).split())


def _by_name(file: DocsFile) -> str:
    stem = posixpath.basename(file.src_uri).rpartition(".")[0]
    if stem in {"index", "README"} and "/" not in file.src_uri:
        return "Home"
    title = stem.replace("-", " ").replace("_", " ")
    return title.capitalize() if title.lower() == title else title


class _HeadingReader(HTMLParser):
    """Reads the first heading, without the sign that leads to it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._depth, self._is_sign, self._is_over = 0, False, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into a heading, or into the sign of one."""
        if tag == "h1" and not self._is_over:
            self._depth = 1
        elif self._depth and tag == "a" and "headerlink" in (dict(attrs).get("class") or ""):
            self._is_sign = True

    def handle_endtag(self, tag: str) -> None:
        """Come out of it."""
        if tag == "h1" and self._depth:
            self._depth, self._is_over = 0, True
        elif tag == "a":
            self._is_sign = False

    def handle_data(self, data: str) -> None:
        """Keep its words."""
        if self._depth and not self._is_sign:
            self.words.append(data)
