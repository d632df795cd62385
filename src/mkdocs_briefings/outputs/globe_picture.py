"""The globe of a page before a script turns it: its shapes, in a file beside the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.maps.hemisphere import Hemisphere, Hemispheres
from mkdocs_briefings.drawing.maps.world import world_digest
from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.rendering.renderer import Renderer


@dataclass(frozen=True, slots=True)
class GlobePicture(Output):
    """The half of the earth that a page shows at first."""

    middle: tuple[float, float]
    """Longitude and latitude, in degrees."""

    countries: tuple[Ref, ...]
    """Those that have news."""

    world: bytes
    """Fingerprint of the shapes of all countries."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - it needs nothing of the site
        """Draw it."""
        return Hemisphere(self.middle, self.countries).picture


def globe_picture(
    page: str, countries: tuple[Ref, ...], urls: Urls, news: Iterable[str] = ()
) -> GlobePicture:
    """Give the picture of the page at that address, as its template asks for it.

    `news` are told by their countries' codes, one each.
    """
    half = Hemispheres(countries).towards(news)
    return GlobePicture(urls.globe_picture(page), half.middle, countries, world_digest())
