"""Maps: where each country that has briefings lies.

They follow from the shapes of countries alone, so that no new briefing draws one anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.drawing.maps.svg import draw_svg
from mkdocs_briefings.drawing.maps.words import map_words
from mkdocs_briefings.drawing.maps.world import world_digest
from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.reading.picture import SHARED_SIZE
from mkdocs_briefings.rendering.page.head import HeadImage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.sections import Section
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.rendering.renderer import Renderer

WEIGHT = 25
"""How many briefings cost as much as a country's maps."""


@dataclass(frozen=True, slots=True)
class LocatorMap(Output):
    """The map that pages show."""

    country: str
    """ISO 3166-1 alpha-2 code."""

    world: bytes
    """Fingerprint of the shapes of all countries."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - it needs nothing of the site
        """Draw it."""
        return draw_svg(self.country)


@dataclass(frozen=True, slots=True)
class ShareMap(LocatorMap):
    """The map that stands for pages where they are shared."""

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - it needs nothing of the site
        """Draw it."""
        # Pillow takes 15 ms to load, and most builds draw no map.
        from mkdocs_briefings.drawing.maps.png import draw_png  # noqa: PLC0415

        return draw_png(self.country)


def map_key(country: Section) -> bytes:
    """Stand for the maps of a country."""
    return hash_all(country.url, country.key, world_digest())


def plan_maps(country: Section, urls: Urls) -> Iterator[LocatorMap]:
    """Plan the maps of a country."""
    yield LocatorMap(urls.map(country.url), country.key, world_digest())
    yield ShareMap(urls.share_map(country.url), country.key, world_digest())


def share_map(country: Ref | Section, urls: Urls) -> HeadImage:
    """Give the picture that stands for a page on a country which has none of its own."""
    url, words = urls.share_map(country.url), map_words(country.name)
    return HeadImage(url, words, *SHARED_SIZE, "image/png")
