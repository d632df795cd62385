"""Look whether each link of a built site leads to something that it has."""

from __future__ import annotations

import os
import posixpath
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import unquote, urlsplit

from lxml import etree

from mkdocs_briefings.build.workers import run_all
from mkdocs_briefings.reading.html_tags import of_srcset
from mkdocs_briefings.reading.site_links import anchor_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

_LINKS = etree.XPath(
    "//@href | //@src | //@action | //@poster | //object/@data"
    " | //meta[@property='og:image' or @name='twitter:image']/@content",
    smart_strings=False,
)
_SETS = etree.XPath("//@srcset | //@imagesrcset", smart_strings=False)
_ANCHORS = etree.XPath("//@id | //a/@name", smart_strings=False)
_REFRESH = etree.XPath("//meta[@http-equiv='refresh']/@content", smart_strings=False)

_PAGE = ".html"
_INDEX = "index.html"

_TOGETHER = 500
"""So many pages a worker looks at in one turn."""


class Landing(NamedTuple):
    """What a link leads to."""

    file: str
    """Path of the file, relative to the site; empty for that of its first page."""

    anchor: str
    """The place on the page; empty where the link names none."""


@dataclass(slots=True)
class DeadLink:
    """A target that the site does not have, and who leads there."""

    target: str
    """As a page has written it."""

    landing: Landing
    pages: list[str] = field(default_factory=list)
    """Paths of the pages' files, relative to the site, sorted."""


def dead_links(site: Path, site_url: str, jobs: int) -> list[DeadLink]:
    """Give the links of all pages that lead to no file or to no anchor, by page.

    What leads to other sites is left out, and so are anchors of files that are no pages. Raises
    `OSError`.
    """
    built = _BuiltSite(site, site_url)
    pages = [file for file in built.files if file.endswith(_PAGE)]
    turns = range(0, len(pages), _TOGETHER)
    look = partial(_look, built, pages)
    found: dict[Landing, DeadLink] = {}
    asked: dict[Landing, DeadLink] = {}
    for dead, to_anchors in run_all(look, len(turns), jobs):
        for kept, seen in ((found, dead), (asked, to_anchors)):
            for page, written, landing in seen:
                kept.setdefault(landing, DeadLink(written, landing)).pages.append(page)
    missing = _missing(built, asked)
    told = [*found.values(), *(asked[landing] for landing in missing)]
    return sorted(told, key=lambda link: (link.pages[0], link.target))


class _BuiltSite:
    """A site's files, and what addresses mean on it."""

    def __init__(self, folder: Path, site_url: str) -> None:
        self.folder = folder
        parts = urlsplit(site_url)
        self._host, self._root = f"{parts.scheme}://{parts.netloc}", unquote(parts.path) or "/"

    @cached_property
    def files(self) -> Mapping[str, None]:
        """The paths of all files, sorted."""
        found: list[str] = []
        start = len(str(self.folder)) + 1
        for parent, _, names in os.walk(self.folder):
            inside = parent[start:].replace(os.sep, "/")
            found += (f"{inside}/{name}" if inside else name for name in names)
        return dict.fromkeys(sorted(found))

    def landing(self, written: str, folder: str, page: str) -> Landing | None:
        """Give what a link leads to; None where that is not on this site."""
        # A page has a hundred links, and most of them have neither.
        path, anchor = written, ""
        if "#" in path:
            path, anchor = path.partition("#")[0], unquote(anchor_of(written))
        if "?" in path:
            path = path.partition("?")[0]
        inside = self._inside(path, folder)
        if inside is None:
            return None
        return Landing(self._file(inside) if path else page, anchor)

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

    def _file(self, path: str) -> str:
        """Give the file that is answered at a path, as hosts do it; the path if there is none."""
        plain = posixpath.normpath(path) if path else "."
        if plain == ".":
            return _INDEX
        if plain in self.files and not path.endswith("/"):
            return plain
        index = f"{plain}/{_INDEX}"
        if index in self.files:
            return index
        return plain if not path.endswith("/") else f"{plain}/"

    def anchors(self, file: str, *, follows: bool = True) -> Collection[str]:
        """Give the anchors of a page; of one that leads on at once, those where it leads."""
        tree = _tree(self.folder / file)
        if tree is None:
            return ()
        onward = [text.partition("url=")[2].strip() for text in _strings(_REFRESH, tree)]
        if follows and onward and onward[0]:
            landing = self.landing(onward[0], f"{posixpath.dirname(file)}/".lstrip("/"), file)
            if landing is not None and landing.file in self.files:
                return self.anchors(landing.file, follows=False)
        return frozenset(_strings(_ANCHORS, tree))


_Seen = list[tuple[str, str, Landing]]
"""A page, what it has written, and where that leads."""


def _look(built: _BuiltSite, pages: list[str], turn: int) -> tuple[_Seen, _Seen]:
    """Give the links of some pages that lead to no file, and those to anchors of other pages."""
    dead: _Seen = []
    to_anchors: _Seen = []
    start = turn * _TOGETHER
    for page in pages[start : start + _TOGETHER]:
        tree = _tree(built.folder / page)
        if tree is None:
            continue
        folder = f"{posixpath.dirname(page)}/".lstrip("/")
        own: Collection[str] | None = None
        for written in _written(tree):
            landing = built.landing(written, folder, page)
            if landing is None:
                continue
            if landing.file not in built.files:
                dead.append((page, written, Landing(landing.file, "")))
            elif landing.anchor and landing.file == page:
                own = frozenset(_strings(_ANCHORS, tree)) if own is None else own
                if landing.anchor not in own:
                    dead.append((page, written, landing))
            elif landing.anchor and landing.file.endswith(_PAGE):
                to_anchors.append((page, written, landing))
    return dead, to_anchors


def _missing(built: _BuiltSite, asked: Iterable[Landing]) -> Iterator[Landing]:
    """Give those whose page has no such anchor."""
    by_page: dict[str, list[Landing]] = defaultdict(list)
    for landing in asked:
        by_page[landing.file].append(landing)
    for file, landings in by_page.items():
        there = built.anchors(file)
        yield from (each for each in landings if each.anchor not in there)


def _written(tree: etree._Element) -> Iterable[str]:
    """Give what the links of a page say, each once, in their order."""
    sets = (address for text in _strings(_SETS, tree) for address in of_srcset(text))
    return dict.fromkeys(text.strip() for text in (*_strings(_LINKS, tree), *sets))


def _strings(path: etree.XPath, tree: etree._Element) -> list[str]:
    # A path may give numbers and elements too, and ours ask for attributes alone.
    return cast("list[str]", path(tree))


def _tree(path: Path) -> etree._Element | None:
    """Read a page; None where nothing is in it. Raises `OSError`."""
    data = path.read_bytes()
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    return etree.fromstring(data, parser) if data.strip() else None
