"""Where the files stand that briefings show: beside them, or below `docs/`."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.settings import Settings


@dataclass(frozen=True, slots=True)
class MediaUrls:
    """Makes the addresses of files, by their paths in the project."""

    urls: Urls
    docs: str
    """Path of the folder with the standing pages, with a slash at its end."""

    briefings: str
    """Path of the folder with the briefings."""

    def is_in_docs(self, path: str) -> bool:
        """Whether MkDocs publishes a file, as it is."""
        return path.startswith(self.docs)

    def of(self, path: str) -> str:
        """Give the address of a file beside the briefings or below `docs/`."""
        if self.is_in_docs(path):
            return quote(path.removeprefix(self.docs))
        return self.urls.media(posixpath.relpath(path, self.briefings))


def media_urls(settings: Settings, urls: Urls) -> MediaUrls:
    """Give what makes the addresses of a site's files."""
    docs, briefings, *_ = settings.places
    return MediaUrls(urls, f"{docs}/", briefings)
