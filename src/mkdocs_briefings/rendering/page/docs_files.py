"""The files below `docs/`, and where MkDocs publishes them, without asking MkDocs."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PAGES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""How the names of files end that pages are made from."""

_INDEX = "index"


class Level(Protocol):
    """How far MkDocs publishes a file."""

    def is_included(self) -> bool:
        """Whether it is part of the site."""
        ...

    def is_in_serve(self) -> bool:
        """Whether a preview shows it."""
        ...


class SiteFile(Protocol):
    """A file of a site, as MkDocs has it."""

    @property
    def src_uri(self) -> str:
        """Path of the file that it is made from, relative to its folder."""
        ...

    @property
    def src_dir(self) -> str | None:
        """That folder; None where it is made from no file."""
        ...

    @property
    def dest_uri(self) -> str:
        """Where it is written to in the site."""
        ...

    @property
    def url(self) -> str:
        """Its address, relative to the site's root."""
        ...

    @property
    def inclusion(self) -> Level:
        """How far it is published."""
        ...

    @property
    def page(self) -> Any:  # noqa: ANN401 - of their own kind
        """What is made of it, if it is a page; None as long as nothing is."""
        ...

    @property
    def content_string(self) -> str:
        """Its text. Raises `OSError` and `UnicodeError`."""
        ...

    @property
    def content_bytes(self) -> bytes:
        """Its bytes. Raises `OSError`."""
        ...

    def is_documentation_page(self) -> bool:
        """Whether it is made from Markdown."""
        ...


class SiteFiles(Protocol):
    """The files of a site, as MkDocs has them."""

    def __iter__(self) -> Iterator[SiteFile]:
        """Go through all."""
        ...

    @property
    def src_uris(self) -> Mapping[str, SiteFile]:
        """All by the files that they are made from."""
        ...

    def documentation_pages(self) -> Sequence[SiteFile]:
        """Give those that are made from Markdown, and are part of the site."""
        ...

    def get_file_from_path(self, path: str) -> SiteFile | None:
        """Give the one that is made from a file."""
        ...

    def remove(self, file: Any) -> None:  # noqa: ANN401 - of their own kind
        """Take one of them out."""
        ...

    def append(self, file: Any) -> None:  # noqa: ANN401 - as above
        """Add one."""
        ...


class Inclusion(Enum):
    """How far a file is published."""

    EXCLUDED = "excluded"
    INCLUDED = "included"

    def is_included(self) -> bool:
        """Whether it is part of the site."""
        return self is Inclusion.INCLUDED

    def is_in_serve(self) -> bool:
        """Whether a preview shows it."""
        return self.is_included()


@dataclass(frozen=True, slots=True)
class DocsFile:
    """A file of `docs/` or of a theme."""

    src_uri: str
    """Path of the file, relative to its folder."""

    src_dir: str
    has_folders: bool = True
    """Whether a page has a folder of its own, which is its address."""

    inclusion: Inclusion = Inclusion.INCLUDED
    place: str = ""
    """Where it is written to, if it is not where its own path says."""

    page: Any = field(default=None, compare=False, repr=False)
    """What an engine that runs by itself has made of it, if it is a page of `docs/`."""

    def is_documentation_page(self) -> bool:
        """Whether it is made from Markdown."""
        return self.src_uri.endswith(PAGES)

    @property
    def dest_uri(self) -> str:
        """Where it is written to in the site."""
        if self.place or not self.is_documentation_page():
            return self.place or self.src_uri
        parent, name = posixpath.split(self.src_uri)
        stem = posixpath.splitext(name)[0]
        stem = _INDEX if stem == "README" else stem
        if self.has_folders and stem != _INDEX:
            return posixpath.join(parent, stem, "index.html")
        return posixpath.join(parent, f"{stem}.html")

    @property
    def url(self) -> str:
        """Its address, relative to the site's root; of the root itself it is `./`."""
        folder, name = posixpath.split(self.dest_uri)
        is_folder = self.has_folders and name == "index.html"
        return quote(f"{folder or '.'}/" if is_folder else self.dest_uri)

    @property
    def content_string(self) -> str:
        """Its text. Raises `OSError` and `UnicodeError`."""
        # As MkDocs reads it, line breaks of other systems made ours.
        with open(f"{self.src_dir}/{self.src_uri}", encoding="utf-8-sig") as file:  # noqa: PTH123
            return file.read()

    @property
    def content_bytes(self) -> bytes:
        """Its bytes. Raises `OSError`."""
        with open(f"{self.src_dir}/{self.src_uri}", "rb") as file:  # noqa: PTH123 - as above
            return file.read()


class DocsFiles:
    """Files by their paths, as `SiteFiles` has them."""

    def __init__(self, files: Iterable[DocsFile] = ()) -> None:
        self._files = {file.src_uri: file for file in files}

    def __iter__(self) -> Iterator[DocsFile]:
        return iter(tuple(self._files.values()))

    @property
    def src_uris(self) -> Mapping[str, DocsFile]:
        """All by the files that they are made from."""
        return self._files

    def documentation_pages(self) -> list[DocsFile]:
        """Give those that are made from Markdown, and are part of the site."""
        return [
            file for file in self if file.is_documentation_page() and file.inclusion.is_included()
        ]

    def get_file_from_path(self, path: str) -> DocsFile | None:
        """Give the one that is made from a file."""
        return self._files.get(path)

    def remove(self, file: DocsFile) -> None:
        """Take one out."""
        del self._files[file.src_uri]

    def append(self, file: DocsFile) -> None:
        """Add one."""
        self._files[file.src_uri] = file


def find_docs_files(folder: str, *, has_folders: bool) -> Iterator[DocsFile]:
    """Give the files below `docs/` in MkDocs' order, some of which may have one address."""
    for place, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        inside = os.path.relpath(place, folder).replace(os.sep, "/")
        below = "" if inside == "." else f"{inside}/"
        for name in sorted(names, key=_index_first):
            path = f"{below}{name}"
            level = Inclusion.EXCLUDED if _is_left_out(path) else Inclusion.INCLUDED
            yield DocsFile(path, folder, has_folders, level)


def _index_first(name: str) -> tuple[bool, str]:
    return os.path.splitext(name)[0] not in {_INDEX, "README"}, name  # noqa: PTH122 - as text


def _is_left_out(path: str) -> bool:
    """Whether MkDocs leaves it out of every site: what is hidden, and templates."""
    is_hidden = any(part.startswith(".") for part in path.split("/"))
    return is_hidden or path.startswith("templates/")
