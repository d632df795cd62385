"""Assets: the package's own styles, scripts, fonts and shapes of countries, and scripts' words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.assets import Asset, all_assets
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
    """What scripts say in each of the site's languages, with its address."""

    @property
    def name(self) -> str:
        """That of all assets."""
        return "assets"

    def plan(self, context: PlanContext) -> Iterator[Output]:  # noqa: ARG002 - as they are
        """Plan a file for each."""
        yield from (AssetFile(asset.url, asset) for asset in self.assets)
        yield from (ScriptWords(*each) for each in self.words)


class Assets(Product):
    """The package's own styles, scripts, fonts and shapes of countries."""

    name = "assets"

    def groups(self, view: SiteView) -> Iterator[AllAssets]:
        """Give all assets that are no output of another product; once for all languages."""
        settings = view.settings
        if not settings.is_default:
            return
        # Two languages may take their words from one catalog, and English ones from none.
        words = {script_words_url(each.words): each.words for each in settings.all_sites}
        words.pop("", None)
        found = (each for each in all_assets().values() if each.name not in AT_THE_ROOT)
        yield AllAssets(
            tuple(found), tuple((url, script_words(words[url])) for url in sorted(words))
        )
