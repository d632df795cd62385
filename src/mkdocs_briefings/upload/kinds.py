"""In which order the files of a site go, and with which headers they are served."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_briefings.reading.links import suffix
from mkdocs_briefings.reading.media_types import media_type
from mkdocs_briefings.rendering.page.headers import FOR_GOOD

if TYPE_CHECKING:
    from mkdocs_briefings.upload.headers_file import HeadersFile


class Kind(IntEnum):
    """The kinds of files, in the order in which they go.

    A page that is there leads to nothing that is missing: what it is made of has gone before it,
    and what leads to it goes after it.
    """

    PART = 0
    """What pages are made of: styles, scripts, fonts, images, and the texts of the search."""

    PAGE = 1
    """An article."""

    LISTING = 2
    """What leads to articles: listings, feeds, sitemaps, the search's index; pages of `docs/`."""

    FRONT = 3
    """Where readers and their browsers begin: front pages and service workers."""


_FRONT = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*/)?(?:index\.html|404\.html|sw\.js)")
"""At the root, or below the tag of a language: each has a front page and a worker of its own."""

_DOCUMENTS = frozenset({".html", ".json", ".opml", ".txt", ".webmanifest", ".xml"})
"""Endings of what leads to other files."""

_ARTICLE = re.compile(r"(?:^|/)\d{4}/\d{2}/\d{2}/[^/]+/index\.html$")

_MARKED = re.compile(r"\.(?:[0-9A-Z]{8}|[0-9a-f]{8})(?:\.min)?\.(?:css|js|map|woff2?)$")
"""A style, script or font whose name holds a digest of its bytes, as those of themes do."""

_TEXTS = ("text/", "application/javascript", "application/json", "application/xml")

_TYPES = {
    ".js": "text/javascript",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".md": "text/markdown",
    ".opml": "text/x-opml",
    ".vtt": "text/vtt",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Media types by ending, for those that Python's table has not, or has otherwise."""

_COMPRESSIBLE = _DOCUMENTS | {".css", ".csv", ".js", ".map", ".md", ".mjs", ".svg", ".vtt"}

_CACHE = {
    Kind.PART: "public, max-age=3600",
    Kind.PAGE: "public, max-age=60, stale-while-revalidate=600",
    Kind.LISTING: "public, max-age=60, stale-while-revalidate=600",
    Kind.FRONT: "public, max-age=60",
}
_ASK = "no-cache"


@dataclass(frozen=True, slots=True)
class ServedAs:
    """The headers that a host sends with a file."""

    content_type: str
    cache_control: str
    content_encoding: str = ""
    """`gzip`, `br`, or empty where its bytes go as they are."""

    key: str = field(default="", repr=False)
    """What a network of caches knows the file by; empty where the object does not carry it."""

    @property
    def text(self) -> str:
        """All of it as a text: another one for other headers."""
        return f"{self}{self.key}"


def kind_of(path: str) -> Kind:
    """Give the kind of a file of the site, by its path."""
    if _FRONT.fullmatch(path):
        return Kind.FRONT
    if _ARTICLE.search(path):
        return Kind.PAGE
    return Kind.LISTING if suffix(path) in _DOCUMENTS else Kind.PART


def served_as(path: str, headers: HeadersFile, encoding: str = "", key: str = "") -> ServedAs:
    """Give the headers of a file; what the site's own `_headers` says goes before what is usual.

    `encoding` is for what becomes smaller by it, `key` what its object carries.
    """
    usual = _usual(path.rpartition("/")[2], kind_of(path), encoding, key)
    own = headers.of(path)
    if not own:
        return usual
    return replace(
        usual,
        content_type=own.get("content-type") or usual.content_type,
        cache_control=own.get("cache-control") or usual.cache_control,
    )


@lru_cache(maxsize=1024)
def _usual(name: str, kind: Kind, encoding: str, key: str) -> ServedAs:
    """Give the headers of a file of which the site says nothing: many have the same name."""
    return ServedAs(
        _content_type(name),
        _cache_control(name, kind),
        encoding if suffix(name) in _COMPRESSIBLE else "",
        key,
    )


def _content_type(name: str) -> str:
    """Give a file's media type by the ending of its name; texts of ours are in UTF-8."""
    found = _TYPES.get(suffix(name)) or media_type(name)
    if found is None:
        return "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(_TEXTS) else found


def _cache_control(name: str, kind: Kind) -> str:
    if name == "sw.js":
        return _ASK
    if _MARKED.search(name):
        return FOR_GOOD
    return _CACHE[kind]
