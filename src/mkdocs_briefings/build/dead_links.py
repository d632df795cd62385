"""Tell which links of texts lead nowhere, once it is known what there is on the site."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.archive.addresses import address
from mkdocs_briefings.errors import Problem, Severity, quoted
from mkdocs_briefings.reading.file_reference import in_line
from mkdocs_briefings.reading.links import is_markdown, local_path, suffix
from mkdocs_briefings.reading.site_links import (
    anchor_of,
    is_from_root,
    is_there,
    path_on_host,
    root_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.reading.site_links import SiteLink
    from mkdocs_briefings.rendering.page.links import Landing
    from mkdocs_briefings.settings import Settings

_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?", re.IGNORECASE)
_ON_THE_WEB = "An address on the web starts with https://."
_TO_THE_SITE = "Give the path of a file, or an address that the site has."
_TO_THE_HOST = "For another site of this host, give the whole address."


class SiteLinks:
    """The links of all texts that only the whole site can judge."""

    def __init__(self, links: Iterable[SiteLink], archive: Archive, settings: Settings) -> None:
        self._archive, self._settings = archive, settings
        self._profiles = archive.profile_urls
        links = tuple(links)
        self._links = [(each, self._path_of(each)) for each in links if not each.file]
        self._to_anchors = [each for each in links if each.file]

    @property
    def paths(self) -> Iterator[str]:
        """Paths on the site's host that are linked to."""
        return (path for _, path in self._links if path is not None)

    def dead(self, there: Collection[str], *, is_all_known: bool = True) -> Iterator[Problem]:
        """Give a warning for each that leads nowhere; `there` are the paths that lead somewhere.

        Where it is not known what MkDocs makes, or that a link's own page is, only what can be no
        address of a site is told.
        """
        for link, path in self._links:
            is_known = is_all_known and path is not None
            if path not in there and (is_known or _is_of_web(link.target)):
                yield self._problem(link)

    def to_anchors(self, there: Mapping[str, Landing]) -> Iterator[SiteLink]:
        """Give those that lead to an anchor on the page of a text, with its file.

        `there` has what there is at the paths.
        """
        yield from self._to_anchors
        for link, path in self._links:
            landing = there.get(path) if path is not None else None
            if landing is not None and anchor_of(link.target) and is_markdown(landing.path):
                yield link._replace(file=landing.path)

    def _path_of(self, link: SiteLink) -> str | None:
        page = "" if is_from_root(link.target) else self._page_of(link.path)
        if page is None:
            return None
        return path_on_host(link.target, f"{root_of(self._settings).path}{unquote(page)}")

    def _page_of(self, path: str) -> str | None:
        """Give the address of the page of a text, published or not, relative to the root.

        None stands for one that has an error.
        """
        record = self._archive.store.find(path)
        if record is not None:
            return address(record, self._archive.urls, self._settings)
        return self._profiles.get(path)

    def _problem(self, link: SiteLink) -> Problem:
        written = _without_end(link.target)
        is_file = bool(suffix(written).strip("."))
        where = "a file that does not exist" if is_file else "nothing on the site"
        message = f"{quoted(link.target)} leads to {where}."
        hint = self._hint(link, written.rstrip("/"), is_file=is_file)
        return Problem(link.path, link.line, message, hint, Severity.WARNING)

    def _hint(self, link: SiteLink, written: str, *, is_file: bool) -> str:
        if is_from_root(written):
            is_alone = root_of(self._settings).path == "/"
            return _TO_THE_SITE if is_alone else _TO_THE_HOST
        if "@" in written and "/" not in written:
            return f"Write mailto:{written}."
        if is_file or _is_of_web(written):
            return _ON_THE_WEB
        path = local_path(written, posixpath.dirname(link.path))
        for end in (".md", "/index.md"):
            if path is not None and is_there(f"{path}{end}", self._settings):
                return f"Did you mean {in_line(written + end)}?"
        return _TO_THE_SITE


def _without_end(target: str) -> str:
    return target.partition("#")[0].partition("?")[0]


def _is_of_web(target: str) -> bool:
    first = target.partition("/")[0]
    return first in {"http", "https"} or _HOST.fullmatch(first) is not None
