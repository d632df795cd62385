"""The file `robots.txt` (RFC 9309): everything may be read, and this is where the sitemaps are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.news_sitemap import NEWS
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.sitemaps import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.rendering.renderer import Renderer

ROBOTS = "robots.txt"
"""Where programs that read sites look first; it has to be at the root of the host."""


@dataclass(frozen=True, slots=True)
class Robots(Output):
    """What programs that read sites by themselves may read."""

    follows_look: ClassVar[bool] = False

    sitemaps: tuple[str, ...]
    """Whole addresses."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing of it is a page
        """Write the file."""
        lines = ["User-agent: *", "Disallow:", "", *(f"Sitemap: {url}" for url in self.sitemaps)]
        return "".join(f"{line}\n" for line in lines).encode()


def robots_key(urls: Urls) -> bytes:
    """Stand for all that the file says."""
    return hash_all(urls.root)


def plan_robots(urls: Urls) -> Iterator[Robots]:
    """Plan the file. What search engines shall not list says so on its own page."""
    yield Robots(ROBOTS, sitemaps=(urls.absolute(INDEX), urls.absolute(NEWS)))
