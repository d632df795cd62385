"""The addresses of a site's files, as readers ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from mkdocs_briefings.archive.urls import Urls

_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Gives addresses by the paths of files."""

    urls: Urls

    def of(self, path: str) -> str:
        """Give the whole address of a file: `https://news.example/x/` for `x/index.html`."""
        return self.urls.absolute(_quoted(_asked_for(path)))

    def all_of(self, path: str) -> tuple[str, ...]:
        """Give all whole addresses that lead to a file, the one that readers use first."""
        first = self.of(path)
        return (first, f"{first}{_INDEX}") if _asked_for(path) != path else (first,)

    def key(self, path: str) -> str:
        """Give the key that a network of caches knows a file by: the path of its address.

        It has neither spaces nor commas, which part keys from each other.
        """
        return urlsplit(self.of(path)).path


def _asked_for(path: str) -> str:
    """Give a path as it stands in an address: that of a folder's page is the folder's."""
    is_index = path == _INDEX or path.endswith(f"/{_INDEX}")
    return path.removesuffix(_INDEX) if is_index else path


def _quoted(path: str) -> str:
    return quote(path, errors="surrogateescape")
