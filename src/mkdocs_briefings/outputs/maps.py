"""Maps: where each country that has a page lies.

They follow from the shapes of countries alone, so that no new briefing draws one anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_briefings.drawing.maps.svg import draw_svg
from mkdocs_briefings.drawing.maps.words import map_words
from mkdocs_briefings.drawing.maps.world import world_digest
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.reading.picture import SHARED_SIZE
from mkdocs_briefings.rendering.page.head import HeadImage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.archive.cards import Ref
    from mkdocs_briefings.archive.urls import Urls
    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer
    from mkdocs_briefings.words.words import Words

_WEIGHT = 12
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


@dataclass(frozen=True, slots=True)
class CountryMaps(OutputGroup):
    """The maps of a country."""

    country: str
    """ISO 3166-1 alpha-2 code."""

    world: bytes
    """Fingerprint of the shapes of all countries."""

    is_shared: bool
    """Whether a map is made for where its page is shared: not before its first briefing."""

    @property
    def name(self) -> str:
        """The country's code."""
        return f"map {self.country}"

    @property
    def weight(self) -> int:
        """That of two maps."""
        return _WEIGHT

    def places(self, context: PlanContext) -> tuple[str, ...]:
        """The country's folder."""
        return (unquote(context.urls.country(self.country)),)

    def plan(self, context: PlanContext) -> Iterator[LocatorMap]:
        """Plan its maps."""
        urls = context.urls
        page = urls.country(self.country)
        yield LocatorMap(urls.map(page), self.country, self.world)
        if self.is_shared:
            yield ShareMap(urls.share_map(page), self.country, self.world)


class Maps(Product):
    """Where each country that has a page lies."""

    name = "maps"

    def groups(self, view: SiteView) -> Iterator[CountryMaps]:
        """Give the maps of each country; one by one, so that all workers have a share of them.

        A site in several languages has them once.
        """
        if not view.settings.is_default:
            return
        world, has_news = world_digest(), dict[str, bool]()
        for archive in (view.archive, *view.others):
            for each in archive.all_countries:
                has_news[each.key] = has_news.get(each.key, False) or bool(each.count)
        yield from (CountryMaps(key, world, is_shared) for key, is_shared in has_news.items())


def share_map(country: Ref, urls: Urls, words: Words) -> HeadImage:
    """Give the picture that stands for a page on a country which has none of its own."""
    url, told = urls.share_map(country.url), map_words(country.name, words)
    return HeadImage(url, told, *SHARED_SIZE, "image/png")
