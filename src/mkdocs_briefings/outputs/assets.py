"""Assets: the package's own styles, scripts, fonts and shapes of countries, and scripts' words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.assets import Asset, served_assets
from mkdocs_briefings.outputs.group import OutputGroup
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.product import Product
from mkdocs_briefings.words.scripts import script_words, script_words_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_briefings.outputs.plan_context import PlanContext
    from mkdocs_briefings.outputs.product import SiteView
    from mkdocs_briefings.rendering.renderer import Renderer

AT_THE_ROOT = frozenset({"sw.js", "sw-off.js"})
"""Assets that an output of their own is made of."""


@dataclass(frozen=True, slots=True)
class AssetFile(Output):
    """A file that is served as it is."""

    asset: Asset

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - nothing is left to render
        """Give the file's bytes."""
        return self.asset.read()


@dataclass(frozen=True, slots=True)
class ScriptWords(Output):
    """What scripts say, in the site's language."""

    words: bytes

    def render(self, renderer: Renderer) -> bytes:  # noqa: ARG002 - it is whole
        """Give the file's bytes."""
        return self.words


@dataclass(frozen=True, slots=True)
class AllAssets(OutputGroup):
    """Every asset that pages load."""

    assets: tuple[Asset, ...]
    words: tuple[tuple[str, bytes], ...] = ()
    """What scripts say in the site's other languages, each with its address."""

    @property
    def name(self) -> str:
        """That of all assets."""
        return "assets"

    def plan(self, context: PlanContext) -> Iterator[Output]:
        """Plan a file for each, and one of the words that scripts say."""
        yield from (AssetFile(asset.url, asset) for asset in self.assets)
        words = context.settings.words
        url = script_words_url(words)
        if url:
            yield ScriptWords(url, script_words(words))
        yield from (ScriptWords(*each) for each in self.words)


class Assets(Product):
    """The package's own styles, scripts, fonts and shapes of countries."""

    name = "assets"

    def groups(self, view: SiteView) -> Iterator[AllAssets]:
        """Give all assets that are no output of another product; once for all languages."""
        settings = view.settings
        if not settings.is_default:
            return
        # Two languages may take their words from one catalog.
        spoken = {script_words_url(each.words): each.words for each in settings.translations}
        others = spoken.keys() - {"", script_words_url(settings.words)}
        assets = served_assets(in_languages=bool(settings.languages))
        found = (each for each in assets if each.name not in AT_THE_ROOT)
        yield AllAssets(
            tuple(found), tuple((url, script_words(spoken[url])) for url in sorted(others))
        )
