"""The file `robots.txt` (RFC 9309): everything may be read, and this is where the sitemaps are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mkdocs_briefings.archive.urls import SITEMAP
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.news_sitemap import NEWS
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
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
        lines = ["User-agent: *", "Disallow:"]
        if self.sitemaps:
            lines += ["", *(f"Sitemap: {url}" for url in self.sitemaps)]
        return "".join(f"{line}\n" for line in lines).encode()


@dataclass(frozen=True, slots=True)
class RobotsFile(OutputGroup):
    """The file alone: all that it says follows from the settings."""

    @property
    def name(self) -> str:
        """The file's."""
        return ROBOTS

    def plan(self, context: PlanContext) -> Iterator[Robots]:
        """Plan the file. What search engines shall not list says so on its own page."""
        if context.settings.noindex:
            # Who may not read a page does not see either that it is not to be listed.
            yield Robots(ROBOTS, sitemaps=())
            return
        urls, languages = context.urls, context.settings.languages
        roots = tuple(each.root for each in languages) or ("",)
        names = (f"{root}{name}" for root in roots for name in (SITEMAP, NEWS))
        yield Robots(ROBOTS, sitemaps=tuple(map(urls.absolute, names)))


class RobotsRules(Product):
    """What programs that read sites by themselves may read."""

    name = "robots"

    def groups(self, view: SiteView) -> Iterator[RobotsFile]:
        """Give the file, where the site has none of its own."""
        if ROBOTS not in view.own_files and view.settings.is_default:
            yield RobotsFile()
