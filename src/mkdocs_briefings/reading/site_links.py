"""Tell what the links of a text lead to: to a file, or to what only the whole site can judge.

A link names a file by its path. It may also name an address, such as that of a country, or an
anchor on a page. Whether these are there is known when all is planned, so they are kept until then.
"""

from __future__ import annotations

import os
import posixpath
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from mkdocs_briefings.reading.boundary import boundary_of
from mkdocs_briefings.reading.file_names import path_on_disk
from mkdocs_briefings.reading.links import (
    IMAGE_SUFFIXES,
    is_markdown,
    is_remote,
    local_path,
    suffix,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_briefings.reading.links import Link
    from mkdocs_briefings.settings import Settings

_ANYWHERE = ("__", ":~:")
"""How anchors begin that are the theme's own, or words that a browser finds itself."""


class SiteLink(NamedTuple):
    """A link that only the whole site can judge."""

    path: str
    """The file that it stands in, relative to the project."""

    line: int
    """Line of that file."""

    target: str
    """The destination as it was written."""

    file: str = ""
    """The file on whose page it leads to an anchor; empty where it names an address."""


class Target(NamedTuple):
    """What a link leads to, as far as the project's files tell."""

    file: str
    """Path of the file, relative to the project; empty where there is none."""

    looked_for: tuple[str, ...]
    """Paths of files that it would lead to if they were there."""


def target_of(link: Link, folder: str, settings: Settings) -> Target | None:
    """Give what a link leads to; None where it leads to another site or stays on its page.

    `folder` is that of the text, relative to the project. An image that is shown, and what is
    called as a page is, has to be a file, whether it is there or not.
    """
    path = local_path(link.target, folder)
    if path is not None:
        found = find_file(path, settings)
        if found:
            return Target(found, (path,) if found != path else ())
        is_outside = path.startswith("../") and bool(suffix(path).strip("."))
        is_named = (
            is_outside or link.is_image or is_markdown(path) or suffix(path) in IMAGE_SUFFIXES
        )
        return Target(path, ()) if is_named else Target("", (path,))
    if not is_from_root(link.target):
        return None
    paths = root_of(settings).files(link.target)
    for position, each in enumerate(paths):
        found = find_file(each, settings)
        if found:
            return Target(found, paths[: position + (found != each)])
    # A picture that is only linked to may be one that the site draws, such as a map.
    is_named = link.is_image or is_markdown(paths[0])
    return Target(paths[0] if is_named else "", paths)


def anchor_of(target: str) -> str:
    """Give the anchor that a link names; empty where it names none, or one that any page has."""
    if "#" not in target:
        return ""
    anchor = target.partition("#")[2]
    return "" if anchor.startswith(_ANYWHERE) or anchor.lower() == "top" else anchor


def is_from_root(target: str) -> bool:
    """Whether a link begins at the root of this host."""
    return target.startswith(("/", "\\")) and not is_remote(target)


def path_on_host(target: str, page: str) -> str | None:
    """Give the path on the host of a page that a browser reads in an address of the same host.

    `page` is the path of the page; both are without `%`. None stands for the address of another
    site, and for a place on the page itself.
    """
    try:
        parts = urlsplit(target.replace("\\", "/"))
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    joined = posixpath.normpath(posixpath.join(page, path))
    is_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    return f"/{joined.strip('/')}/" if is_folder and joined.strip("/") else f"/{joined.lstrip('/')}"


class SiteRoot(NamedTuple):
    """Where the root of a site is: on its host, and in the project."""

    path: str
    """Path on the host, without `%`, and with slashes at both ends."""

    prefix: str
    """Where the news stand below the root: empty, or a path with a slash at its end."""

    docs: str
    """Path of the folder with the standing pages, relative to the project."""

    briefings: str
    """Path of the folder with the briefings, relative to the project."""

    def inside(self, path: str) -> tuple[str, ...]:
        """Give what a path on the host may be meant as, relative to the root, the best first.

        Where a site lies below a path, people leave that out; browsers do not.
        """
        if self.path == "/" or not f"{path}/".startswith(self.path):
            return (path[1:],)
        return path[len(self.path) :], path[1:]

    def files(self, target: str) -> tuple[str, ...]:
        """Give the files of the project that a link from the root may mean, the best first."""
        path = (path_on_host(target, "/") or "/").rstrip("/")
        found: list[str] = []
        for inside in self.inside(path or "/"):
            found.append(f"{self.docs}/{inside}")
            if inside.startswith(self.prefix):
                found.append(f"{self.briefings}/{inside.removeprefix(self.prefix)}")
            if inside.startswith((f"{self.docs}/", f"{self.briefings}/")):
                found.append(inside)  # as hosts of code read it
        return tuple(found)


@cache
def root_of(settings: Settings) -> SiteRoot:
    """Give where the root of a site is."""
    docs, briefings, *_ = settings.places
    path = unquote(urlsplit(settings.site_url).path) or "/"
    return SiteRoot(path, settings.prefix, docs, briefings)


def find_file(path: str, settings: Settings) -> str:
    """Give the path of a file as the disk has it; empty where it has none.

    A name may be written in another form of Unicode than there.
    """
    found = path_on_disk(path, settings.root)
    return found if is_there(found, settings) else ""


def has_come(path: str, known: Collection[str], settings: Settings) -> bool:
    """Whether a file that was looked for is there now, and is none of those that are known."""
    found = find_file(path, settings)
    return bool(found) and found not in known


def is_there(path: str, settings: Settings) -> bool:
    """Whether there is a file at a path of the project, or what is not to be read in its place."""
    place = f"{settings.root}/{path}"
    # Names that no file system takes are nowhere. A Path for each of many links is slow.
    if os.path.isfile(place):  # noqa: PTH113 - as above
        return True
    if not os.path.lexists(place) or os.path.isdir(place):  # noqa: PTH112 - as above
        return False
    return boundary_of(settings).refusal(path) is not None
