"""Assets: the package's own styles, scripts, fonts and shapes of countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.assets import Asset, all_assets
from mkdocs_briefings.fingerprint import hash_all
from mkdocs_briefings.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def assets_key() -> bytes:
    """Stand for all assets."""
    return hash_all(*(part for each in all_assets().values() for part in (each.name, each.digest)))


def plan_assets() -> Iterator[AssetFile]:
    """Plan every asset that pages load."""
    for asset in all_assets().values():
        if asset.name not in AT_THE_ROOT:
            yield AssetFile(asset.url, asset)
