"""MkDocs' files, in which the pages of `docs/` find briefings too."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, cast

from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_briefings.archive.urls import destination

if TYPE_CHECKING:
    from mkdocs_briefings.rendering.page.links import Linker


class LinkedFiles(Files):
    """MkDocs' files, which also finds briefings, sources and their images.

    MkDocs resolves a link of a `docs/` page by asking its files for the path, relative to `docs/`;
    so asking for `../briefings/…` has to find something.
    """

    def __init__(self, files: Files, linker: Linker, docs: str, site: str) -> None:
        """Take MkDocs' own files, the folder that they come from, and the one that they go to."""
        super().__init__(files)
        self._linker, self._docs, self._site = linker, docs, site

    def lead_by(self, linker: Linker) -> None:
        """Lead to what there is in that linker's language, since a page in it is read now."""
        self._linker = linker

    def get_file_from_path(self, path: str) -> File | None:
        """Give the file at a path relative to `docs/`."""
        own = super().get_file_from_path(path)
        if own is not None:
            # In a build all files are MkDocs'.
            return cast("File | None", self._linker.page_of_docs(path)) or own
        inside = posixpath.normpath(posixpath.join(self._docs, path))
        url = self._linker.url_of(inside)
        return None if url is None else self._published_elsewhere(path, url)

    def _published_elsewhere(self, path: str, url: str) -> File:
        return File(
            path,
            src_dir=None,
            dest_dir=self._site,
            use_directory_urls=True,
            dest_uri=destination(url),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
