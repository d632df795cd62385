"""Resolve the relative links of briefings, and those of `docs/` pages to briefings."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs_briefings.reading.file_names import path_on_disk
from mkdocs_briefings.reading.links import (
    IMAGE_SUFFIXES,
    find_links,
    is_markdown,
    local_path,
    suffix,
)
from mkdocs_briefings.reading.site_links import is_from_root, path_on_host, root_of
from mkdocs_briefings.rendering.page.docs_text import without_front_matter
from mkdocs_briefings.rendering.page.languages import LanguageSites
from mkdocs_briefings.rendering.page.relative_url import relative_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_briefings.archive.archive import Archive
    from mkdocs_briefings.rendering.page.docs_files import SiteFile
    from mkdocs_briefings.rendering.page.standing import StandingFiles
    from mkdocs_briefings.settings import Settings

# MkDocs' own output, in which attributes stand in double quotes.
_MARKDOWN = re.compile(r"\.m(?:d|ark|kd)", re.IGNORECASE)
_LINK = re.compile(r'(?P<tag><a\b[^>]*?)\shref="(?P<target>[^"]*\.m[^"]*)"', re.IGNORECASE)


class Landing(NamedTuple):
    """What is at an address of the site, now or once it is published."""

    url: str
    """The address, relative to the site's root."""

    path: str
    """The file that it is made from, relative to the project, or its own address."""


class Linker:
    """Knows where every file of the project is published, and what is at addresses."""

    def __init__(  # noqa: PLR0913 - what is published is known in so many places
        self,
        archive: Archive,
        settings: Settings,
        standing: StandingFiles,
        warn: Callable[[str], None],
        addresses: Mapping[str, Landing],
        *,
        languages: LanguageSites | None = None,
    ) -> None:
        """Take all that is published; `addresses` has what texts link to by an address.

        Its keys are paths on the site's host. `languages` is the site in all of its languages.
        """
        self.languages = languages or LanguageSites(settings)
        """The site in all of its languages."""

        self._others = tuple(
            each for each in self.languages.archives.values() if each is not archive
        )
        self._archive, self._standing, self._warn = archive, standing, warn
        self._profiles = archive.profile_urls
        self._media = frozenset(archive.media).union(*(each.media for each in self._others))
        self._docs = settings.relative(settings.docs_dir)
        self._briefings = settings.relative(settings.briefings_dir)
        self._addresses, self._root = addresses, root_of(settings)
        self._project, self._tag = settings.root, settings.tag

    def url_of(self, path: str) -> str | None:
        """Give the address of a file, or None where it is not published.

        `path` is relative to the project; the address is relative to the site's root. Of a path on
        the host, which begins with a slash, the address is given that a text means by it.
        """
        if path.startswith("/"):
            landing = self._addresses.get(path)
            return landing.url if landing is not None else None
        if self._others and self.languages.is_lookup(path):
            return self.languages.url_of(path)
        path = self._on_disk(path)
        if path.startswith(f"{self._briefings}/") and is_markdown(path):
            return self._article(path)
        return self._file(path)

    def _article(self, path: str) -> str | None:
        url = self._archive.url_of(path)
        # What is not in this language is in the one that it was written in.
        elsewhere = (each.address_of(path) for each in self._others)
        return url or next(filter(None, elsewhere), None)

    def _file(self, path: str) -> str | None:
        if path in self._profiles:
            return self._profiles[path]
        if path in self._media:
            return self._archive.urls.media(posixpath.relpath(path, self._briefings))
        if path.startswith(f"{self._docs}/"):
            file = self.page_of_docs(posixpath.relpath(path, self._docs))
            return file.url if file is not None and file.inclusion.is_included() else None
        return None

    def page_of_docs(self, path: str) -> SiteFile | None:
        """Give what MkDocs makes of a path in `docs/`, in this language where it is in it."""
        return self._standing.file_in(path, self._tag)

    def resolve(
        self, link: str, path: str, page_url: str, lookups: dict[str, str | None]
    ) -> str | None:
        """Give the address for a link of the file at `path`, relative to its page.

        What is looked up for it is added to `lookups`.

        None stands for a page that is not published: the link's text remains, the link does not.
        """
        target = local_path(link, posixpath.dirname(path))
        if target is None and not is_from_root(link):
            return link
        files = (target,) if target is not None else self._root.files(link)
        for file in map(self._on_disk, files):
            url = lookups[file] = self.url_of(file)
            if url is not None:
                return _with_address(link, url, page_url)
            if self._is_hidden(file):
                return None
        # A picture may be one that the site draws, such as a map: its address tells.
        is_picture = suffix(files[0]) in IMAGE_SUFFIXES and not is_from_root(link)
        if is_markdown(files[0]) or is_picture:
            where = self._place(path, files[0])
            self._warn(f"{where}: {link!r} leads to nothing that is published, and is left out.")
            return None
        return self._at_address(link, page_url, lookups)

    def _place(self, path: str, target: str) -> str:
        """Give a text's path; of a page of `docs/` with the line on which it leads to a file."""
        page = self._standing.files.get_file_from_path(posixpath.relpath(path, self._docs))
        text = page.content_string if page is not None else ""
        body = without_front_matter(text)
        first = text.count("\n") - body.count("\n")
        for link in find_links(body):
            if local_path(link.target, posixpath.dirname(path)) == target:
                return f"{path}:{first + link.line}"
        return path

    def _is_hidden(self, path: str) -> bool:
        archives = self._archive, *self._others
        return any(each.is_hidden(path) for each in archives)

    def _on_disk(self, path: str) -> str:
        return path_on_disk(path, self._project)

    def _at_address(self, link: str, page_url: str, lookups: dict[str, str | None]) -> str | None:
        path = path_on_host(link, f"{self._root.path}{unquote(page_url)}")
        if path is None:
            return link
        url = lookups[path] = self.url_of(path)
        if url is None:
            return link
        file = self._addresses[path].path
        if file.startswith(f"{self._briefings}/"):
            lookups[file] = self.url_of(file)
            if self._is_hidden(file):
                return None
        return _with_address(link, url, page_url)

    def without_hidden(self, html: str, name: str) -> str:
        """Take links to what is not published out of the page that is made of a file of `docs/`.

        MkDocs leaves a link that it cannot resolve as it was written, which tells its file's name.
        """
        folder = posixpath.dirname(f"{self._docs}/{name}")

        def replace(found: re.Match[str]) -> str:
            target = local_path(unescape(found["target"]), folder)
            is_hidden = target is not None and self._is_hidden(self._on_disk(target))
            return found["tag"] if is_hidden else found.group()

        return _LINK.sub(replace, html) if _MARKDOWN.search(html) else html


def _with_address(link: str, url: str, page_url: str) -> str:
    """Give a link that leads from a page to an address, both relative to the site's root."""
    parts = urlsplit(link)
    relative = relative_url(url or "./", page_url)  # the root is written so by MkDocs
    return urlunsplit(("", "", relative, parts.query, parts.fragment))
