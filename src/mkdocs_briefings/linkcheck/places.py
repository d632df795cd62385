"""What the addresses that pages have written mean on a built site."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from mkdocs_briefings.reading.site_links import anchor_of

if TYPE_CHECKING:
    from collections.abc import Container

INDEX = "index.html"

_REMEMBERED = 20_000
"""So many links are remembered at most."""


class Landing(NamedTuple):
    """What a link leads to."""

    file: str
    """Path of the file, relative to the site."""

    anchor: str
    """The place on the page; empty where the link names none."""


class Addresses:
    """The addresses of a site: which of them are its own, and what they are on it.

    What a link names is known without the site's files. Which of them is answered is known with
    these, by `file_at`.
    """

    def __init__(self, site_url: str) -> None:
        parts = urlsplit(site_url)
        self._host, self._root = f"{parts.scheme}://{parts.netloc}", unquote(parts.path) or "/"
        self._from_root: dict[str, Landing | None] = {}
        """What links lead to that begin with the way to the site's root, by what follows."""

    def named(self, written: str, page: str) -> Landing | None:
        """Give the path and the anchor that a link of a page names; None of another site's."""
        up = "../" * page.count("/")
        if not up or not written.startswith(up):
            return self._named(written, page)
        # Most links of a site are those that all its pages have, and the same from each.
        rest, known = f"./{written[len(up) :]}", self._from_root
        if rest not in known:
            if len(known) == _REMEMBERED:
                known.clear()
            known[rest] = self._named(rest, INDEX)
        return known[rest]

    def _named(self, written: str, page: str) -> Landing | None:
        # A page has a hundred links, and most of them have neither.
        path, anchor = written, ""
        if "#" in path:
            path, anchor = path.partition("#")[0], unquote(anchor_of(written))
        if "?" in path:
            path = path.partition("?")[0]
        inside = self._inside(path, page[: page.rfind("/") + 1])
        if inside is None:
            return None
        return Landing(_plain(inside) if path else page, anchor)

    def _inside(self, path: str, folder: str) -> str | None:
        """Give a path relative to the site; None where it is another's."""
        if path.startswith(self._host):
            # Behind the host there is a path, or it is another host whose name begins like ours.
            path = path[len(self._host) :] or "/"
            if not path.startswith("/"):
                return None
        elif path.startswith("//") or (":" in path and ":" in path.partition("/")[0]):
            return None
        if "%" in path:
            path = unquote(path)
        if not path.startswith("/"):
            return f"{folder}{path}"
        # It may be on this host, and of no page of this site.
        return path[len(self._root) :] if f"{path}/".startswith(self._root) else None


def _plain(path: str) -> str:
    """Give a path without detours; the slash at its end stays, as it may tell a folder."""
    plain = posixpath.normpath(path) if path else "."
    if plain == ".":
        return INDEX
    return f"{plain}/" if path.endswith("/") else plain


def file_at(path: str, files: Container[str]) -> str:
    """Give the file that is answered at a path, as hosts do it; the path if there is none."""
    if path in files:
        return path
    index = _index_of(path)
    return index if index in files else path


def is_page_at(path: str, page: str) -> bool:
    """Whether it is that page which is answered at a path, whatever else a site has."""
    return page in {path, _index_of(path)}


def _index_of(path: str) -> str:
    return f"{path}{INDEX}" if path.endswith("/") else f"{path}/{INDEX}"
